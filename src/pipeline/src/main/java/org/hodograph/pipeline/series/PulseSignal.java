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
        pulses = total ? shown : pulses + pulsesIn(shown);
        return !(total && shown < before);
    }

    private double pulsesIn(double shown) {
        return kind.says() == Kind.Pulse.Says.PULSE ? (shown == 0 ? 0 : 1) : shown;
    }

    @Override
    double value() {
        return pulses * per;
    }

    @Override
    void restart(double shown) {
        pulses = kind.says() == Kind.Pulse.Says.TOTAL ? shown : pulsesIn(shown);
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
