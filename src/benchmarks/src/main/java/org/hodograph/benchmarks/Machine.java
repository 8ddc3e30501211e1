package org.hodograph.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** What the numbers were measured on. */
final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** The machine, and how long the measuring took. */
    static String line(Duration took) throws java.io.IOException {
        Runtime runtime = Runtime.getRuntime();
        return "Measured on %s in %s: %s, %d processors, Java %s, heap %d MB.%n"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        took.toMinutes() > 0 ? took.toMinutes() + " min" : took.toSeconds() + " s",
                        processor(),
                        runtime.availableProcessors(),
                        Runtime.version().feature(),
                        runtime.maxMemory() >> 20);
    }

    private static String processor() throws java.io.IOException {
        if (!Files.exists(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
