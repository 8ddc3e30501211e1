package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM of its own that a test may kill; its output goes to a file. */
final class ChildJvm implements AutoCloseable {

    private static final int LOGGED_LINES = 60;
    private static final Pattern USED = Pattern.compile("tenured generation .*used (\\d+)K");

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

    /** Starts the command {@code hodograph} with these words, in so large a heap. */
    static ChildJvm hodograph(String name, Path folder, String heap, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "-Xmx" + heap,
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        return start(name, folder, Map.of(), command);
    }

    /** What it says behind this word at the begin of a line, once it does. */
    String told(String word) throws Exception {
        return Wait.until("the note " + word, () -> {
            assertThat(isAlive()).as(this::output).isTrue();
            return printed().stream()
                    .filter(line -> line.startsWith(word + " "))
                    .findFirst()
                    .map(line -> line.substring(word.length()).strip())
                    .orElse(null);
        });
    }

    /** Bytes that survive a full collection, which the serial collector leaves in the old generation; younger ones come and go. */
    long heapBytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IOException("jcmd tells no old generation");
        }
        return 1024 * Long.parseLong(used.group(1));
    }

    private String jcmd(String question) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        question)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + question + ": " + answer);
        }
        return answer;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does it: no shutdown hook runs, no connection is closed in order. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill} does it: shutdown hooks run. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end; its exit code. */
    int code() throws InterruptedException {
        if (!process.waitFor(Wait.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(name + " did not end: " + output());
        }
        return process.exitValue();
    }

    /** What it printed, line by line. */
    List<String> printed() throws IOException {
        return Files.readAllLines(log);
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
