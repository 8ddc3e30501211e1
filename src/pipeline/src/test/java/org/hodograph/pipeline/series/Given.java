package org.hodograph.pipeline.series;

import org.hodograph.kernels.Methods;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;

/** Settings and samples as the tests of the tracker need them. */
final class Given {

    static final long SECOND = 1_000_000_000;
    static final String METHOD = "local-polynomial(window=7, degree=3)";

    private Given() {}

    static SeriesSettings settings(Lag lag, long gap, Idle idle, Duplicates duplicates, long bound) {
        return new SeriesSettings(null, 0, Methods.parse(METHOD), lag, gap, idle, duplicates, bound, 3600 * SECOND, 2);
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
        for (int k = 0; k < count; k++) {
            tracker.accept(at(k * SECOND, signal(k)), k * 1000L, out);
        }
        return out;
    }
}
