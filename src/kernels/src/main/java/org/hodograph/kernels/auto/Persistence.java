package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * How far value and derivatives of a series have gone so far in 1, 2, 4 … samples: mean squares of what the member that leads has said
 * at the one and at the other, each with a memory of {@value #MEMORY} such stretches.
 *
 * <p>The error of a model that is carried on grows with a power of time, as if what it knows least, its highest derivative, would stay; a
 * series that has stood for minutes has shown that it does not. So what is carried on holds to where it was, with the error that this would have
 * had so far. In a stretch m times as long as any of which {@value #ENOUGH} have been seen it goes m times as far at most: Minkowski's bound for a
 * sum of m steps.
 *
 * <p>O(1) for a sample, on average. For one thread; allocates nothing.
 */
final class Persistence {

    private static final int LEVELS = 12; // stretches of up to 2,048 samples
    private static final int MEMORY = 64;
    private static final int ENOUGH = 16; // that were as those before: the next one is another in 1 of 17 cases
    private static final double TRUSTED = 4; // of a variance: a model counts until its error is twice as large
    private static final int ORDERS = 3; // that who leads knows something of

    private final double[] last = new double[LEVELS * ORDERS]; // at the end of the newest stretch of each length
    private final double[] square = new double[LEVELS * ORDERS];
    private long count; // samples

    /** What is taken next: value, first and second derivative at the newest sample. */
    final double[] told = new double[ORDERS];

    void clear() {
        count = 0;
        Arrays.fill(last, 0);
        Arrays.fill(square, 0);
    }

    /** Takes {@link #told}. */
    void add() {
        for (int level = 0; level < LEVELS && (count & ((1L << level) - 1)) == 0; level++) {
            long stretches = count >> level;
            double share = 1.0 / Math.max(1, Math.min(stretches, MEMORY));
            for (int i = 0; i < ORDERS; i++) {
                int place = level * ORDERS + i;
                double moved = told[i] - last[place];
                square[place] += stretches == 0 ? 0 : (moved * moved - square[place]) * share;
                last[place] = told[i];
            }
        }
        count++;
    }

    /** The mean square of what an order has moved in so many samples; infinite where too little has been seen. */
    double moved(int order, double samples) {
        int known = 0;
        while (known < LEVELS && (count - 1) >> known >= ENOUGH) {
            known++;
        }
        double most = known == 0 ? Double.POSITIVE_INFINITY : 0;
        for (int level = 0; level < known; level++) {
            most = Math.max(most, square[level * ORDERS + order]);
            if (1L << level >= samples) {
                return most;
            }
        }
        double more = samples / (1L << (known - 1));
        return most * more * more;
    }

    /**
     * Lets an estimate that models have carried on for so many samples, which took so many seconds, hold to the newest one as far as that is the
     * surer of them: each counts as the fourth power of its variance, inverted, that of the models divided by {@value #TRUSTED}, and the variance is their mean and their spread. A value may stay, unless its
     * rate does, or go on with its rate.
     */
    void hold(Estimate newest, double samples, double seconds, Estimate out) {
        for (int i = 0; i < ORDERS && newest.has(i) && out.has(i); i++) {
            double stays = newest.covariance(i, i) + moved(i, samples);
            double goes = Double.POSITIVE_INFINITY;
            double way = 0;
            if (i == 0 && newest.has(1)) {
                double unsure = seconds * seconds * newest.covariance(1, 1);
                way = seconds * newest.derivative(1);
                goes = newest.covariance(0, 0) + unsure + seconds * seconds * moved(1, samples);
                stays += way * way + unsure;
            }
            mix(i, newest.derivative(i) - out.derivative(i), stays, way, goes, out);
        }
    }

    /** Mixes an order with two others, one that lies {@code x} from it and one that lies {@code way} from that. */
    private static void mix(int order, double x, double stays, double way, double goes, Estimate out) {
        double own = out.covariance(order, order);
        double b = fourth(own / (TRUSTED * stays));
        double c = fourth(own / (TRUSTED * goes));
        double total = 1 + b + c;
        if (!(own > 0 && total < Double.POSITIVE_INFINITY)) {
            return;
        }
        double mean = (b * x + c * (x + way)) / total;
        double spread = mean * mean + b * (x - mean) * (x - mean) + c * (x + way - mean) * (x + way - mean);
        double variance = (own + (b > 0 ? b * stays : 0) + (c > 0 ? c * goes : 0) + spread) / total;
        if (variance < own) {
            out.setDerivative(order, out.derivative(order) + mean);
            shrink(order, variance, out);
        }
    }

    private static double fourth(double ratio) {
        return ratio * ratio * (ratio * ratio);
    }

    /** Makes a variance smaller and leaves correlations as they are. */
    private static void shrink(int order, double variance, Estimate out) {
        double ratio = Math.sqrt(variance / out.covariance(order, order));
        for (int i = 0; i <= Estimate.MAX_ORDER && out.has(i); i++) {
            out.setCovariance(order, i, i == order ? variance : out.covariance(order, i) * ratio);
        }
    }

    void copyFrom(Persistence from) {
        System.arraycopy(from.last, 0, last, 0, last.length);
        System.arraycopy(from.square, 0, square, 0, square.length);
        count = from.count;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(count);
        for (int i = 0; i < last.length; i++) {
            out.writeDouble(last[i]);
            out.writeDouble(square[i]);
        }
    }

    void load(DataInput in) throws IOException {
        count = in.readLong();
        for (int i = 0; i < last.length; i++) {
            last[i] = in.readDouble();
            square[i] = in.readDouble();
        }
    }
}
