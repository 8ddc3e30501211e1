package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four-fold integrated white noise at Poisson times: {@code auto} against the filter that is told the model and both noises. */
final class RandomTimesTest {

    private static final int SIZE = 1_500;
    private static final int FROM = 232;
    private static final int SEEDS = 4;

    @ParameterizedTest(name = "time scale {0}, lag {2}")
    @CsvSource({"3, 900, 0", "8, 950, 0", "3, 900, 8", "8, 950, 8"})
    void isNearTheOptimum(double scale, long seed, int lag) {
        double[] auto = new double[4];
        double[] best = new double[4];
        double intensity = Math.pow(scale, -8);
        String optimum = "kalman(model=iwp4, process-noise=" + intensity + ", measurement-noise=1)";
        for (int run = 0; run < SEEDS; run++) {
            Random random = new Random(seed + run);
            SimulatedProcess process = new SimulatedProcess(intensity, random);
            Differentiator told = Methods.parse(optimum).newDifferentiator(new Lookback(0, lag));
            Differentiator stream = Methods.parse("auto").newDifferentiator(new Lookback(0, lag));
            Estimate estimate = new Estimate();
            Deque<double[]> truths = new ArrayDeque<>(); // of the instants within the lag
            Deque<Long> instants = new ArrayDeque<>();
            for (int i = 0; i < SIZE; i++) {
                process.step(Math.max(1_000_000, Math.round(-1e9 * Math.log(1 - random.nextDouble()))));
                double y = process.state()[0] + random.nextGaussian();
                told.push(process.nanos(), y);
                stream.push(process.nanos(), y);
                truths.add(process.state().clone());
                instants.add(process.nanos());
                if (truths.size() <= lag) {
                    continue;
                }
                double[] truth = truths.remove();
                long asked = instants.remove();
                for (int order = 1; i >= FROM && order <= 3; order++) {
                    told.estimateAt(asked, estimate);
                    best[order] += Math.pow(estimate.derivative(order) - truth[order], 2);
                    stream.estimateAt(asked, estimate);
                    auto[order] += Math.pow(estimate.derivative(order) - truth[order], 2);
                }
            }
        }
        for (int order = 1; order <= 3; order++) {
            assertThat(Math.sqrt(auto[order] / best[order]))
                    .as("rms error of order %d against the optimum", order)
                    .isLessThanOrEqualTo(1.15);
        }
    }
}
