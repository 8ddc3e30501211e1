package org.hodograph.kernels.shape;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.window.SampleWindow;
import org.hodograph.kernels.window.Window;

/**
 * Finds where a series is not smooth, while it comes in: every sample moves a window of {@value #WINDOW} samples whose middle is
 * examined by {@link BreakModels}. A break is told once it is certain that the likelihood has passed its peak,
 * {@value #PATIENCE} samples after its middle, so 24 samples after the break; the window then keeps only what came after it.
 *
 * <p>A curve that swings to and fro more than once within the window can look broken where noise hides its waves.
 *
 * <p>White noise gives a false break in fewer than one of 100,000 samples. A step is found from about 8 standard deviations of
 * the noise on, a corner where the slopes differ by about 30 standard deviations over half a window.
 *
 * <p>For one thread. Allocates when a break is found. Cost O({@value #WINDOW}) per sample. Source: H. Akaike and G. Schwarz's
 * comparison of likelihoods, Schwarz 1978, doi 10.1214/aos/1176344136; the ratio of von Neumann 1941, doi 10.1214/aoms/1177731677.
 */
public final class Breaks {

    /** Samples of the window; the break is at its middle. */
    public static final int WINDOW = 32;

    private static final int HALF = WINDOW / 2;
    private static final int PATIENCE = 8;
    private static final int VERSION = 1;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double WIDEST_MIDDLE = 3; // mean intervals: across a pause anything may have happened

    /** One side's own fit tells slope and value at the break. */
    private static final Method SIDE = Methods.parse("local-polynomial(degree=2)");

    private static final double LEVEL = new TDistribution(WINDOW - 5)
            .inverseCumulativeProbability(1 - 1.0 / BreakModels.FALSE_ALARM_SAMPLES / 2 / BreakModels.TRIED);

    /** The kinds of break. */
    public enum Kind {
        JUMP,
        CORNER,
        VERTICAL_TANGENT;

        double at(double tau) {
            return switch (this) {
                case JUMP -> tau > 0 ? 1 : 0;
                case CORNER -> Math.max(tau, 0);
                case VERTICAL_TANGENT -> StrictMath.cbrt(tau);
            };
        }

        int index() {
            return switch (this) {
                case JUMP -> 0;
                case CORNER -> 1;
                case VERTICAL_TANGENT -> 2;
            };
        }
    }

    private double floor;
    private final BreakModels models = new BreakModels(WINDOW, LEVEL);
    private final SampleWindow window = new SampleWindow(new Window(WINDOW + PATIENCE, 0, 0));
    private final double[] seconds = new double[WINDOW];
    private final double[] values = new double[WINDOW];
    private int age = -1; // samples since the best candidate's middle; −1: there is none
    private double gain;
    private Kind kind;
    private double confidence;
    private long nanos;
    private double left;
    private double right;
    private double height;

    /** The least variance a sample can have, for example resolution² / 12; 0, as long as none is set. */
    public void setFloor(double variance) {
        floor = variance;
    }

    /**
     * Takes the next sample.
     *
     * @return whether a break has become certain; the other methods then describe it
     */
    public boolean push(long at, double value) {
        if (window.push(at, value) != Intake.ACCEPTED) {
            return false;
        }
        int size = window.size();
        if (age >= 0) {
            age++;
        }
        if (size >= WINDOW && examine(size - WINDOW) && (age < 0 || models.gain() > gain)) {
            age = 0;
            gain = models.gain();
            kind = models.kind();
            confidence = models.confidence();
            nanos = middle(size - WINDOW) + Math.round(models.offset() * NANOS_PER_SECOND);
        }
        if (age < PATIENCE) {
            return false;
        }
        age = -1;
        describe();
        dropBefore();
        return true;
    }

    private long middle(int from) {
        long before = window.nanos(from + HALF - 1);
        return before + (window.nanos(from + HALF) - before) / 2;
    }

    private boolean examine(int from) {
        long interval = (window.nanos(from + WINDOW - 1) - window.nanos(from)) / (WINDOW - 1);
        long across = window.nanos(from + HALF) - window.nanos(from + HALF - 1);
        if (across > WIDEST_MIDDLE * interval) {
            return false;
        }
        long reference = middle(from);
        double value = window.value(from + HALF);
        for (int i = 0; i < WINDOW; i++) {
            seconds[i] = (window.nanos(from + i) - reference) / NANOS_PER_SECOND;
            values[i] = window.value(from + i) - value;
        }
        return models.breaks(seconds, values, floor);
    }

    private void describe() {
        Estimate before = side(-1);
        Estimate after = side(1);
        left = before.derivative(1);
        right = after.derivative(1);
        height = after.derivative(0) - before.derivative(0);
    }

    private Estimate side(int sign) {
        int count = 0;
        double[] x = new double[window.size()];
        double[] y = new double[window.size()];
        for (int i = 0; i < window.size(); i++) {
            double tau = (window.nanos(i) - nanos) / NANOS_PER_SECOND;
            if (tau * sign > 0) {
                x[count] = tau;
                y[count++] = window.value(i);
            }
        }
        Estimate estimate = new Estimate();
        SIDE.fit(Arrays.copyOf(x, count), Arrays.copyOf(y, count)).estimateAt(0, estimate);
        return estimate;
    }

    private void dropBefore() {
        int size = window.size();
        long[] times = new long[size];
        double[] kept = new double[size];
        for (int i = 0; i < size; i++) {
            times[i] = window.nanos(i);
            kept[i] = window.value(i);
        }
        window.clear();
        for (int i = 0; i < size; i++) {
            if (times[i] >= nanos) {
                window.push(times[i], kept[i]);
            }
        }
    }

    public Kind kind() {
        return kind;
    }

    /** Where it is, nanoseconds since 1970. */
    public long nanos() {
        return nanos;
    }

    /** The share of the likelihood that this kind of break has among all curves that were tried. */
    public double confidence() {
        return confidence;
    }

    /** The slope just before, per second. */
    public double left() {
        return left;
    }

    /** The slope just after, per second. */
    public double right() {
        return right;
    }

    /** The value just after less the value just before. */
    public double height() {
        return height;
    }

    /** How many samples after the newest break the window holds; {@link #nanosAfter} and {@link #valueAfter} have them. */
    public int samplesAfter() {
        return window.size();
    }

    public long nanosAfter(int i) {
        return window.nanos(i);
    }

    public double valueAfter(int i) {
        return window.value(i);
    }

    /** Forgets all samples. */
    public void reset() {
        window.clear();
        age = -1;
    }

    /** Becomes an exact copy. */
    public void copyFrom(Breaks other) {
        window.copyFrom(other.window);
        age = other.age;
        gain = other.gain;
        kind = other.kind;
        confidence = other.confidence;
        nanos = other.nanos;
    }

    /** Writes the state as versioned bytes. */
    public void save(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        window.save(out);
        out.writeByte(age);
        if (age >= 0) {
            out.writeDouble(gain);
            out.writeUTF(kind.name());
            out.writeDouble(confidence);
            out.writeLong(nanos);
        }
    }

    /** Replaces the state by saved bytes. */
    public void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("state of breaks has version " + version + ", known is " + VERSION);
        }
        window.load(in);
        age = in.readByte();
        if (age >= 0) {
            gain = in.readDouble();
            kind = Kind.valueOf(in.readUTF());
            confidence = in.readDouble();
            nanos = in.readLong();
        }
    }
}
