package org.hodograph.local;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/**
 * Runs a line of a terminal: the commands of ours in this process, so that a page takes no start of a JVM for each; what else
 * stands in a pipe by bash, which also tells words and quotes apart. Knows pipes, {@code < file} and {@code > file}.
 */
final class DocShell {

    /** What a terminal shows of a line, and the exit code of the line's last command. */
    record Shown(String text, int code) {}

    private static final String OURS = "./hodograph ";
    private static final String SPLIT = "split() { printf '%s\\0' \"$@\"; }; split ";

    private DocShell() {}

    static Shown run(String line) throws Exception {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        byte[] input = new byte[0];
        int code = 0;
        List<String> stages = parts(line, '|');
        for (int i = 0; i < stages.size(); i++) {
            boolean last = i == stages.size() - 1;
            String stage = stages.get(i).strip();
            ByteArrayOutputStream pipe = new ByteArrayOutputStream();
            OutputStream out = last ? terminal : pipe;
            code = stage.startsWith(OURS) ? ours(stage, input, out, terminal) : bash(stage, input, out, terminal);
            input = pipe.toByteArray();
        }
        return new Shown(terminal.toString(StandardCharsets.UTF_8), code);
    }

    private static int ours(String stage, byte[] input, OutputStream out, OutputStream terminal) throws Exception {
        List<String> toFile = parts(stage, '>');
        List<String> fromFile = parts(toFile.get(0), '<');
        byte[] given =
                fromFile.size() > 1 ? Files.readAllBytes(Path.of(fromFile.get(1).strip())) : input;
        String[] words = words(fromFile.get(0).substring(OURS.length()));
        if (toFile.size() == 1) {
            return execute(words, given, out, terminal);
        }
        try (OutputStream file = Files.newOutputStream(Path.of(toFile.get(1).strip()))) {
            return execute(words, given, file, terminal);
        }
    }

    private static int execute(String[] words, byte[] input, OutputStream out, OutputStream terminal) {
        InputStream usualIn = System.in;
        PrintStream usualOut = System.out;
        PrintStream shown = new PrintStream(out, true, StandardCharsets.UTF_8);
        System.setIn(new ByteArrayInputStream(input));
        System.setOut(shown);
        try {
            CommandLine line = Main.commandLine();
            line.setOut(new PrintWriter(shown, true, StandardCharsets.UTF_8));
            line.setErr(new PrintWriter(terminal, true, StandardCharsets.UTF_8));
            return line.execute(words);
        } finally {
            shown.flush();
            System.setIn(usualIn);
            System.setOut(usualOut);
        }
    }

    /** The words of a command as bash has them: quotes taken off, nothing left of a comment. */
    static String[] words(String text) throws IOException, InterruptedException {
        ByteArrayOutputStream split = new ByteArrayOutputStream();
        if (bash(SPLIT + text, new byte[0], split, OutputStream.nullOutputStream()) != 0) {
            throw new AssertionError("bash does not take " + text);
        }
        return split.toString(StandardCharsets.UTF_8).split("\0", 0);
    }

    private static int bash(String text, byte[] input, OutputStream out, OutputStream faults)
            throws IOException, InterruptedException {
        Path told = Files.createTempFile("bash", ".err");
        Process process = new ProcessBuilder("bash", "-c", text)
                .redirectError(told.toFile())
                .start();
        Thread feeder = new Thread(() -> {
            try (OutputStream to = process.getOutputStream()) {
                to.write(input);
            } catch (IOException e) {
                // head has read enough
            }
        });
        feeder.start();
        process.getInputStream().transferTo(out);
        int code = process.waitFor();
        feeder.join();
        faults.write(Files.readAllBytes(told));
        Files.delete(told);
        return code;
    }

    /** The parts of a line between a mark that stands outside quotes. */
    private static List<String> parts(String line, char mark) {
        List<String> parts = new java.util.ArrayList<>();
        char quote = 0;
        int begin = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && c == mark) {
                parts.add(line.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(line.substring(begin));
        return parts;
    }
}
