package org.hodograph.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * Runs the short commands once on a few samples, for nothing but the classes that they load: the launcher has them written to an
 * archive, and every later start takes them from there. Prints nothing.
 */
public final class Rehearsal {

    private static final int ROWS = 60;

    private Rehearsal() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Path folder = Files.createTempDirectory("hodograph-rehearsal");
        Path file = folder.resolve("samples.csv");
        try (PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            System.setOut(silence);
            StringBuilder rows = new StringBuilder("t,value\n");
            for (int i = 0; i < ROWS; i++) {
                rows.append(i).append(',').append(i * i % 7).append('\n');
            }
            Files.writeString(file, rows);
            run("--help");
            run("methods");
            run("inspect", file.toString());
            run("stream", file.toString());
            run("stream", file.toString(), "--out", "csv", "--method", "kalman");
            run("differentiate", file.toString());
            run("compare", file.toString(), "--method", "local-polynomial(window=21, degree=3)");
            run("plot", file.toString(), "-o", folder.resolve("picture.svg").toString());
        } finally {
            try (var files = Files.list(folder)) {
                for (Path made : files.toList()) {
                    Files.delete(made);
                }
            }
            Files.delete(folder);
        }
    }

    private static void run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(Writer.nullWriter()));
        line.setErr(new PrintWriter(Writer.nullWriter()));
        int unused = line.execute(arguments);
    }
}
