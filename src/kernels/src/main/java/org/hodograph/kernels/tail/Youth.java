package org.hodograph.kernels.tail;

/**
 * The limits of a series that is too young to have its own: those of a {@link SharedTail} times its deviation S, once
 * {@value #LEAST} samples have told that. Single-threaded; without a state: what it says depends on its arguments alone.
 *
 * <p>How many samples a budget in seconds has changes with every sample. The level is fitted at powers of 2^¼ and straight in the logarithm
 * between them, as it is in an exponential tail. Cost: a logarithm, and two fits when a power is passed.
 */
final class Youth {

    static final int LEAST = 64;

    private static final double STEP = Math.log(2) / 4;

    private final Budget budget;
    private final Limit high; // or of magnitudes; null where the budget does not look
    private final Limit low;

    /** Of one side. */
    private static final class Limit {

        private final SharedSide side;
        private double step = Double.NaN;
        private double near; // level once in 2^(step/4) samples
        private double far; // and a step on

        Limit(SharedSide side) {
            this.side = side;
        }

        double at(double every) {
            if (!(every < Double.POSITIVE_INFINITY)) {
                return Double.POSITIVE_INFINITY; // how long a sample is is not known
            }
            double steps = Math.log(every) / STEP;
            double whole = Math.floor(steps);
            if (whole != step) {
                ParetoTail law = Tail.FITS.get();
                near = side.level(Math.exp(STEP * whole), law);
                far = side.level(Math.exp(STEP * (whole + 1)), law);
                step = whole;
            }
            return near + (far - near) * (steps - whole);
        }
    }

    Youth(SharedTail shared, Budget budget) {
        shared.require(budget);
        this.budget = budget;
        high = budget.hasHigh() ? new Limit(shared.side(budget, true)) : null;
        low = budget.hasLow() ? new Limit(shared.side(budget, false)) : null;
    }

    private Limit limit(boolean isHigh) {
        return isHigh ? high : low;
    }

    /** The limit of a side on which the budget looks, in units of y. */
    double limit(boolean isHigh, double deviation, double interval) {
        return deviation * limit(isHigh).at(budget.samplesEvery(interval));
    }

    /** Samples from one value so many deviations off to the next; NaN: not known. */
    double samplesBetween(boolean isHigh, double deviations) {
        SharedSide side = limit(isHigh).side;
        double over = deviations - side.threshold();
        if (!(over > 0)) {
            return Double.NaN;
        }
        ParetoTail law = Tail.FITS.get();
        side.fit(law);
        return side.samples() / (law.size() * law.survival(over));
    }

    /** As those of a tail: {@code from + scale · deviations} is a value. */
    ReturnLevels returnLevels(boolean isHigh, double from, double scale, double interval, double rarest) {
        Limit limit = limit(isHigh);
        SharedSide side = limit.side;
        double excess = limit.at(budget.samplesEvery(interval)) - side.threshold();
        ParetoTail law = Tail.FITS.get();
        side.fit(law);
        double start = from + scale * side.threshold();
        double seconds = side.samples() * interval;
        return new ReturnLevels(side.samples(), seconds, law, excess, budget, start, scale, rarest);
    }
}
