package org.hodograph.kernels.tail;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The run that is held for unusual, which teaches nothing, and how many there were lately. */
final class Alarm {

    private static final double REGIME_SHARE = 16;
    private static final int STORM = 6; // alarms above twice the budget that make a regime
    private static final double LEAK = 2;
    private static final double REFUTED = -1; // in the place of a storm

    private int side; // 1, −1; 0: no run
    private long held; // samples
    private int calm; // samples in a row below the tail's start while held
    private double storm;

    int side() {
        return side;
    }

    /** A run on this side begins. */
    void begin(int of) {
        side = of;
        held = 0;
        storm = Math.max(0, storm) + 1;
    }

    /** A usual sample has passed. */
    void leak(double time, Budget budget) {
        if (storm > 0) {
            storm = Math.max(0, storm - LEAK * (budget.everyInSamples() ? 1 : time) / budget.every());
        }
    }

    /** A sample of the run; whether it, or all those lately, are a new regime. */
    boolean isRegime(boolean isCalm, double interval, Budget budget) {
        held++;
        calm = isCalm ? calm + 1 : 0;
        boolean isLasting =
                held > Math.max(budget.samplesLearn(interval), budget.samplesMemory(interval) / REGIME_SHARE);
        return isLasting || storm > STORM;
    }

    /** Whether the run is over. */
    boolean isOver() {
        return calm >= Tail.RUN;
    }

    void letGo() {
        side = 0;
        calm = 0;
    }

    void clear() {
        letGo();
        held = 0;
        storm = 0;
    }

    /** What was learned, and the shared tail, don't hold: until it has learned anew nothing is judged by that. */
    void refute() {
        storm = REFUTED;
    }

    boolean isRefuted() {
        return storm == REFUTED;
    }

    void copyFrom(Alarm other) {
        side = other.side;
        held = other.held;
        calm = other.calm;
        storm = other.storm;
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(side);
        out.writeLong(held);
        out.writeByte(calm);
        out.writeDouble(storm);
    }

    void load(DataInput in) throws IOException {
        side = in.readByte();
        held = in.readLong();
        calm = in.readByte();
        storm = in.readDouble();
    }
}
