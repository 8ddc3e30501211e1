package org.hodograph.benchmarks;

import java.util.SplittableRandom;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.geometry.Motion;

/**
 * A simulated drive at 10 Hz with odd events of known size: the quantity of interest as the fit has it, with its standard error, and by
 * raw differences, at the instants of the samples. The noise of the readings goes up and down by four; drivers differ.
 *
 * @param fitted by the fit, at its lag
 * @param errors standard errors of it
 * @param raw by differences of neighbouring samples
 * @param events the sample at which each event begins
 */
@SuppressWarnings("ArrayRecordComponent") // rows of a table; nobody compares series
record OddSeries(double[] fitted, double[] errors, double[] raw, int[] events) {

    private static final double RATE = 10;
    private static final long STEP = (long) (1e9 / RATE);
    private static final int EVERY = 10_000; // samples from one event to the next, on average
    private static final double PATIENCE = 5; // seconds in which an event is to be told

    /** Samples behind the beginning of an event in which an alarm finds it. */
    static int patience() {
        return (int) (PATIENCE * RATE);
    }

    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static int[] events(int from, int samples, SplittableRandom random) {
        int[] events = new int[(samples - from) / EVERY];
        for (int i = 0; i < events.length; i++) {
            events[i] = from + i * EVERY + random.nextInt(EVERY - 2 * patience());
        }
        return events;
    }

    private static double noise(int i) {
        return Math.exp(Math.log(2) * Math.sin(2 * Math.PI * i / 9_000));
    }

    /**
     * Jerk of a measured speed: acceleration is a process of two time constants of 2 s with a deviation of 0.5 m/s2 times the driver's
     * own factor; an event adds {@code size} times the usual jerk for 1 s, the other way for the next, to it. Noise 0.02 m/s.
     */
    static OddSeries jerk(int samples, int from, double size, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double driver = Math.exp(0.5 * normal(random));
        int[] events = events(from, samples, random);
        double usual = driver * 0.5 / 2; // a process of two time constants τ and deviation σ has a derivative of σ/τ
        double decay = Math.exp(-1 / (2 * RATE));
        double inner = 0;
        double acceleration = 0;
        double extra = 0;
        double speed = 15;
        double[] readings = new double[samples];
        int next = 0;
        for (int i = 0; i < samples; i++) {
            // the stationary deviation of the second stage of two equal ones of first order is 1 where the first has √2
            inner = decay * inner + Math.sqrt(1 - decay * decay) * Math.sqrt(2) * normal(random);
            acceleration = decay * acceleration + (1 - decay) * driver * 0.5 * inner;
            while (next < events.length && i >= events[next] + 2 * RATE) {
                next++;
            }
            if (next < events.length && i >= events[next]) {
                extra += (i < events[next] + RATE ? 1 : -1) * size * usual / RATE;
            } else {
                extra = 0;
            }
            speed += (acceleration + extra) / RATE;
            readings[i] = speed + 0.02 * noise(i) * normal(random);
        }
        return jerk(readings, events);
    }

    private static OddSeries jerk(double[] readings, int[] events) {
        int n = readings.length;
        OddSeries series = new OddSeries(new double[n], new double[n], new double[n], events);
        Differentiator fit =
                Methods.parse("local-polynomial(span=2s, degree=3)").newDifferentiator();
        Estimate estimate = new Estimate();
        for (int i = 0; i < n; i++) {
            fit.push(i * STEP, readings[i]);
            boolean is = fit.estimateAt(i * STEP - 10 * STEP, estimate);
            series.fitted[i] = is ? estimate.derivative(2) : Double.NaN;
            series.errors[i] = is ? estimate.standardError(2) : Double.NaN;
            series.raw[i] = i < 2 ? 0 : (readings[i] - 2 * readings[i - 1] + readings[i - 2]) * RATE * RATE;
        }
        return series;
    }

    /**
     * Curvature of measured positions: a path at 10 m/s whose curvature is a process of two time constants of 3 s with a deviation of
     * 0.005 1/m times the driver's own factor; an event adds {@code size} times that for 2 s. Noise 5 cm.
     */
    static OddSeries curvature(int samples, int from, double size, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double usual = 0.005 * Math.exp(0.5 * normal(random));
        int[] events = events(from, samples, random);
        double decay = Math.exp(-1 / (3 * RATE));
        double inner = 0;
        double curvature = 0;
        double course = 0;
        double[] x = new double[samples];
        double[] y = new double[samples];
        double atX = 0;
        double atY = 0;
        int next = 0;
        for (int i = 0; i < samples; i++) {
            inner = decay * inner + Math.sqrt(1 - decay * decay) * Math.sqrt(2) * normal(random);
            curvature = decay * curvature + (1 - decay) * usual * inner;
            while (next < events.length && i >= events[next] + 2 * RATE) {
                next++;
            }
            double place = next < events.length ? (i - events[next]) / (2 * RATE) : -1;
            double extra = place < 0 ? 0 : size * usual * Math.sin(Math.PI * place);
            course += (curvature + extra) * 10 / RATE;
            atX += Math.cos(course) * 10 / RATE;
            atY += Math.sin(course) * 10 / RATE;
            x[i] = atX + 0.05 * noise(i) * normal(random);
            y[i] = atY + 0.05 * noise(i) * normal(random);
        }
        return curvature(x, y, events);
    }

    private static OddSeries curvature(double[] x, double[] y, int[] events) {
        int n = x.length;
        OddSeries series = new OddSeries(new double[n], new double[n], new double[n], events);
        Differentiator[] fits = new Differentiator[2];
        Estimate[] estimates = {new Estimate(), new Estimate()};
        Motion motion = new Motion();
        for (int axis = 0; axis < 2; axis++) {
            fits[axis] = Methods.parse("local-polynomial(span=2s, degree=2)").newDifferentiator();
        }
        for (int i = 0; i < n; i++) {
            fits[0].push(i * STEP, x[i]);
            fits[1].push(i * STEP, y[i]);
            long at = i * STEP - 10 * STEP;
            boolean is = fits[0].estimateAt(at, estimates[0]) && fits[1].estimateAt(at, estimates[1]);
            if (is) {
                motion.plane(estimates[0], estimates[1]);
            } else {
                motion.clear();
            }
            series.fitted[i] = motion.value(Motion.Quantity.CURVATURE);
            series.errors[i] = motion.standardError(Motion.Quantity.CURVATURE);
            series.raw[i] = i < 2 ? 0 : raw(x, y, i);
        }
        return series;
    }

    private static double raw(double[] x, double[] y, int i) {
        double firstX = (x[i] - x[i - 2]) * RATE / 2;
        double firstY = (y[i] - y[i - 2]) * RATE / 2;
        double secondX = (x[i] - 2 * x[i - 1] + x[i - 2]) * RATE * RATE;
        double secondY = (y[i] - 2 * y[i - 1] + y[i - 2]) * RATE * RATE;
        return (firstX * secondY - firstY * secondX) / Math.pow(firstX * firstX + firstY * firstY, 1.5);
    }
}
