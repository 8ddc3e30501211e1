package org.hodograph.pipeline.honesty;

import java.util.ArrayList;
import java.util.List;

/** What a sensor sends, and the rate that is true at each sample. */
final class Stream {

    private static final long EPOCH = 1_767_607_200_000_000_000L; // 2026-01-05T10:00:00Z

    private final List<double[]> rows = new ArrayList<>(); // seconds, value, rate
    private final List<Integer> ends = new ArrayList<>(); // samples at which a disturbance is over
    private int disturbed = Integer.MAX_VALUE; // from this sample on; the first time

    void add(double seconds, double value, double rate) {
        rows.add(new double[] {seconds, value, rate});
    }

    /** Something goes wrong with the next sample. */
    void disturbed() {
        disturbed = Math.min(disturbed, rows.size());
    }

    /** It is over with the next sample. */
    void restored() {
        ends.add(rows.size());
    }

    int size() {
        return rows.size();
    }

    long nanos(int i) {
        return EPOCH + Math.round(rows.get(i)[0] * 1e9);
    }

    double seconds(int i) {
        return rows.get(i)[0];
    }

    double value(int i) {
        return rows.get(i)[1];
    }

    double rate(int i) {
        return rows.get(i)[2];
    }

    List<Integer> ends() {
        return ends;
    }
}
