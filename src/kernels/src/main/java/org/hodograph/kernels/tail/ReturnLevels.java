package org.hodograph.kernels.tail;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * What a tail knows, to be looked at: the level that a series passes once in a time, against that time, and the peaks that it was
 * learned from. Immutable. Times are in the budget's unit, seconds or samples; levels in the series' own, of a sample with a usual
 * error.
 *
 * <p>The curve is the level that a next run passes once in the time, all doubt in it: at the budget it is the limit, but for peaks since
 * that was fitted; an alarm told just now, whose limit that was, is not in it. Its band holds the true level with the probability {@value #CERTAINTY}. The i-th largest of n peaks in N samples is at N (n + 1) / (n i), which is the curve's own measure (W. Weibull 1939, plotting
 * positions). Levels of the low side go down.
 *
 * <p>The curve ends at {@value #BEYOND} times the longer of budget and what was learned: further out nothing is known.
 */
public final class ReturnLevels {

    /** The probability of the band. */
    public static final double CERTAINTY = 0.9;

    private static final int POINTS = 24;
    private static final double BEYOND = 30;
    private static final double AIR = 2; // times what has to be in sight

    private final long samples;
    private final double seconds;
    private final double every;
    private final double limit;
    private final double[] times;
    private final double[] levels;
    private final double[] nearest;
    private final double[] furthest;
    private final double[] peakTimes;
    private final double[] peaks;
    private final boolean[] alarms;

    /**
     * Of a law that was fitted to excesses of so many samples and seconds, of which {@code from + scale · x} is the value.
     *
     * @param limit excess that is the limit
     * @param rarest samples that shall be in sight; NaN: none
     */
    ReturnLevels(
            long samples,
            double seconds,
            ParetoTail law,
            double limit,
            Budget budget,
            double from,
            double scale,
            double rarest) {
        this.samples = samples;
        this.seconds = seconds;
        double unit = budget.everyInSamples() ? 1 : seconds / samples;
        double everySamples = budget.every() / unit * budget.sides();
        every = everySamples * unit;
        this.limit = from + scale * limit;
        int size = law.size();
        double between = (double) samples / size; // two peaks above the threshold
        double known = Math.max(everySamples, (double) samples);
        double most = BEYOND * known;
        double wanted = Double.isNaN(rarest) ? known : Math.max(known, rarest);
        double last = Math.max(AIR * between, Math.min(AIR * wanted, most));
        times = new double[POINTS];
        levels = new double[POINTS];
        nearest = new double[POINTS];
        furthest = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double time = between * Math.pow(last / between, i / (POINTS - 1.0));
            double p = between / time;
            times[i] = time * unit;
            levels[i] = from + scale * law.level(p);
            nearest[i] = from + scale * law.level(p, (1 - CERTAINTY) / 2);
            furthest[i] = from + scale * law.level(p, (1 + CERTAINTY) / 2);
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Double.compare(law.excess(b), law.excess(a)))
                .mapToInt(Integer::intValue)
                .toArray();
        peakTimes = new double[size];
        peaks = new double[size];
        alarms = new boolean[size];
        for (int i = 0; i < size; i++) {
            peakTimes[i] = between * (size + 1) / (i + 1) * unit;
            peaks[i] = from + scale * law.excess(order[i]);
            alarms[i] = law.isCensored(order[i]);
        }
    }

    private ReturnLevels(ReturnLevels of, DoubleUnaryOperator value) {
        samples = of.samples;
        seconds = of.seconds;
        every = of.every;
        limit = value.applyAsDouble(of.limit);
        times = of.times;
        levels = Arrays.stream(of.levels).map(value).toArray();
        nearest = Arrays.stream(of.nearest).map(value).toArray();
        furthest = Arrays.stream(of.furthest).map(value).toArray();
        peakTimes = of.peakTimes;
        peaks = Arrays.stream(of.peaks).map(value).toArray();
        alarms = of.alarms;
    }

    /** The same with other numbers for levels, of a function that does not change their order. */
    public ReturnLevels mapped(DoubleUnaryOperator value) {
        return new ReturnLevels(this, value);
    }

    /** Samples learned from. */
    public long samples() {
        return samples;
    }

    /** Seconds learned from. */
    public double seconds() {
        return seconds;
    }

    /** The budget of this side: twice that of both. */
    public double every() {
        return every;
    }

    /** The level beyond which values are unusual; infinite: not known. */
    public double limit() {
        return limit;
    }

    /** How many points the curve has. */
    public int points() {
        return POINTS;
    }

    /** Time of a point of the curve. */
    public double time(int point) {
        return times[point];
    }

    /** Level that is passed once in it. */
    public double level(int point) {
        return levels[point];
    }

    /** The band's end next to what is usual. */
    public double nearest(int point) {
        return nearest[point];
    }

    /** The band's other end. */
    public double furthest(int point) {
        return furthest[point];
    }

    /** How many peaks the law is of, the furthest first. */
    public int peaks() {
        return peaks.length;
    }

    /** The time in which one such peak was to be expected. */
    public double peakTime(int rank) {
        return peakTimes[rank];
    }

    /** A peak, of an alarm the level that it reached. */
    public double peak(int rank) {
        return peaks[rank];
    }

    /** Whether it was an alarm, of which only the limit it passed is learned. */
    public boolean isAlarm(int rank) {
        return alarms[rank];
    }
}
