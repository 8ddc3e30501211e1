package org.hodograph.pipeline.series;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;

/** Settings and samples as the tests of the tracker need them. */
final class Given {

    static final long SECOND = 1_000_000_000;
    static final String METHOD = "local-polynomial(window=7, degree=3)";

    private Given() {}

    /** The settings of a series whose rule has these keys; durations of the source first. */
    static SeriesSettings rule(String maxOutOfOrderness, String keys) {
        String yaml = "source: {max-out-of-orderness: " + maxOutOfOrderness + "}\nseries: [{match: '*', " + keys + "}]";
        return JobConfigFile.parse(yaml, "test").series().settingsFor("s");
    }

    static SeriesSettings settings(Lag lag, long gap, Idle idle, Duplicates duplicates, long bound) {
        String rule = "method: '" + METHOD + "', lag: " + lag
                + ", gap: " + (gap == SeriesSettings.NO_GAP ? "none" : Durations.print(gap))
                + ", duplicates: " + duplicates.name().toLowerCase(Locale.ROOT)
                + ", idle: {after: " + Durations.print(idle.afterNanos())
                + ", then: '" + idle.then().name().toLowerCase(Locale.ROOT) + "'}";
        return rule(Durations.print(bound), rule);
    }

    static SeriesSettings settings(Duplicates duplicates, long bound) {
        return settings(Lag.NONE, SeriesSettings.NO_GAP, Idle.DEFAULT, duplicates, bound);
    }

    static Sample at(long nanos, double value) {
        return at(nanos, value, null);
    }

    static Sample at(long nanos, double value, String unit) {
        return stamped(nanos, value, unit, SourceRecord.NO_TIMESTAMP);
    }

    static Sample stamped(long nanos, double value, String unit, long millis) {
        return new Sample("s", nanos, value, unit, new SourceRecord("in", 0, 0, millis, new byte[0]));
    }

    static double signal(long k) {
        return Math.sin(k * 0.3) + 0.01 * k * k;
    }

    /** Feeds seconds 0 to count − 1 of the signal. */
    static Recording fed(Tracker tracker, int count) {
        Recording out = new Recording();
        fed(tracker, count, out);
        return out;
    }

    static void fed(Tracker tracker, int count, Recording out) {
        for (int k = 0; k < count; k++) {
            tracker.accept(at(k * SECOND, signal(k)), k * 1000L, out);
        }
    }

    /** The tracker as a host finds it after a restart. */
    static Tracker reloaded(Tracker tracker) throws IOException {
        Tracker loaded = new Tracker("s", tracker.settings());
        loaded.load(new DataInputStream(new ByteArrayInputStream(saved(tracker))));
        return loaded;
    }

    static byte[] saved(Tracker tracker) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tracker.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
