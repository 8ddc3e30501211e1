package org.hodograph.pipeline.series;

import org.hodograph.kernels.Estimate;

/**
 * For pulses: at each the signal is exactly where it is said to be, and less than one step further until the next. The fit sees
 * the pulses; what it says at the last one is carried on to the instant asked for. Until its window is full, and where too few
 * pulses are left in it, the rate is that between the last two.
 */
final class PulseDifferentiator extends HeldDifferentiator {

    private final boolean eachSampleIsOne;

    PulseDifferentiator(SeriesSettings settings, Kind.Pulse kind) {
        super(settings, kind.per());
        eachSampleIsOne = kind.says() == Kind.Pulse.Says.PULSE;
    }

    /** Where samples only tell how many pulses there were, nobody knows when the first of them came. */
    @Override
    void seen(long nanos, double value, boolean isFirst) {
        if (isFirst && eachSampleIsOne && value > 0) {
            pulse(nanos, value);
        }
    }

    @Override
    void moved(long before, double from, long nanos, double to) {
        pulse(nanos, to);
    }

    private void pulse(long nanos, double value) {
        fit.push(nanos, value);
        levels.pass(nanos, value);
    }

    /** A rate before the second pulse would be made up; the quantity is known. */
    @Override
    public boolean estimateAt(long nanos, Estimate out) {
        out.clear();
        if (!covers(nanos) || levels.size() == 0) {
            return false;
        }
        long last = Math.min(nanos, levels.nanos(0));
        boolean fitted = fit.isWarm() && fit.estimateAt(last, out);
        if (!fitted && levels.size() > 1 && last >= levels.nanos(1)) {
            line(1, last, Double.NaN, out);
            fitted = true;
        }
        if (!fitted && !fit.estimateAt(last, out)) {
            return false;
        }
        if (nanos > last) {
            Steps.carry(out, seconds(nanos - last));
            limit(nanos, out);
            if (out.has(0)) {
                out.setDerivative(0, Math.min(Math.max(out.derivative(0), reading()), reading() + step()));
            }
        }
        out.setInstant(nanos);
        return true;
    }
}
