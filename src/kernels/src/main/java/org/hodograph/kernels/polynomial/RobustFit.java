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
 * sample at the end of the window, which draws the polynomial to itself, is judged as strictly as one in the middle. s is
 * 1.4826 times the median of |t s|. Up to |t| = 4 the weight is 1; beyond, (4/|t|) in the first iterations (Huber's, which
 * no start leads astray) and (4/|t|)⁴ in the later ones, so that a wild sample has no say at all.
 *
 * <p>A run of three or more outlying residuals of one sign is a jump and is believed: these samples keep their weight.
 * When no sample is outlying, the result is that of the plain fit, bit for bit.
 *
 * <p>Cost: one more pass over the samples; where there is an outlier, up to 20 fits, and as often as there are jumps. For
 * one thread; allocates only to grow. Source: Huber 1964, doi 10.1214/aoms/1177703732; Holland and Welsch 1977, doi
 * 10.1080/03610927708827533, for the iterations.
 */
final class RobustFit implements PolynomialFit {

    private static final double OUTLYING = 4;
    private static final int JUMP = 3; // samples
    private static final int HUBER = 8; // iterations
    private static final int MOST = 20; // iterations
    private static final double SETTLED = 1e-6; // change of a weight
    private static final double LEAST = 1e-30; // weight: a sample without any would leave the fit and not come back
    private static final double NORMAL = 1.4826; // standard deviations of a normal distribution per median of its size

    private final OrthogonalFit fit;
    private double[] times = new double[0];
    private double[] values;
    private double[] weights; // as given
    private double[] trust; // by which they are multiplied
    private double[] predicted; // t s
    private double[] scratch;
    private boolean[] believed; // samples of a jump
    private int size;

    RobustFit(int degree) {
        fit = new OrthogonalFit(degree);
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
        predicted = new double[capacity];
        scratch = new double[capacity];
        believed = new boolean[capacity];
    }

    @Override
    public void set(int i, double time, double value, double weight) {
        times[i] = time;
        values[i] = value;
        weights[i] = weight;
    }

    @Override
    public boolean solve(double at, double reference, boolean uniform, Estimate out) {
        boolean newestCounts = weights[size - 1] > 0;
        dropWeightless();
        Arrays.fill(trust, 0, size, 1);
        Arrays.fill(believed, 0, size, false);
        double floor = rounding(reference);
        boolean trusting;
        do {
            if (!settle(at, floor)) {
                return false;
            }
            trusting = isTrusting();
        } while (!trusting && believeJumps());
        hand();
        if (!fit.solve(at, reference, uniform && trusting, out)) {
            return false;
        }
        if (!trusting) {
            for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
                out.setNoiseGain(order, Double.NaN);
            }
            out.setOutlier(newestCounts && trust[size - 1] < 1);
        }
        return true;
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
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return 4 * size * Math.ulp(largest) + Math.ulp(reference);
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

    /** Iterates until no weight changes much. Returns false if the samples don't determine the polynomial. */
    private boolean settle(double at, double floor) {
        double change = 1;
        for (int iteration = 0; iteration < MOST && change > SETTLED; iteration++) {
            hand();
            if (!fit.fit(at, isTrusting())) {
                return false;
            }
            double noise = predict(floor);
            change = 0;
            for (int i = 0; i < size; i++) {
                double ratio = OUTLYING * noise / Math.abs(predicted[i]);
                double next = ratio >= 1 || believed[i] ? 1 : iteration < HUBER ? ratio : square(square(ratio));
                next = Math.max(next, LEAST);
                change = Math.max(change, Math.abs(next - trust[i]));
                trust[i] = next;
            }
            if (iteration < HUBER && change > 0) {
                change = 1; // the later weights are still to come
            }
        }
        return true;
    }

    private static double square(double number) {
        return number * number;
    }

    /** Fills {@link #predicted} and returns s. */
    private double predict(double floor) {
        for (int i = 0; i < size; i++) {
            double g = fit.leverage(i);
            double own = Math.min(weights[i] * trust[i] * g, 1);
            double variance = (1 - own) * (1 + g - own);
            // a sample that alone fixes a coefficient can't be predicted
            predicted[i] = variance > 1e-9 ? fit.residual(i) / Math.sqrt(variance) : 0;
            scratch[i] = Math.abs(predicted[i]);
        }
        return Math.max(floor, NORMAL * Median.of(scratch, size));
    }

    /** Believes the runs of outlying residuals of one sign; returns whether there was one. */
    private boolean believeJumps() {
        boolean found = false;
        int run = 0;
        for (int i = 0; i < size; i++) {
            boolean outlying = trust[i] < 1;
            boolean goesOn = run > 0 && predicted[i] > 0 == predicted[i - 1] > 0;
            run = outlying ? (goesOn ? run + 1 : 1) : 0;
            if (run == JUMP) {
                found = true;
                Arrays.fill(believed, i + 1 - JUMP, i + 1, true);
            } else if (run > JUMP) {
                believed[i] = true;
            }
        }
        return found;
    }
}
