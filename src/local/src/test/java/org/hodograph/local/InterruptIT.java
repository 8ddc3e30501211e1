package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C ends a command that runs for ever, and nothing of it stays: no process, no file. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class InterruptIT {

    private static final int INTERRUPTED = 130; // 128 + SIGINT, as shells tell it
    private static final int SIGINT = 2;
    private static final int END_SECONDS = 120;

    @TempDir
    Path folder;

    private Process command;

    @AfterEach
    void endWhatAFailureLeft() {
        command.descendants().forEach(ProcessHandle::destroyForcibly);
        command.destroyForcibly();
    }

    @Test
    void localEnds() throws Exception {
        start(
                "local",
                "--config",
                Recordings.example("braking.yaml").toString(),
                "--input",
                Recordings.example("braking.csv").toString());
        interruptOnce("err", "the file is published");
    }

    @Test
    void demoEnds() throws Exception {
        start("demo");
        interruptOnce("out", "car-5");
    }

    private void start(String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp")),
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        line.addAll(List.of(words));
        command = new ProcessBuilder(line)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private void interruptOnce(String stream, String text) throws Exception {
        Wait.until(text, () -> {
            assertThat(command.isAlive())
                    .as("running: %s", Files.readString(folder.resolve("err")))
                    .isTrue();
            return Files.readString(folder.resolve(stream)).contains(text);
        });
        assumeFalse(ignoresInterrupts(), "this build was started with interrupts ignored, and so are its children");
        List<String> notes = Files.readAllLines(folder.resolve("err"));
        List<ProcessHandle> broker = command.descendants().toList();
        assertThat(broker).hasSize(1);

        signal("-INT");

        assertThat(command.waitFor(END_SECONDS, TimeUnit.SECONDS))
                .as(this::threads)
                .isTrue();
        assertThat(command.exitValue()).isEqualTo(INTERRUPTED);
        Wait.until("the broker's end", () -> !broker.get(0).isAlive());
        try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
        List<String> told = Files.readAllLines(folder.resolve("err"));
        assertThat(told).startsWith(notes.toArray(String[]::new));
        assertThat(told.subList(notes.size(), told.size()))
                .filteredOn(line -> !line.startsWith("page "))
                .singleElement()
                .asString()
                .startsWith("ended: ")
                .contains(" samples in, ");
    }

    /** What a command that does not end is doing. */
    private String threads() {
        try {
            signal("-QUIT");
            Thread.sleep(2_000);
            return "ends on an interrupt: " + Files.readString(folder.resolve("out"));
        } catch (IOException | InterruptedException e) {
            return "ends on an interrupt: " + e;
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(command.pid())).start().waitFor();
    }

    /** A shell starts what it puts in the background with interrupts ignored, which Java leaves so. */
    private boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc", Long.toString(command.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> (SIGINT - 1) & 1) == 1);
    }
}
