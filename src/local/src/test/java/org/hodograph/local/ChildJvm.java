package org.hodograph.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that a test may kill; its output goes to a file. */
final class ChildJvm implements AutoCloseable {

    private static final int LOGGED_LINES = 60;

    private final String name;
    private final Path log;
    private final Path ownLog;
    private final Process process;

    private ChildJvm(String name, Path log, Path ownLog, Process process) {
        this.name = name;
        this.log = log;
        this.ownLog = ownLog;
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param folder for its output and its temporary files
     * @param command options of the JVM, the main class, its arguments
     */
    static ChildJvm start(String name, Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        Path log = folder.resolve(name + ".out");
        Path ownLog = folder.resolve(name + ".log");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // starts faster, and speed is not what is tried
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-Dhodograph.log=" + ownLog));
        line.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new ChildJvm(name, log, ownLog, builder.start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does it: no shutdown hook runs, no connection is closed in order. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for its end; its exit code. */
    int code() throws InterruptedException {
        if (!process.waitFor(Wait.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(name + " did not end: " + output());
        }
        return process.exitValue();
    }

    /** What it printed, and the end of what it logged. */
    String output() {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(log));
            if (Files.exists(ownLog)) {
                List<String> logged = Files.readAllLines(ownLog);
                lines.addAll(logged.subList(Math.max(0, logged.size() - LOGGED_LINES), logged.size()));
            }
            return String.join("\n", lines);
        } catch (IOException e) {
            return "no output: " + e;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
