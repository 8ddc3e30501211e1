package org.hodograph.kernels.kalman;

import java.util.Objects;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Lookback;
import org.hodograph.kernels.Method;

/**
 * The best linear estimate of an integrated Wiener process from noisy samples: the filter at the newest instant, the
 * fixed-lag smoother behind it, the smoother of all samples in batch. White noise of intensity q drives the m-th
 * derivative, samples carry white noise of variance r; value and derivatives up to m − 1 are the state.
 *
 * <p>A noise that is {@link #AUTO} is estimated from the innovations: in a stream by a {@link NoiseBank}, in batch by
 * maximum likelihood. A noise that is given is believed, and so are the standard errors that follow from it. Fewer than m
 * samples: no answer. A constant gives exactly 0.
 *
 * @param model the order of the process
 * @param processNoise q, in y-units² per second^(2m−1), in batch per x-unit^(2m−1); or {@link #AUTO}
 * @param measurementNoise r, the variance of a sample's noise in y-units²; or {@link #AUTO}
 */
public record Kalman(Model model, double processNoise, double measurementNoise) implements Method {

    /** A noise that is estimated from the samples. */
    public static final double AUTO = Double.NaN;

    static final String NAME = "kalman";
    static final int WARM = 20; // samples

    public Kalman {
        Objects.requireNonNull(model);
        requirePositive("process-noise", processNoise);
        requirePositive("measurement-noise", measurementNoise);
    }

    private static void requirePositive(String setting, double noise) {
        if (!Double.isNaN(noise) && !(noise > 0 && noise < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    NAME + ": " + setting + " must be auto or a number above 0, but is " + noise);
        }
    }

    /** How many derivatives the process has that are not white noise, and the value. */
    public enum Model {
        /** Value and first derivative. */
        IWP2(2),
        /** Up to the second derivative. */
        IWP3(3),
        /** Up to the third derivative. */
        IWP4(4);

        private final int order;

        Model(int order) {
            this.order = order;
        }

        int order() {
            return order;
        }
    }

    /** Whether both noises are given. */
    boolean isGiven() {
        return !Double.isNaN(processNoise) && !Double.isNaN(measurementNoise);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 3;
    }

    /** Version 1 holds nothing back and has no floor of the noise. */
    @Override
    public int oldestState() {
        return 1;
    }

    @Override
    public int maxOrder() {
        return model.order() - 1;
    }

    @Override
    public Differentiator newDifferentiator() {
        return newDifferentiator(Lookback.NONE);
    }

    @Override
    public Differentiator newDifferentiator(Lookback lookback) {
        return new KalmanDifferentiator(this, lookback);
    }

    @Override
    public Fit fit(double[] x, double[] y) {
        return new KalmanFit(this, x, y);
    }

    @Override
    public String toString() {
        return KalmanDefinition.text(this);
    }
}
