package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Short sharp waves as of an electrocardiogram, order 3: {@code auto} against the best of polynomials and Kalman filters with hindsight.
 * Waves whose standard deviation is below 2.5 samples are beyond it at a lag, in some beats by several times: docs/adr/0035.
 */
final class SharpWavesTest {

    private static final int SIZE = 1_800;
    private static final int FROM = 232;
    private static final double BEAT = 0.8; // seconds

    /** Of each wave of a beat: when, how high, how wide. */
    private static final double[][] WAVES = {
        {0.2, 0.1, 0.025}, {0.26, -0.12, 0.01}, {0.3, 1, 0.011}, {0.34, -0.25, 0.012}, {0.5, 0.3, 0.05}
    };

    /** Sums of Gaussian bumps, as they are and with a beat's waves drawn anew by the seed: by up to a third in height and width. */
    private static double truth(double[][] waves, double t, int order) {
        double phase = t % BEAT;
        double sum = 0;
        for (double[] wave : waves) {
            double z = (phase - wave[0]) / wave[2];
            double bump = wave[1] * Math.exp(-z * z / 2) / Math.pow(wave[2], order);
            sum += bump * (order == 0 ? 1 : 3 * z - z * z * z);
        }
        return sum;
    }

    private static double[][] waves(Random random) {
        double[][] drawn = new double[WAVES.length][];
        for (int i = 0; i < drawn.length; i++) {
            double high = 1 + (random.nextDouble() - 0.5) * 2 / 3;
            double wide = 1 + (random.nextDouble() - 0.5) * 2 / 3;
            drawn[i] = new double[] {WAVES[i][0], WAVES[i][1] * high, WAVES[i][2] * wide};
        }
        return drawn;
    }

    private static List<String> methods(double rate, double noise, int lag) {
        List<String> methods = new ArrayList<>();
        for (int degree = 3; degree <= 5; degree++) {
            for (int window : new int[] {7, 9, 11, 13, 16, 20, 25, 32, 41}) {
                if (window > lag) {
                    methods.add("local-polynomial(window=" + window + ", degree=" + degree + ")");
                }
            }
        }
        for (double scale : new double[] {0.6, 1, 1.7, 3, 5, 9}) {
            double intensity = noise * noise * Math.pow(scale, -8) * Math.pow(rate, 7);
            methods.add("kalman(model=iwp4, process-noise=" + intensity + ", measurement-noise=" + noise * noise + ")");
        }
        return methods;
    }

    @ParameterizedTest(name = "{0} Hz, noise {1}, lag {2}, seed {3}")
    @CsvSource({
        "500, 0.005, 8, 1",
        "500, 0.02, 8, 2",
        "250, 0.005, 8, 3",
        "500, 0.02, 8, 4",
        "250, 0.02, 8, 5",
        "500, 0.01, 8, 6",
        "500, 0.02, 8, 7",
        "250, 0.01, 8, 8",
        "500, 0.005, 0, 1",
        "250, 0.02, 0, 2",
        "500, 0.005, 0, 3",
        "500, 0.02, 0, 4",
        "250, 0.01, 0, 5",
        "500, 0.01, 0, 6"
    })
    void isNearTheBestWithHindsight(double rate, double noise, int lag, long seed) {
        Random random = new Random(seed);
        double[][] waves = waves(random);
        double[] measured = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            measured[i] = truth(waves, i / rate, 0) + noise * random.nextGaussian();
        }
        double best = Double.POSITIVE_INFINITY;
        for (String method : methods(rate, noise, lag)) {
            best = Math.min(best, rms(method, waves, measured, rate, lag));
        }
        assertThat(rms("auto", waves, measured, rate, lag) / best).isLessThanOrEqualTo(1.3);
    }

    private static double rms(String method, double[][] waves, double[] measured, double rate, int lag) {
        Differentiator stream = Methods.parse(method).newDifferentiator(new Lookback(0, lag));
        Estimate estimate = new Estimate();
        double squares = 0;
        int count = 0;
        for (int i = 0; i < SIZE; i++) {
            stream.push(Math.round(i * 1e9 / rate), measured[i]);
            int asked = i - lag;
            if (asked >= FROM && stream.estimateAt(Math.round(asked * 1e9 / rate), estimate)) {
                squares += Math.pow(estimate.derivative(3) - truth(waves, asked / rate, 3), 2);
                count++;
            }
        }
        assertThat(count).isEqualTo(SIZE - FROM - lag);
        return Math.sqrt(squares / count);
    }
}
