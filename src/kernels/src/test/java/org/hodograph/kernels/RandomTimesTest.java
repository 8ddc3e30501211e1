package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four-fold integrated white noise at Poisson times: {@code auto} against the filter that is told the model and both noises. */
final class RandomTimesTest {

    private static final int SIZE = 1_500;
    private static final int FROM = 232;
    private static final int SEEDS = 4;

    @ParameterizedTest(name = "time scale {0}")
    @CsvSource({"3, 900", "8, 950"})
    void isNearTheOptimum(double scale, long seed) {
        double[] auto = new double[4];
        double[] best = new double[4];
        double intensity = Math.pow(scale, -8);
        String optimum = "kalman(model=iwp4, process-noise=" + intensity + ", measurement-noise=1)";
        for (int run = 0; run < SEEDS; run++) {
            Random random = new Random(seed + run);
            SimulatedProcess process = new SimulatedProcess(intensity, random);
            Differentiator told = Methods.parse(optimum).newDifferentiator();
            Differentiator stream = Methods.parse("auto").newDifferentiator();
            Estimate estimate = new Estimate();
            for (int i = 0; i < SIZE; i++) {
                process.step(Math.max(1_000_000, Math.round(-1e9 * Math.log(1 - random.nextDouble()))));
                double y = process.state()[0] + random.nextGaussian();
                told.push(process.nanos(), y);
                stream.push(process.nanos(), y);
                for (int order = 1; i >= FROM && order <= 3; order++) {
                    told.estimateAt(process.nanos(), estimate);
                    best[order] += Math.pow(estimate.derivative(order) - process.state()[order], 2);
                    stream.estimateAt(process.nanos(), estimate);
                    auto[order] += Math.pow(estimate.derivative(order) - process.state()[order], 2);
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
