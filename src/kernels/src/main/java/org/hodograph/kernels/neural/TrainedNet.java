package org.hodograph.kernels.neural;

import java.util.Arrays;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Rounding;

/** A net that has been fitted to samples, with what turns its normalised units back. */
final class TrainedNet {

    private final Network network;
    private final double[] weights;
    private final RealMatrix covariance; // of the weights, for noise of variance 1
    private final double noise; // variance, in normalised units; of a constant in those of y
    private final double centre; // of x
    private final double half; // of the range of x
    private final double mean; // of y
    private final double deviation; // of y; 0: constant
    private final int samples;
    private final double rounding; // variance of a sample of y

    private TrainedNet(Training training, Neural method, double[] scale, int samples, double rounding) {
        network = new Network(method.hidden(), Estimate.MAX_ORDER + 1);
        weights = training == null ? null : training.weights();
        covariance = training == null ? null : training.covariance();
        centre = scale[0];
        half = scale[1];
        mean = scale[2];
        deviation = scale[3];
        noise = training == null ? rounding : Math.max(training.noise(), rounding / deviation / deviation);
        this.samples = samples;
        this.rounding = rounding;
    }

    /**
     * Fits the first {@code size} samples, ascending in x, y minus {@code reference}.
     *
     * @return null if the samples determine nothing: too few, all at one x, or numbers whose squares are beyond the doubles
     */
    static TrainedNet of(Neural method, double[] x, double[] y, int size, double reference) {
        if (size < Neural.LEAST || !(x[0] < x[size - 1])) {
            return null;
        }
        double half = (x[size - 1] - x[0]) / 2;
        double centre = x[0] + half;
        double mean = 0;
        for (int i = 0; i < size; i++) {
            mean += y[i] / size;
        }
        double square = 0;
        for (int i = 0; i < size; i++) {
            square += (y[i] - mean) * (y[i] - mean) / size;
        }
        double deviation = Math.sqrt(square);
        double rounding = Rounding.variance(Math.abs(reference) + Math.abs(mean) + deviation);
        double[] scale = {centre, half, mean, deviation};
        if (Arrays.stream(y, 0, size).allMatch(value -> value == y[0])) {
            return new TrainedNet(null, method, new double[] {centre, half, y[0], 0}, size, rounding);
        }
        if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
            return null;
        }
        double[] inputs = new double[size];
        double[] targets = new double[size];
        for (int i = 0; i < size; i++) {
            inputs[i] = (x[i] - centre) / half;
            targets[i] = (y[i] - mean) / deviation;
        }
        Training training = new Training(method, inputs, targets);
        try {
            training.run();
        } catch (NonPositiveDefiniteMatrixException nothingDetermined) {
            return null;
        }
        return new TrainedNet(training, method, scale, size, rounding);
    }

    /** Value and derivatives at {@code at}; order 0 without the reference of y. */
    boolean estimateAt(double at, Estimate out) {
        out.setWindow(samples, 2 * half);
        if (deviation == 0) {
            out.setDerivative(0, mean);
            for (int k = 0; k <= Estimate.MAX_ORDER; k++) {
                out.setDerivative(k, k == 0 ? mean : 0);
                for (int l = 0; l <= k; l++) {
                    out.setCovariance(k, l, k == l ? noise / samples * Math.pow(half, -2 * k) : 0);
                }
            }
            out.setNoise(Math.sqrt(noise));
            return true;
        }
        network.evaluate(weights, (at - centre) / half);
        double[] unit = new double[Estimate.MAX_ORDER + 1]; // k! · deviation / half^k
        double factor = deviation;
        for (int k = 0; k < unit.length; k++) {
            unit[k] = factor;
            factor *= (k + 1) / half;
            out.setDerivative(k, network.coefficient(k) * unit[k] + (k == 0 ? mean : 0));
        }
        for (int k = 0; k < unit.length; k++) {
            double[] spread = covariance.operate(network.gradient(k));
            for (int l = 0; l <= k; l++) {
                double[] gradient = network.gradient(l);
                double sum = 0;
                for (int j = 0; j < gradient.length; j++) {
                    sum += spread[j] * gradient[j];
                }
                double variance = noise * sum * unit[k] * unit[l];
                if (k == l && !(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
                    return false; // the weights' covariance has lost its digits
                }
                // where all units are saturated no weight moves the derivative
                double least = rounding * unit[k] / deviation * unit[l] / deviation;
                out.setCovariance(k, l, k == l ? Math.max(variance, least) : variance);
            }
        }
        out.setNoise(Math.sqrt(noise) * deviation);
        return !out.isEmpty();
    }
}
