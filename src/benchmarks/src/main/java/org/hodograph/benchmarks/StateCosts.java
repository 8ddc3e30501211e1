package org.hodograph.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.series.Tracker;

/** What a series costs while nothing happens: heap of its tracker, bytes and time of a checkpoint. */
final class StateCosts {

    private static final int SAMPLES = 200; // of each series: kernels that grow have grown
    private static final long SPACING = 100_000_000; // nanoseconds
    private static final List<String> STATES = List.of("heap", "rocksdb");

    private static final int FEW_SERIES = 100;

    private record Kind(String method, int series, String goal) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("local-polynomial(window=16, degree=3)", 40_000, "1 kB"),
            new Kind(JobCosts.WINDOW, 20_000, "1.6 kB"),
            new Kind("auto", 2_000, "12 kB"));

    private final List<Kind> kinds;

    /** {@code isQuick}: few series of one kind. */
    StateCosts(boolean isQuick) {
        Kind first = KINDS.get(0);
        kinds = isQuick ? List.of(new Kind(first.method, FEW_SERIES, first.goal)) : KINDS;
    }

    /** The table of the page. */
    String table() throws Exception {
        StringBuilder table = new StringBuilder("""
                | method | live tracker, bytes | goal | series | state | checkpoint, bytes a series | it takes, ms | restored, a sample more of each, a checkpoint, s |
                |---|---|---|---|---|---|---|---|
                """);
        double[] lives = new double[kinds.size()]; // before any job, whose remains would go while these are counted
        for (int i = 0; i < lives.length; i++) {
            lives[i] = live(kinds.get(i).method, kinds.get(i).series);
        }
        for (int i = 0; i < lives.length; i++) {
            Kind kind = kinds.get(i);
            int series = kind.series;
            double live = lives[i];
            for (String state : STATES) {
                CheckpointSize.Found found = CheckpointSize.measure(state, series, SAMPLES / 2, kind.method);
                table.append("| `%s` | %,.0f | %s | %,d | %s | %,.0f | %,d | %.1f |%n"
                        .formatted(
                                kind.method,
                                live,
                                kind.goal,
                                series,
                                state,
                                (double) found.bytes() / series,
                                found.millis(),
                                found.goneOnSeconds()));
            }
        }
        return table.toString();
    }

    /** Bytes that a tracker holds, its settings shared with all others. */
    private static double live(String method, int series) {
        SeriesSettings settings = JobConfigFile.parse(JobCosts.config(method), "benchmark")
                .series()
                .settingsFor("any");
        SourceRecord source = new SourceRecord("telemetry", 0, 0, SourceRecord.NO_TIMESTAMP, new byte[0]);
        Unwritten unwritten = new Unwritten();
        Tracker[] trackers = new Tracker[series];
        Signal signal = new Signal(SPACING);
        fed("car-0/speed", settings, signal, source, unwritten); // what is loaded or made once
        long before = used();
        for (int i = 0; i < series; i++) {
            trackers[i] = fed("car-" + i + "/speed", settings, signal, source, unwritten);
        }
        long bytes = used() - before;
        return trackers[series - 1].isEmpty() ? Double.NaN : (double) bytes / series;
    }

    private static Tracker fed(
            String name, SeriesSettings settings, Signal signal, SourceRecord source, Unwritten out) {
        Tracker tracker = new Tracker(name, settings);
        for (int k = 0; k < SAMPLES; k++) {
            long nanos = signal.next();
            tracker.accept(new Sample(name, nanos, signal.value(), "km/h", source), nanos / 1_000_000, out);
        }
        return tracker;
    }

    /** Bytes of the heap after full collections: the serial collector leaves some dead objects in place but every fourth time. */
    static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
