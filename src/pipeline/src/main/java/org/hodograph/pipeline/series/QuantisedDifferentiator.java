package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;

/**
 * For a sensor that shows the nearest multiple of its resolution q. The fit sees every sample. On a ramp its rate is off by
 * what the staircase does to it, at most about
 *
 * <pre>E = 1.2 q · g · √(n/12) / k</pre>
 *
 * with n samples in the window, k moves of the reading among them and g the fit's noise gain: measured on polynomials of
 * degree 1 to 3. Where E is above 1.2 q/T, T being the window's span, or there is one move at most, the steps are too rare for
 * the fit. Then the rate is that between levels: where the reading moves to a neighbouring level, the signal passed the middle
 * between the two, half-way between the two samples.
 */
final class QuantisedDifferentiator extends HeldDifferentiator {

    /** A move below this many steps is one to a neighbouring level, whatever the rounding of the readings. */
    private static final double NEIGHBOUR = 1.5;

    private static final int LEAST_MOVES = 2;

    /** A method without a window or a noise gain adapts to the steps it sees, if they are among so many samples. */
    private static final int ADAPTIVE_SAMPLES = 21;

    private final RecentTimes moves = new RecentTimes(Levels.MOST); // when
    private final RecentTimes ordinals = new RecentTimes(Levels.MOST); // of their samples
    private long samples; // of the segment

    QuantisedDifferentiator(SeriesSettings settings) {
        super(settings, settings.resolution());
    }

    @Override
    void seen(long nanos, double value, boolean isFirst) {
        samples++;
        fit.push(nanos, value);
    }

    /** After a larger move the signal is known at both ends of it, to half a step. */
    @Override
    void moved(long before, double from, long nanos, double to) {
        samples++;
        fit.push(nanos, to);
        moves.add(nanos);
        ordinals.add(samples);
        if (Math.abs(to - from) < NEIGHBOUR * step()) {
            levels.pass(nanos - ((nanos - before) >>> 1), from + (to - from) / 2);
        } else {
            levels.pass(before, from);
            levels.pass(nanos, to);
        }
    }

    @Override
    public boolean estimateAt(long nanos, Estimate out) {
        boolean answered = fit.estimateAt(nanos, out);
        if (!covers(nanos)) {
            return answered;
        }
        boolean adaptive = answered && Double.isNaN(out.noiseGain(1));
        int moved = answered ? movesAmong(adaptive ? ADAPTIVE_SAMPLES : out.samples()) : 0;
        boolean coarse = moved < LEAST_MOVES || (!adaptive && isTooCoarse(moved, out));
        if (!answered || (levels.size() > 0 && coarse)) {
            answered = fromLevels(nanos, moved, out) || answered;
        } else {
            Steps.floor(out, deviation());
        }
        if (answered) {
            limit(nanos, out);
        }
        return answered;
    }

    /** Moves of the reading among the newest samples. */
    private int movesAmong(int window) {
        int moved = 0;
        while (moved < ordinals.size() && samples - ordinals.back(moved) < window) {
            moved++;
        }
        return moved;
    }

    private static boolean isTooCoarse(int moved, Estimate out) {
        return out.noiseGain(1) * Math.sqrt(out.samples() / 12.0) * out.span() > moved;
    }

    /** The rate between levels; false, and nothing is written, before the levels that are known. */
    private boolean fromLevels(long nanos, int moved, Estimate out) {
        if (levels.size() < 2) {
            rest(nanos, 1 + levels.size(), out);
            return true;
        }
        int back = 1;
        long since = moved == 0 ? Long.MAX_VALUE : moves.back(moved - 1);
        while (back + 1 < levels.size() && levels.nanos(back + 1) >= since) {
            back++;
        }
        if (nanos < levels.nanos(back)) {
            return false;
        }
        line(back, nanos, deviation(), out);
        return true;
    }

    /** Of an error spread evenly over a step. */
    private double deviation() {
        return step() / Math.sqrt(12);
    }

    @Override
    public void copyFrom(Differentiator same) {
        super.copyFrom(same);
        QuantisedDifferentiator other = (QuantisedDifferentiator) same;
        moves.copyFrom(other.moves);
        ordinals.copyFrom(other.ordinals);
        samples = other.samples;
    }

    @Override
    public void reset() {
        super.reset();
        moves.clear();
        ordinals.clear();
        samples = 0;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        super.save(out);
        moves.save(out);
        ordinals.save(out);
        out.writeLong(samples);
    }

    @Override
    public void load(DataInput in) throws IOException {
        super.load(in);
        moves.load(in);
        ordinals.load(in);
        samples = in.readLong();
    }
}
