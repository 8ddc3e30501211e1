package org.hodograph.kernels.polynomial;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * A local polynomial in which a residual far outside its predicted error loses its weight, by iteratively reweighted least
 * squares. With r the residual of a sample of weight w, g = Σ φⱼ² there and s the scale of the noise,
 *
 * <pre>t = r / (s √((1 − w g)(1 + g − w g)))</pre>
 *
 * is the error of predicting the sample from the others, over its standard deviation, whatever its own weight is: so a
 * sample at the end of the window, which draws the polynomial to itself, is judged as strictly as one in the middle. Up to
 * |t| = 4 the weight is 1. Beyond, first it is 4/|t| (Huber's, which no start leads astray) with s from the distances of the
 * samples to the chords between their neighbours, of which an outlier spoils three at most; then (4/|t|)⁴, so that a wild
 * sample has no say at all, with s from the fit. Both times s is 1.4826 times the median of the normalised sizes.
 *
 * <p>A run of three or more outlying residuals of one sign is a jump, or a bend that the polynomial can't follow. If a step
 * at the largest change between neighbours leaves less than a fifth of the noise, it is one: the fit is then that of the samples
 * with the step taken out ({@link LevelShift}). Otherwise all samples are believed and the fit is the plain one. Lost values
 * ({@link LostValues}) stay out from the start. When no sample is outlying, the result is that of the plain fit, bit for bit.
 *
 * <p>Cost: on noise without outliers one fit and half as much again or less, where {@link Quiet} sees it, as in 19 windows of 20;
 * otherwise medians of residuals and chords besides; with a wild sample up to 80 fits. For
 * one thread; allocates only to grow. Source: Huber 1964, doi 10.1214/aoms/1177703732; Holland and Welsch 1977, doi
 * 10.1080/03610927708827533, for the iterations.
 */
final class RobustFit implements WindowFit {

    private static final double OUTLYING = 4;
    private static final int JUMP = 3; // samples
    private static final int HUBER = 20; // iterations
    private static final int MOST = 40; // iterations, those of Huber's weights among them
    private static final double NEARLY = 0.05; // relative change of a weight of Huber's: only a start
    private static final double SETTLED = 1e-4; // change of a weight
    private static final double APART = 1.5; // scales of the noise that mean different things
    private static final double LEAST = 1e-30; // weight: a sample without any would leave the fit and not come back
    private static final int ROUNDS = 3; // the height, without outliers, and once more
    private static final double TORN = 4; // scales of the noise: no polynomial goes through both sides of a jump
    private static final double LESS = 0.2; // of the noise without a step
    private static final double NORMAL = 1.4826; // standard deviations of a normal distribution per median of its size

    private final int degree;
    private final OrthogonalFit fit;
    private final LevelShift shift;
    private final EvenFit even;
    private final Quiet quiet = new Quiet();
    private double[] times = new double[0];
    private double[] values;
    private double[] weights; // as given
    private double[] trust; // by which they are multiplied
    private double[] first; // trust of the first trial
    private double[] given; // values, while a step is taken out of them
    private double[] predicted; // t s
    private double[] scratch;
    private int size;
    private boolean newestCounts; // it has a weight of its own
    private boolean lost; // the newest sample is
    private boolean complete; // no sample is lost or without weight
    private double height; // of the step that was taken out; 0: none
    private double settled; // scale of the noise that the last weights rest on

    RobustFit(int degree) {
        this.degree = degree;
        fit = new OrthogonalFit(degree);
        shift = new LevelShift(degree);
        even = new EvenFit(degree);
        grow(16);
    }

    @Override
    public void resize(int samples) {
        size = samples;
        if (times.length < samples) {
            grow(Math.max(samples, 2 * times.length));
        }
    }

    private void grow(int capacity) {
        times = new double[capacity];
        values = new double[capacity];
        weights = new double[capacity];
        trust = new double[capacity];
        first = new double[capacity];
        given = new double[capacity];
        predicted = new double[capacity];
        scratch = new double[capacity];
    }

    @Override
    public void set(int i, double time, double value, double weight) {
        times[i] = time;
        values[i] = value;
        weights[i] = weight;
    }

    @Override
    public boolean solve(double at, double reference, boolean uniform, Estimate out) {
        if (!judge(at, reference)) {
            return false;
        }
        report(at, reference, uniform, out);
        return !out.isEmpty();
    }

    @Override
    public double[] room(int samples) {
        return even.room(samples);
    }

    @Override
    public boolean solveEven(double place, double step, double reference, Estimate out) {
        even.fit(reference);
        int samples = even.size();
        if (!quiet.isSeen(even, OUTLYING, TORN, NORMAL)
                || (quiet.hasRun() && LostValues.mayBe(even.values(), samples))) {
            int origin = samples / 2;
            resize(samples);
            for (int i = 0; i < samples; i++) {
                set(i, (i - origin) * step, even.values()[i] - reference, 1);
            }
            double at = (place + (0.5 * (samples - 1) - origin)) * step;
            if (!judge(at, reference)) {
                return false;
            }
            if (!isPlain()) {
                report(at, reference, true, out);
                return !out.isEmpty();
            }
        }
        even.evaluate(place, step, reference, out);
        return !out.isEmpty();
    }

    @Override
    public double[] values(int samples) {
        resize(samples);
        return values;
    }

    @Override
    public double[] times() {
        return times;
    }

    @Override
    public boolean solveUniform(double per, double at, double reference, Estimate out) {
        Vectors.divide(times, per, size);
        Vectors.lower(values, reference, size);
        Arrays.fill(weights, 0, size, 1);
        return solve(at, reference, true, out);
    }

    /** Decides what is believed. Returns false if the samples don't determine the polynomial. */
    private boolean judge(double at, double reference) {
        newestCounts = weights[size - 1] > 0;
        int before = size;
        lost = LostValues.drop(values, weights, size, degree + 2);
        dropWeightless();
        complete = size == before;
        height = 0;
        if (!fitAll(at)) {
            return false;
        }
        if (quiet.isSeen(fit, times, values, weights, size, OUTLYING, TORN, NORMAL)) {
            return true;
        }
        double floor = rounding(reference);
        double start = Math.max(floor, NORMAL * Chords.median(times, values, size, scratch));
        if (!settleFitted(at, start, floor)) {
            return false;
        }
        boolean jump = isJump();
        if (jump || settled > TORN * start) {
            height = step(at, start, floor, jump);
            if (height == 0 && !(jump ? fitAll(at) : settle(at, start, floor))) {
                return false;
            }
        }
        return true;
    }

    /** Whether all samples are believed as they are. */
    private boolean isPlain() {
        return isTrusting() && complete && height == 0;
    }

    private void report(double at, double reference, boolean uniform, Estimate out) {
        boolean after = height != 0 && at >= times[shift.first()];
        boolean trusting = isTrusting() && complete;
        fit.evaluate(at, reference + (after ? height : 0), uniform && trusting, out);
        if (height != 0) {
            shift.widen(after, out);
        }
        if (!trusting || height != 0) {
            for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
                out.setNoiseGain(order, Double.NaN);
            }
            out.setOutlier(newestCounts && (lost || trust[size - 1] < 1));
        }
    }

    /**
     * Looks for a step at the largest change between neighbours and takes it out; the fit is then that of what is left.
     *
     * @param jump whether the alternative is the plain fit, or the weights as they are
     * @return its height, 0 if there is none: samples are as they were, weights and fit are not
     */
    private double step(double at, double start, double floor, boolean jump) {
        double weighted = settled;
        int first = 1;
        for (int i = 2; i < size; i++) {
            if (Math.abs(values[i] - values[i - 1]) > Math.abs(values[first] - values[first - 1])) {
                first = i;
            }
        }
        if (size - first < JUMP) {
            return 0;
        }
        if (!fitAll(at)) {
            return 0;
        }
        double otherwise = jump ? predict(floor) : weighted;
        System.arraycopy(values, 0, given, 0, size);
        double height = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (!shift.take(first, times, weights, trust, size, at)) {
                break;
            }
            double more = shift.height(values, weights, trust, size);
            height += more;
            lower(first, more);
            if (!settle(at, start, floor)) {
                break;
            }
        }
        if (shift.isSure(height, settled) && settled < LESS * otherwise && !isJump()) {
            return height;
        }
        System.arraycopy(given, 0, values, 0, size);
        return 0;
    }

    private void lower(int first, double by) {
        for (int i = first; i < size; i++) {
            values[i] -= by;
        }
    }

    private void dropWeightless() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (weights[i] > 0) {
                set(kept++, times[i], values[i], weights[i]);
            }
        }
        size = kept;
    }

    /** What rounding alone leaves as residuals. */
    private double rounding(double reference) {
        return 4 * size * Math.ulp(Largest.of(values, size)) + Math.ulp(reference);
    }

    private boolean isTrusting() {
        for (int i = 0; i < size; i++) {
            if (trust[i] < 1) {
                return false;
            }
        }
        return true;
    }

    private void hand() {
        fit.resize(size);
        for (int i = 0; i < size; i++) {
            fit.set(i, times[i], values[i], weights[i] * trust[i]);
        }
    }

    /**
     * Finds the weights; the fit is then theirs. Two wild samples at the end bend the polynomial towards them so well that
     * Huber's weights never see them; so where the noise then is more than the chords say, a second trial keeps the newest
     * samples, fewer than a jump has, out of its start. It holds if its scale of the noise is the smaller one and not far from that of the chords.
     *
     * @return false if the samples don't determine the polynomial
     */
    private boolean settle(double at, double start, double floor) {
        return fitAll(at) && settleFitted(at, start, floor);
    }

    /** The same after {@link #fitAll}. */
    private boolean settleFitted(double at, double start, double floor) {
        double noise = predict(floor);
        settled = noise;
        if (isQuiet(noise > APART * start ? start : noise)) {
            return true;
        }
        noise = iterate(at, start, floor, size);
        if (size > degree + JUMP && noise > APART * start) {
            System.arraycopy(trust, 0, first, 0, size);
            Arrays.fill(trust, 0, size + 1 - JUMP, 1);
            Arrays.fill(trust, size + 1 - JUMP, size, LEAST);
            double second = iterate(at, start, floor, size + 1 - JUMP);
            if (!(second < noise && second <= 2 * start)) {
                System.arraycopy(first, 0, trust, 0, size);
            }
        }
        hand();
        if (fit.fit(at, isTrusting())) {
            settled = predict(floor);
            return true;
        }
        return fitAll(at); // what is trusted doesn't determine the polynomial
    }

    private boolean fitAll(double at) {
        Arrays.fill(trust, 0, size, 1);
        hand();
        return fit.fit(at, true);
    }

    /**
     * Iterates until no weight changes much.
     *
     * @param judged so many of the oldest samples get Huber's weights; the others wait for the later ones
     * @return the scale of the noise; NaN if what is trusted doesn't determine the polynomial
     */
    private double iterate(double at, double start, double floor, int judged) {
        boolean huber = true;
        double noise = Double.NaN;
        for (int iteration = 0; iteration < MOST; iteration++) {
            hand();
            if (!fit.fit(at, isTrusting())) {
                return Double.NaN;
            }
            noise = predict(floor);
            double change = huber ? reweigh(start, true, judged) : reweigh(noise, false, size);
            if (huber) {
                huber = iteration + 1 < HUBER && change > NEARLY;
            } else if (change <= SETTLED) {
                break;
            }
        }
        return noise;
    }

    /** Whether no residual is outlying, with the weights as they are. */
    private boolean isQuiet(double noise) {
        for (int i = 0; i < size; i++) {
            if (Math.abs(predicted[i]) > OUTLYING * noise) {
                return false;
            }
        }
        return isTrusting();
    }

    /** Of the oldest {@code judged} samples; returns the largest change, of Huber's weights the relative one: theirs are all small where the scale is. */
    private double reweigh(double noise, boolean huber, int judged) {
        double change = 0;
        for (int i = 0; i < judged; i++) {
            double ratio = OUTLYING * noise / Math.abs(predicted[i]);
            double next = ratio >= 1 ? 1 : huber ? ratio : square(square(ratio));
            next = Math.max(next, LEAST);
            change = Math.max(change, Math.abs(next - trust[i]) / (huber ? Math.max(next, trust[i]) : 1));
            trust[i] = next;
        }
        return change;
    }

    private static double square(double number) {
        return number * number;
    }

    /** Fills {@link #predicted} and returns s. */
    private double predict(double floor) {
        for (int i = 0; i < size; i++) {
            double g = fit.leverage(i);
            double variance = Prediction.variance(weights[i] * trust[i], g);
            predicted[i] = variance > 0 ? fit.residual(i) / Math.sqrt(variance) : 0;
            scratch[i] = Math.abs(predicted[i]);
        }
        return Math.max(floor, NORMAL * Median.of(scratch, size));
    }

    /** Whether three outlying residuals in a row have one sign. */
    private boolean isJump() {
        int run = 0;
        for (int i = 0; i < size && run < JUMP; i++) {
            boolean goesOn = run > 0 && predicted[i] > 0 == predicted[i - 1] > 0;
            run = trust[i] < 1 ? (goesOn ? run + 1 : 1) : 0;
        }
        return run == JUMP;
    }
}
