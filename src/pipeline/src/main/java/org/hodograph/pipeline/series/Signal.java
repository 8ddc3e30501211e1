package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.pipeline.unit.Unit;

/**
 * From what a sensor shows to the continuous value that a fit may see, sample by sample in the order of time, and back.
 * Values in SI. For one thread.
 */
abstract class Signal {

    /** The signal of a kind. */
    static Signal of(Kind kind) {
        if (kind instanceof Kind.Counter counter) {
            return new CounterSignal(counter.reset() == Kind.Counter.Reset.ZERO);
        }
        if (kind instanceof Kind.Modulo modulo) {
            return new WrappingSignal(modulo, true, 0);
        }
        if (kind instanceof Kind.Angle angle) {
            return new WrappingSignal(angle, false, 0);
        }
        if (kind instanceof Kind.Longitude) {
            return new WrappingSignal(kind, false, 0.5);
        }
        return kind instanceof Kind.Pulse pulse ? new PulseSignal(pulse) : new PlainSignal();
    }

    /** Sizes of the configuration are in this unit; null: none. Before the first sample, and after {@link #load}. */
    void measuredIn(Unit unit) {}

    /**
     * Takes the next sample.
     *
     * @param before what the sample before showed; NaN if there was none
     * @return false if the series began again between the two
     */
    abstract boolean follows(double before, double shown);

    /** There is more of the sample taken last; only of pulses. */
    void add(double more) {
        throw new IllegalStateException("only pulses add up");
    }

    /** The continuous value of the sample taken last. */
    abstract double value();

    /** A new segment begins with the sample taken last: nothing before it counts. */
    void restart(double shown) {}

    /** Whether a series that began again did so at 0, at the instant of the sample before. */
    boolean beginsAtZero() {
        return false;
    }

    /** What the sensor would show for a continuous value near that of the sample taken last. */
    double shown(double value) {
        return value;
    }

    void copyFrom(Signal same) {}

    void save(DataOutput out) throws IOException {}

    void load(DataInput in) throws IOException {}
}
