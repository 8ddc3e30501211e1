package org.hodograph.kernels.steps;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.window.SampleRing;

/**
 * What readings say about the signal at one instant, in steps: that it was between two values, or that it was at one, give or
 * take an error and what it moved in a time that is not known better.
 */
final class Sight {

    static final int WIDTH = 3; // doubles of a row that keeps it
    private static final double WIDEST = 1.0 / 6; // of two neighbouring steps, each as likely at any place

    long nanos;
    private double first; // low, or the value
    private double second; // high, or the variance
    private double time; // seconds; below 0 for a band

    void band(long at, double low, double high) {
        nanos = at;
        first = low;
        second = high;
        time = -1;
    }

    void point(long at, double value, double variance, double seconds) {
        nanos = at;
        first = value;
        second = variance;
        time = seconds;
    }

    boolean isBand() {
        return time < 0;
    }

    double low() {
        return first;
    }

    double high() {
        return second;
    }

    double value() {
        return first;
    }

    /** Of the error of the value, for a signal whose squared rate is that. */
    double variance(double squaredRate) {
        return second + Math.min(squaredRate * time * time / 12, WIDEST);
    }

    double middle() {
        return isBand() ? (first + second) / 2 : first;
    }

    double spread() {
        return isBand() ? (second - first) * (second - first) / 12 : second;
    }

    void store(SampleRing ring) {
        ring.add(nanos, first);
        int o = ring.offset(ring.size() - 1);
        ring.rows()[o + 1] = second;
        ring.rows()[o + 2] = time;
    }

    void fetch(SampleRing ring, int i) {
        int o = ring.offset(i);
        nanos = ring.nanos(i);
        first = ring.rows()[o];
        second = ring.rows()[o + 1];
        time = ring.rows()[o + 2];
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(nanos);
        out.writeDouble(first);
        out.writeDouble(second);
        out.writeDouble(time);
    }

    void load(DataInput in) throws IOException {
        nanos = in.readLong();
        first = in.readDouble();
        second = in.readDouble();
        time = in.readDouble();
    }
}
