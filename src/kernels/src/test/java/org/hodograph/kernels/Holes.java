package org.hodograph.kernels;

import java.util.Locale;
import java.util.Random;

/** Two swings and a drift with a silence in the middle, and what a method says of it in and around that silence. */
final class Holes {

    /** What a sensor adds to the signal. */
    enum Noise {
        WHITE,
        COLOURED,
        STEPPED
    }

    static final int[] HOLES = {5, 20, 60, 174, 600, 2_000, 10_000};
    private static final double SPACING = 0.125; // seconds
    private static final double NOISE = 0.3;
    private static final double STEP = 0.5;
    private static final int BEFORE = 250; // samples
    private static final int AROUND = 10;

    private final String method;
    private final Noise noise;
    private final boolean jittered;
    private final boolean bySamples;
    final int[] given = new int[4];
    final int[] held = new int[4];
    int silent; // instants without an answer
    int without; // numbers without a standard error that is finite and above 0
    double worst; // standard errors
    double farthest; // of a value

    Holes(String method, Noise noise, boolean jittered, boolean bySamples) {
        this.method = method;
        this.noise = noise;
        this.jittered = jittered;
        this.bySamples = bySamples;
    }

    /** Of the order where it is smallest. */
    double leastShare() {
        double least = 1;
        for (int order = 0; order <= 3; order++) {
            least = given[order] == 0 ? least : Math.min(least, held[order] / (double) given[order]);
        }
        return least;
    }

    /** Asks in and around a hole, sizes in spacings. */
    Holes run(int hole, int lag, int seeds) {
        for (int seed = 0; seed < seeds; seed++) {
            run(hole, lag, new Random(1_000L * seed + 7));
        }
        return this;
    }

    private void run(int hole, int lag, Random random) {
        double[] signal = {
            3 * (0.5 + random.nextDouble()),
            2 * Math.PI / (24 + 100 * random.nextDouble()),
            7 * random.nextDouble(),
            1 + random.nextDouble(),
            2 * Math.PI / (60 + 200 * random.nextDouble()),
            7 * random.nextDouble(),
            0.003 * random.nextGaussian()
        };
        Lookback lookback = bySamples ? new Lookback(0, lag) : new Lookback(Math.round(lag * SPACING * 1e9), 0);
        Differentiator stream = Methods.parse(method).newDifferentiator(lookback);
        Estimate estimate = new Estimate();
        long[] nanos = new long[BEFORE + lag + AROUND + 2];
        double t = 0;
        double colour = 0;
        for (int k = 0; k < nanos.length; k++) {
            t += (k == BEFORE ? hole : 1) + (jittered ? 0.8 * (random.nextDouble() - 0.5) : 0);
            double white = random.nextGaussian();
            colour = 0.8 * colour + 0.6 * white;
            double y = truth(signal, t, 0);
            y = switch (noise) {
                case WHITE -> y + NOISE * white;
                case COLOURED -> y + NOISE * colour;
                case STEPPED -> STEP * Math.rint((y + 0.1 * white) / STEP);
            };
            nanos[k] = Math.round(t * SPACING * 1e9);
            stream.push(nanos[k], y);
            if (k >= BEFORE - AROUND) {
                long instant = bySamples ? nanos[k - lag] : nanos[k] - lookback.nanos();
                compare(stream.estimateAt(instant, estimate), estimate, signal, instant / 1e9 / SPACING);
            }
        }
    }

    private void compare(boolean told, Estimate estimate, double[] signal, double t) {
        silent += told ? 0 : 1;
        for (int order = 0; told && order <= 3 && estimate.has(order); order++) {
            double error = estimate.standardError(order);
            double distance = Math.abs(estimate.derivative(order) - truth(signal, t, order) / Math.pow(SPACING, order));
            if (!(error > 0 && error < Double.POSITIVE_INFINITY)) {
                without++;
                continue;
            }
            given[order]++;
            held[order] += distance <= 1.96 * error ? 1 : 0;
            worst = Math.max(worst, distance / error);
            farthest = order == 0 ? Math.max(farthest, distance) : farthest;
        }
    }

    /** Time in spacings. */
    private static double truth(double[] s, double t, int order) {
        double turn = order * Math.PI / 2;
        double swings = s[0] * Math.pow(s[1], order) * Math.sin(s[1] * t + s[2] + turn)
                + s[3] * Math.pow(s[4], order) * Math.sin(s[4] * t + s[5] + turn);
        return swings + (order == 0 ? 70 + s[6] * t : order == 1 ? s[6] : 0);
    }

    /** Inside 95 %, the largest error in standard errors. */
    String cell() {
        if (worst == 0) {
            return without == 0 ? "no answer" : "none";
        }
        return String.format(Locale.ROOT, worst < 100 ? "%.0f %%, %.1f" : "%.0f %%, %.0e", 100 * leastShare(), worst)
                + (without == 0 ? "" : ", " + without + " without");
    }
}
