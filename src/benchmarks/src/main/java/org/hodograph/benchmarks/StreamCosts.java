package org.hodograph.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hodograph.standalone.CommandLines;
import picocli.CommandLine;

/** {@code stream} over a CSV file of times and values to CSV that nobody keeps, in this process. */
final class StreamCosts {

    private final int rounds;
    private final long rows;
    private Path file;

    StreamCosts(int rounds, long rows) {
        this.rounds = rounds;
        this.rows = rows;
    }

    /** A command line needs a root. */
    @CommandLine.Command
    private static final class Root {}

    /** The table of the page. */
    String table() throws Exception {
        file = Files.createTempFile("benchmark", ".csv");
        try {
            write();
            JobTurns turns = new JobTurns(rounds, rows, "the product");
            turns.add("`stream --out csv`, `" + JobCosts.WINDOW + "`", "", 1, many -> stream(JobCosts.WINDOW, "csv"));
            turns.add(
                    "`stream --out jsonl`, `" + JobCosts.WINDOW + "`", "", 1, many -> stream(JobCosts.WINDOW, "jsonl"));
            turns.add("`stream --out csv`, `auto`", "", 1, many -> stream("auto", "csv"));
            turns.add("by hand: `readLine`, ring of 64, slope, `println`", "", 1, many -> byHand());
            return turns.table();
        } finally {
            Files.delete(file);
        }
    }

    private void write() throws IOException {
        Signal signal = new Signal(10_000_000);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("t,value\n");
            for (long i = 0; i < rows; i++) {
                signal.next();
                out.write("%d.%02d,%.4f%n".formatted(i / 100, i % 100, signal.value()));
            }
        }
    }

    private double stream(String method, String form) {
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            long begun = Marks.cpuNanos();
            int code = CommandLines.of(new Root())
                    .setErr(new PrintWriter(Writer.nullWriter()))
                    .execute("stream", file.toString(), "--out", form, "--method", method);
            if (code != 0) {
                throw new IllegalStateException("stream ended with " + code);
            }
            return rows * 1e9 / (Marks.cpuNanos() - begun);
        } finally {
            System.setOut(console);
        }
    }

    private double byHand() throws IOException {
        long begun = Marks.cpuNanos();
        double[] last = new double[1 + 2 * HandSlope.WINDOW];
        try (BufferedReader in = Files.newBufferedReader(file);
                PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            in.readLine();
            int count = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int comma = line.indexOf(',');
                int at = count++ % HandSlope.WINDOW;
                last[1 + at] = Double.parseDouble(line.substring(0, comma));
                last[1 + HandSlope.WINDOW + at] = Double.parseDouble(line.substring(comma + 1));
                int size = Math.min(count, HandSlope.WINDOW);
                out.println(last[1 + at] + "," + (size > 1 ? HandSlope.slope(last, size, at) : 0));
            }
        }
        return rows * 1e9 / (Marks.cpuNanos() - begun);
    }
}
