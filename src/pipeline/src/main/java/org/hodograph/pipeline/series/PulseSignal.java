package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.pipeline.unit.Unit;

/** Pulses: the continuous value is their number times what one stands for. Their samples' values are numbers without a unit. */
final class PulseSignal extends Signal {

    private final Kind.Pulse kind;
    private double per;
    private double pulses; // of this segment, or ever where the samples say so

    PulseSignal(Kind.Pulse kind) {
        this.kind = kind;
        per = kind.per();
    }

    @Override
    void measuredIn(Unit unit) {
        per = unit == null ? kind.per() : unit.sizeToSi(kind.per());
    }

    @Override
    boolean follows(double before, double shown) {
        boolean total = kind.says() == Kind.Pulse.Says.TOTAL;
        pulses = total ? shown : pulses + shown;
        return !(total && shown < before);
    }

    /** More pulses came at the instant of the sample taken last. */
    @Override
    void add(double more) {
        pulses += more;
    }

    @Override
    double value() {
        return pulses * per;
    }

    @Override
    void restart(double shown) {
        pulses = shown;
    }

    @Override
    void copyFrom(Signal same) {
        pulses = ((PulseSignal) same).pulses;
    }

    @Override
    void save(DataOutput out) throws IOException {
        out.writeDouble(pulses);
    }

    @Override
    void load(DataInput in) throws IOException {
        pulses = in.readDouble();
    }
}
