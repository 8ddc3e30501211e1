package org.hodograph.kernels;

import java.util.ArrayList;
import java.util.List;

/** The best of local polynomials and Kalman filters with given noises on evenly spaced samples, chosen by looking at the truth. */
final class Hindsight {

    private static final int[] WINDOWS = {3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 20, 25, 32, 41, 61};
    private static final double[] SCALES = {0.2, 0.35, 0.6, 1, 1.7, 3, 5, 9, 16, 30};

    private Hindsight() {}

    static List<String> methods() {
        List<String> methods = new ArrayList<>();
        for (int degree = 1; degree <= 5; degree++) {
            for (int window : WINDOWS) {
                if (window > degree) {
                    methods.add("local-polynomial(window=" + window + ", degree=" + degree + ")");
                }
            }
        }
        for (int order = 2; order <= 4; order++) {
            for (double scale : SCALES) {
                methods.add("kalman(model=iwp" + order + ", process-noise=" + Math.pow(scale, -2 * order)
                        + ", measurement-noise=1)");
            }
        }
        return methods;
    }

    /** Rms errors of the first derivative once a second at the newest sample, and of a 0. */
    static double[] rms(String method, double[] measured, double[] truth, int from) {
        Differentiator stream = Methods.parse(method).newDifferentiator();
        Estimate estimate = new Estimate();
        double squares = 0;
        double still = 0;
        for (int i = 0; i < measured.length; i++) {
            stream.push(i * 1_000_000_000L, measured[i]);
            if (i >= from) {
                stream.estimateAt(i * 1_000_000_000L, estimate);
                double error = (estimate.has(1) ? estimate.derivative(1) : 0) - truth[i];
                squares += error * error;
                still += truth[i] * truth[i];
            }
        }
        int counted = measured.length - from;
        return new double[] {Math.sqrt(squares / counted), Math.sqrt(still / counted)};
    }

    /** Where that is better than always 0, the best of all. */
    static double best(double[] measured, double[] truth, int from) {
        double best = Double.POSITIVE_INFINITY;
        for (String method : methods()) {
            double[] rms = rms(method, measured, truth, from);
            best = Math.min(best, Math.min(rms[0], rms[1]));
        }
        return best;
    }
}
