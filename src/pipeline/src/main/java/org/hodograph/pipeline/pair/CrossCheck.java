package org.hodograph.pipeline.pair;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Certainty;
import org.hodograph.pipeline.instant.CommonInstants;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;

/**
 * Compares the derivative that a signal's fit gives with the signal that should be it. Every quarter of a window, once a whole
 * one has passed, the delay is looked for at which the two correlate best, up to an eighth of the window to either side, and the scale is the slope of the line with errors in both at that delay. A verdict is told when it is the first or another one.
 * An offset is the difference of the means, beyond what the scale's tolerance makes of the rms and beyond {@value #OFFSET_ERRORS} standard
 * errors. Where the given derivative does not move there is no scale: they disagree if the derived one moves, or by their offset;
 * otherwise there is no verdict.
 */
final class CrossCheck implements PairWorker {

    private static final int GIVEN = 0;
    private static final int DERIVED = 1;
    private static final int BREAKS = Flag.GAP.bit() | Flag.RESET.bit();
    private static final int DELAYS = 32; // tried to either side
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double OFFSET_ERRORS = 3;
    private static final double LEAST_CORRELATION = 0.5; // below it scale and delay mean nothing

    private final CrossCheckRule rule;
    private final String given;
    private final String derived;
    private final CommonInstants instants = new CommonInstants(2);
    private final Pairs pairs;
    private long compared = Long.MIN_VALUE; // the instant of the last comparison
    private int told; // −1: they disagree, 1: they agree, 0: nothing was told

    CrossCheck(String entity, CrossCheckRule rule) {
        this.rule = rule;
        given = entity + "/" + rule.derivative();
        derived = entity + "/" + rule.of();
        pairs = new Pairs(rule.windowNanos());
    }

    @Override
    public PairRule rule() {
        return rule;
    }

    @Override
    public void announce(String series) {
        if (series.equals(given)) {
            instants.announce(GIVEN);
        } else if (series.equals(derived)) {
            instants.announce(DERIVED);
        }
    }

    @Override
    public void answer(Derivatives result, Listener out) {
        if (result.series().equals(given)) {
            instants.add(GIVEN, result);
        } else if (result.series().equals(derived)) {
            instants.add(DERIVED, result);
        } else {
            return;
        }
        while (instants.next()) {
            if ((instants.flags() & BREAKS) != 0) {
                pairs.clear();
            }
            if (add() && pairs.isFull() && isDue()) {
                compared = instants.nanos();
                compare(out);
            }
        }
    }

    private boolean isDue() {
        return compared == Long.MIN_VALUE || instants.nanos() - compared >= rule.windowNanos() / 4;
    }

    private boolean add() {
        double x = instants.estimate(GIVEN).derivative(0);
        double y = instants.estimate(DERIVED).derivative(rule.order());
        return !Double.isNaN(x)
                && !Double.isNaN(y)
                && pairs.add(
                        instants.nanos(),
                        x,
                        y,
                        instants.estimate(GIVEN).standardError(0),
                        instants.estimate(DERIVED).standardError(rule.order()));
    }

    private void compare(Listener out) {
        double delay = delay();
        boolean isFitted = pairs.fit(delay);
        if (!isFitted) {
            delay = 0;
            pairs.fit(delay);
        }
        double tolerance = rule.scaleTolerance() * pairs.level() + OFFSET_ERRORS * pairs.meanError();
        boolean isOff = pairs.isEnough() && Math.abs(offset()) > tolerance;
        boolean isStuck = !isFitted && pairs.moves(); // the given one stands still while the other moves
        if (!isFitted && !isStuck && !isOff) {
            return; // neither moves, and they are alike
        }
        boolean agrees = isFitted
                && !isOff
                && pairs.correlation() > LEAST_CORRELATION
                && Math.abs(pairs.slope() - 1) <= rule.scaleTolerance()
                && Math.abs(delay) * NANOS_PER_SECOND <= rule.delayToleranceNanos();
        int now = agrees ? 1 : -1;
        if (now != told) {
            told = now;
            tell(isFitted, isOff, agrees, delay, out);
        }
    }

    private double offset() {
        return pairs.meanY() - pairs.meanX();
    }

    private void tell(boolean isFitted, boolean isOff, boolean agrees, double delay, Listener out) {
        double error = isFitted ? pairs.slopeError(instants.span()) : Double.NaN;
        double correlation = isFitted ? pairs.correlation() : Double.NaN;
        double beyond = isFitted
                ? Certainty.above(rule.scaleTolerance(), Math.abs(pairs.slope() - 1), error, Double.NaN)
                : Double.NaN;
        if (isOff) {
            double least = rule.scaleTolerance() * pairs.level();
            double off = Certainty.above(least, Math.abs(offset()), pairs.meanError(), Double.NaN);
            beyond = Double.isNaN(beyond) ? off : Math.max(beyond, off);
        }
        out.crossCheck(new CrossCheckVerdict(
                derived,
                given,
                instants.nanos(),
                agrees,
                isFitted ? pairs.slope() : Double.NaN,
                error,
                delay,
                offset(),
                Math.sqrt(Math.max(0, 1 - correlation * correlation)),
                agrees ? 1 - beyond : beyond));
    }

    /** Seconds by which the derived one is behind, where the two correlate best; refined by the parabola through three places. */
    private double delay() {
        double step = rule.windowNanos() / NANOS_PER_SECOND / 8 / DELAYS;
        double[] correlations = new double[2 * DELAYS + 1];
        int best = DELAYS;
        for (int k = -DELAYS; k <= DELAYS; k++) {
            correlations[k + DELAYS] = pairs.fit(k * step) ? pairs.correlation() : -1;
            if (correlations[k + DELAYS] > correlations[best]) {
                best = k + DELAYS;
            }
        }
        if (best == 0 || best == 2 * DELAYS) {
            return (best - DELAYS) * step;
        }
        double before = correlations[best - 1];
        double after = correlations[best + 1];
        double bend = before - 2 * correlations[best] + after;
        double shift = bend < 0 ? (before - after) / 2 / bend : 0;
        return (best - DELAYS + shift) * step;
    }

    @Override
    public void copyFrom(PairWorker same) {
        CrossCheck other = (CrossCheck) same;
        instants.copyFrom(other.instants);
        pairs.copyFrom(other.pairs);
        compared = other.compared;
        told = other.told;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        instants.save(out);
        pairs.save(out);
        out.writeLong(compared);
        out.writeByte(told);
    }

    @Override
    public void load(DataInput in) throws IOException {
        instants.load(in);
        pairs.load(in);
        compared = in.readLong();
        told = in.readByte();
    }
}
