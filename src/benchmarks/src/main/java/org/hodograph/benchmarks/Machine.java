package org.hodograph.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** What the numbers were measured on. */
final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    static String line() throws java.io.IOException {
        Runtime runtime = Runtime.getRuntime();
        return "Measured on %s: %s, %d processors, Java %s, heap %d MB.%n"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
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
