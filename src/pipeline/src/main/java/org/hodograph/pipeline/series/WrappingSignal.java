package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.pipeline.unit.Unit;

/**
 * A value that begins again after a turn: an angle, which goes the shorter way round, or a counter with a modulus, which goes
 * forward. Where the shorter way of such a counter is backward, it has not wrapped but began again.
 *
 * <p>The turns are counted as a whole number, so that nothing adds up but one rounding.
 */
final class WrappingSignal extends Signal {

    private final Kind kind;
    private final boolean forward;
    private final double below; // the share of a turn that is shown below 0
    private double turn;
    private long turns;
    private double value;

    WrappingSignal(Kind kind, boolean forward, double below) {
        this.kind = kind;
        this.forward = forward;
        this.below = below;
        turn = kind.turn(null);
    }

    @Override
    void measuredIn(Unit unit) {
        turn = kind.turn(unit);
    }

    @Override
    boolean follows(double before, double shown) {
        boolean follows = true;
        if (!forward && !Double.isNaN(before)) {
            turns -= (long) Math.rint((shown - before) / turn);
        } else if (shown < before) {
            follows = before - shown >= turn / 2;
            turns += follows ? 1 : 0;
        }
        value = shown + turns * turn;
        return follows;
    }

    @Override
    double value() {
        return value;
    }

    @Override
    void restart(double shown) {
        turns = 0;
        value = shown;
    }

    /** Over one turn, its end left out. */
    @Override
    double shown(double smoothed) {
        double least = 0 - below * turn; // not -0
        double rest = smoothed - turn * Math.floor(smoothed / turn + below);
        return rest < turn + least ? Math.max(rest, least) : least;
    }

    @Override
    void copyFrom(Signal same) {
        turns = ((WrappingSignal) same).turns;
    }

    @Override
    void save(DataOutput out) throws IOException {
        out.writeLong(turns);
    }

    @Override
    void load(DataInput in) throws IOException {
        turns = in.readLong();
    }
}
