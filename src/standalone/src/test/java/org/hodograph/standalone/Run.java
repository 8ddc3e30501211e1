package org.hodograph.standalone;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A run of the command line: exit code, standard output, standard error. Not for tests in parallel: the streams are the process's own. */
record Run(int code, String out, String err) {

    @Command(name = "hodograph")
    static final class Root {}

    /** Runs the command line without input. */
    static Run of(Object... arguments) {
        return withInput("", arguments);
    }

    /** Runs the command line with a text on its standard input. */
    static Run withInput(String input, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        InputStream bytes = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int code = run(bytes, new PrintStream(out, true, StandardCharsets.UTF_8), err, arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    static int run(InputStream in, PrintStream out, StringWriter err, Object... arguments) {
        InputStream usualIn = System.in;
        PrintStream usualOut = System.out;
        System.setIn(in);
        System.setOut(out);
        try {
            CommandLine line = CommandLines.of(new Root());
            line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
            line.setErr(new PrintWriter(err, true));
            String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
            return line.execute(words);
        } finally {
            System.setIn(usualIn);
            System.setOut(usualOut);
        }
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** A real recording; the test is skipped, by name, where there is none. */
    static Path recording(String name) {
        String given = System.getenv("HODOGRAPH_DATA");
        Path folder = given != null ? Path.of(given) : Path.of(System.getProperty("hodograph.root"), "../shared/data");
        Path file = folder.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "no recording " + name);
        return file;
    }

    /** An example of the documentation. */
    static Path example(String name) {
        return Path.of(System.getProperty("hodograph.root"), "docs", "examples", name);
    }
}
