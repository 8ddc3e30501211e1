package org.hodograph.kernels.tail;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Where a series is and how far from there it goes: the c and S² of {@link Usual}, and the excursion of a sample. A sample moves c by at
 * most three deviations.
 */
final class Drift {

    private static final double MOST_NOISE = 16; // mean square of the standard errors over the variance without them
    private static final double MOST_DEVIATIONS = 3;
    private static final double NEARLY_MOST = 8.99; // the square of less: nearer ones need no root
    private static final int FIRST = 8; // samples that only tell where the series is

    private final boolean fromZero;
    private long count; // samples learned
    private double centre;
    private double variance; // S²
    private double weight; // behind it, in samples without an error
    private double noise; // mean square of standard errors
    private double share = 1; // 1 / (1 + s²/S²) of the sample looked at last
    private double excursion; // of it, upwards
    private double off; // of it, from c
    private double square; // of its standard error

    /** {@code fromZero}: of magnitudes, which are from 0 and have one side. */
    Drift(boolean fromZero) {
        this.fromZero = fromZero;
    }

    /** Looks at a sample with the standard error s, NaN: none. */
    void look(double y, double s) {
        if (count == 0) {
            centre = fromZero ? 0 : y;
        }
        square = s > 0 ? s * s : 0;
        share = square > 0 && variance > 0 ? variance / (variance + square) : 1;
        off = y - centre;
        excursion = (fromZero ? Math.abs(off) : off) * Math.sqrt(share);
    }

    /** w of the sample looked at last, upwards or as a magnitude. */
    double excursion() {
        return excursion;
    }

    /** Learns the sample looked at last, with at least that gain. */
    void learn(double leastGain) {
        count++;
        double gain = count * leastGain > 1 ? leastGain : 1.0 / count;
        double moved = off;
        if (count > FIRST && variance > 0 && off * off > NEARLY_MOST * (variance + square)) {
            double most = MOST_DEVIATIONS * Math.sqrt(variance + square);
            moved = Math.min(most, Math.max(-most, off));
        }
        if (!fromZero) {
            centre += gain * moved;
        }
        noise += gain * (square - noise);
        if (count <= FIRST) {
            variance += gain * (moved * moved - variance);
        } else {
            weight += share * share;
            weight = weight * leastGain > 1 ? 1 / leastGain : weight;
            variance += share * share / weight * (moved * moved - square - variance);
        }
        variance = Math.max(noise / MOST_NOISE, variance);
    }

    /** Whether more is known than where the series is. */
    boolean isSettled() {
        return count > FIRST;
    }

    /** Whether S is of so many samples, and above 0. */
    boolean isOf(int samples) {
        return count >= samples && variance > 0;
    }

    /** S. */
    double deviation() {
        return Math.sqrt(variance);
    }

    double centre() {
        return centre;
    }

    /** The standard error of a usual sample. */
    double usualError() {
        return Math.sqrt(noise);
    }

    /** √(1 + s²/S²) of a squared standard error. */
    double widening(double s2) {
        return s2 > 0 && variance > 0 ? Math.sqrt(1 + s2 / variance) : 1;
    }

    /** That of a usual sample. */
    double usualWidening() {
        return widening(noise);
    }

    void clear() {
        count = 0;
        variance = 0;
        weight = 0;
        noise = 0;
        excursion = 0;
    }

    void copyFrom(Drift other) {
        count = other.count;
        centre = other.centre;
        variance = other.variance;
        weight = other.weight;
        noise = other.noise;
        excursion = other.excursion;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeDouble(centre);
        out.writeDouble(variance);
        out.writeDouble(weight);
        out.writeDouble(noise);
        out.writeDouble(1); // in the place of a number that nothing reads
        out.writeDouble(excursion);
    }

    void load(DataInput in) throws IOException {
        count = in.readLong();
        centre = in.readDouble();
        variance = in.readDouble();
        weight = in.readDouble();
        noise = in.readDouble();
        in.readDouble();
        excursion = in.readDouble();
    }
}
