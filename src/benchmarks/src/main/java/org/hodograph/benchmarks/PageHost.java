package org.hodograph.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A command of Hodograph in a process of its own, as the launcher starts it. */
final class PageHost implements AutoCloseable {

    private static final long LIMIT_NANOS = Duration.ofMinutes(5).toNanos();

    private final Process process;
    private final Path out;
    private final long begunNanos = System.nanoTime();

    private PageHost(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    /** Starts one; what it prints goes into a file of the folder. */
    static PageHost start(Path folder, String... words) throws IOException {
        Path out = Files.createTempFile(folder, words[0], ".out");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "org.hodograph.local.Main"));
        line.addAll(List.of(words));
        return new PageHost(
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start(),
                out);
    }

    /** Waits for a line that begins with a word; its rest. */
    String told(String word) throws Exception {
        return until(
                word,
                () -> Files.readString(out, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith(word))
                        .findFirst()
                        .map(line -> line.substring(word.length()).strip())
                        .orElse(null));
    }

    /** Waits for a text; seconds since the process was started. */
    double secondsUntil(String text) throws Exception {
        until(text, () -> Files.readString(out, StandardCharsets.UTF_8).contains(text));
        return (System.nanoTime() - begunNanos) / 1e9;
    }

    private <T> T until(String what, Callable<T> answer) throws Exception {
        while (System.nanoTime() - begunNanos < LIMIT_NANOS) {
            T given = answer.call();
            if (given != null && !Boolean.FALSE.equals(given)) {
                return given;
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(10);
        }
        throw new IOException("no " + what + ": " + Files.readString(out));
    }

    /** Seconds of a core that it has used so far. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    @Override
    public void close() {
        process.destroy(); // its broker ends with it
        process.onExit().join();
    }
}
