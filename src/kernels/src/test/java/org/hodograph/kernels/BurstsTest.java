package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings in bursts, whose rate the intervals within a burst say nothing of; and a gap, which is none. */
final class BurstsTest {

    private static final int SIZE = 1_500;
    private static final int FROM = 300;

    /** A swing of 150 mean intervals and 10 in size, noise of 1, in bursts that are so many times as dense as they are apart. */
    @ParameterizedTest(name = "{0}: bursts of {1}, {2} times as dense")
    @CsvSource({
        "auto, 2, 25",
        "auto, 3, 3000",
        "auto, 5, 25",
        "auto, 5, 3000",
        "auto, 8, 300",
        "kalman(model=iwp2), 2, 300",
        "kalman(model=iwp2), 5, 3000",
        "kalman(model=iwp3), 3, 3000",
        "kalman(model=iwp3), 8, 3000"
    })
    void aBurstTellsNoRateOfItsOwn(String method, int burst, double ratio) {
        Random random = new Random(burst);
        Differentiator worker = Methods.parse(method).newDifferentiator();
        Estimate estimate = new Estimate();
        double mean = (ratio + burst - 1) / burst;
        double turn = 2 * Math.PI / (150 * mean);
        double t = 0;
        double squares = 0;
        int inside = 0;
        for (int i = 0; i < SIZE; i++) {
            t += (i % burst == 0 ? ratio : 1) * (1 + 0.1 * random.nextDouble());
            long nanos = Math.round(t * 1e9);
            worker.push(nanos, 10 * Math.sin(turn * t) + random.nextGaussian());
            if (i >= FROM) {
                assertThat(worker.estimateAt(nanos, estimate)).isTrue();
                double error = (estimate.derivative(1) - 10 * turn * Math.cos(turn * t)) * mean;
                squares += error * error;
                inside += Math.abs(error) <= 1.96 * estimate.standardError(1) * mean ? 1 : 0;
            }
        }
        assertThat(Math.sqrt(squares / (SIZE - FROM))).isLessThan(0.12); // of 0.42
        assertThat((double) inside / (SIZE - FROM)).isGreaterThanOrEqualTo(0.93);
    }

    /** One gap of a minute in a young series of a second's spacing. */
    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 9, 10, 11, 12, 16})
    void aGapIsNoInterval(int before) {
        for (String method : new String[] {"auto", "kalman"}) {
            Random random = new Random(3);
            Differentiator worker = Methods.parse(method).newDifferentiator();
            Estimate estimate = new Estimate();
            for (int i = 0; i < before + 20; i++) {
                double t = i < before ? i : i + 59;
                long nanos = Math.round(t * 1e9);
                worker.push(nanos, 10 * Math.sin(0.5 * t) + 0.01 * random.nextGaussian());
                if (i >= before && worker.estimateAt(nanos, estimate) && estimate.has(1)) {
                    double error = Math.abs(estimate.derivative(1) - 5 * Math.cos(0.5 * t));
                    assertThat(error).as("%s, sample %d", method, i).isLessThan(6 * estimate.standardError(1));
                }
            }
            assertThat(estimate.standardError(1)).as(method).isLessThan(2);
        }
    }
}
