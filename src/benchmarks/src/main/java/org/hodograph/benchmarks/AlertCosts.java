package org.hodograph.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.entity.Entity;
import org.hodograph.pipeline.entity.EntityTap;
import org.hodograph.pipeline.series.Tracker;
import org.hodograph.standalone.CommandLines;
import org.hodograph.standalone.page.Silent;
import picocli.CommandLine;

/** What ten alerts cost a sample: none, with thresholds, on what is unusual. */
final class AlertCosts {

    private static final String NAME = "car-1/speed";
    private static final int ALERTS = 10;
    private static final String SERIES =
            "source: {format: csv, time: s, fields: {time: t, value: value}}\nseries: [{match: '*', method: 'local-polynomial(window=64, degree=3)'}]\n";
    private static final String[] QUANTITIES = {"value", "d1", "d2", "d3", "noise"};
    private static final List<String> WHEN = List.of(
            "",
            "when: '> 1e9', confidence: 0",
            "when: unusual, false-alarms: 1/1e5 samples, learn: 1000 samples",
            "when: abs unusual, false-alarms: 1/1e5 samples, learn: 1000 samples");

    private final int rounds;
    private final long rows;
    private final Turns turns;

    AlertCosts(int rounds, long rows, Turns turns) {
        this.rounds = rounds;
        this.rows = rows;
        this.turns = turns;
    }

    /** A command line needs a root. */
    @CommandLine.Command
    private static final class Root {}

    private static String yaml(String when) {
        StringBuilder yaml = new StringBuilder(SERIES);
        if (!when.isEmpty()) {
            yaml.append("alerts:\n");
            for (int i = 0; i < ALERTS; i++) {
                yaml.append("  - {alert: A").append(i).append(", on: {quantity: ");
                yaml.append(QUANTITIES[i % QUANTITIES.length])
                        .append("}, ")
                        .append(when)
                        .append("}\n");
            }
        }
        return yaml.toString();
    }

    /** The tables of the page. */
    String table() throws Exception {
        for (String when : WHEN) {
            turns.add(work(when));
        }
        List<Turns.Cost> costs = turns.measure();
        StringBuilder table = new StringBuilder("| a sample through tracker and " + ALERTS
                + " alerts, one thread | ns | an alert | bytes |\n|---|---|---|---|\n");
        for (int i = 0; i < WHEN.size(); i++) {
            table.append("| %s | %,.0f | %,.0f | %,.0f |%n"
                    .formatted(
                            WHEN.get(i).isEmpty() ? "no alerts" : "`" + WHEN.get(i) + "`",
                            costs.get(i).nanos(),
                            (costs.get(i).nanos() - costs.get(0).nanos()) / ALERTS,
                            costs.get(i).bytes()));
        }
        return table + "\n" + streams();
    }

    private Turns.Work work(String when) {
        JobConfig job = JobConfigFile.parse(yaml(when), "benchmark");
        SourceRecord source = new SourceRecord("telemetry", 0, 0, SourceRecord.NO_TIMESTAMP, new byte[0]);
        Tracker tracker = new Tracker(NAME, job.series().settingsFor(NAME));
        EntityTap tap = new EntityTap(Silent.LISTENER);
        tap.attend(
                job.entities().alerts().rules().isEmpty() ? null : new Entity("car-1", job.entities()),
                job.entities().alerts());
        Random random = new Random(1);
        long[] next = new long[1];
        return times -> {
            for (int i = 0; i < times; i++) {
                long nanos = next[0] += 100_000_000;
                double value = Math.sin(next[0] / 1e10) + 0.1 * random.nextGaussian();
                tracker.accept(new Sample(NAME, nanos, value, null, source), nanos / 1_000_000, tap);
            }
            return next[0];
        };
    }

    private String streams() throws Exception {
        Path folder = Files.createTempDirectory("benchmark");
        Path file = folder.resolve("in.csv");
        Path job = folder.resolve("job.yaml");
        try {
            Signal signal = new Signal(10_000_000);
            try (Writer out = Files.newBufferedWriter(file)) {
                out.write("t,value\n");
                for (long i = 0; i < rows; i++) {
                    signal.next();
                    out.write("%d.%02d,%.4f%n".formatted(i / 100, i % 100, signal.value()));
                }
            }
            JobTurns jobs = new JobTurns(rounds, rows, "no alerts");
            for (String when : WHEN.subList(0, 3)) {
                String name = when.isEmpty() ? "no alerts" : ALERTS + " alerts, `" + when + "`";
                jobs.add("`stream`, " + name, "", 1, many -> stream(file, job, yaml(when)));
            }
            return jobs.table();
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(job);
            Files.delete(folder);
        }
    }

    private double stream(Path file, Path job, String yaml) throws IOException {
        Files.writeString(job, yaml);
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            long begun = Marks.cpuNanos();
            int code = CommandLines.of(new Root())
                    .setErr(new PrintWriter(Writer.nullWriter()))
                    .execute("stream", file.toString(), "--config", job.toString());
            if (code != 0) {
                throw new IllegalStateException("stream ended with " + code);
            }
            return rows * 1e9 / (Marks.cpuNanos() - begun);
        } finally {
            System.setOut(console);
        }
    }
}
