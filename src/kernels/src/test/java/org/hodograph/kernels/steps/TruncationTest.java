package org.hodograph.kernels.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncationTest {

    /** Against sums over a fine grid. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, -1, 1",
        "0, 1, 0.5, 0.6",
        "3, 0.7, -0.5, 0.5",
        "-2, 5, -0.5, 0.5",
        "0, 1, -4, 9",
        "0, 0.1, -0.5, 0.5",
        "0.45, 0.2, -0.5, 0.5",
        "7, 1, -0.5, 0.5",
        "0, 100, -0.5, 0.5",
        "0, 1, -8, 0"
    })
    void momentsAreThoseOfTheDensity(double centre, double deviation, double low, double high) {
        Truncation truncation = new Truncation();
        truncation.cut(centre, deviation, low, high);
        int points = 200_000;
        double mass = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < points; i++) {
            double x = low + (i + 0.5) / points * (high - low);
            double z = (x - centre) / deviation;
            double weight = Math.exp(-z * z / 2);
            mass += weight;
            first += weight * x;
            second += weight * x * x;
        }
        double mean = first / mass;
        double log = Math.log(mass * (high - low) / points / deviation / Math.sqrt(2 * Math.PI));
        assertThat(truncation.mean()).isCloseTo(mean, within(1e-5 * deviation));
        assertThat(truncation.variance()).isCloseTo(second / mass - mean * mean, within(1e-4 * deviation * deviation));
        assertThat(truncation.logMass()).isCloseTo(log, within(1e-4));
    }

    /** The interval is so far away that its probability is no double. */
    @ParameterizedTest
    @CsvSource({"1e3, 1", "-1e3, 1", "1e6, 1", "1e9, 1e-3"})
    void farAwayTheMassIsAtTheNearEdge(double centre, double deviation) {
        Truncation truncation = new Truncation();
        truncation.cut(centre, deviation, -0.5, 0.5);
        assertThat(truncation.mean()).isCloseTo(Math.copySign(0.5, centre), within(1e-2));
        assertThat(truncation.mean()).isBetween(-0.5, 0.5);
        assertThat(truncation.variance()).isNotNegative().isLessThan(1e-4);
        assertThat(truncation.logMass()).isNegative().isFinite();
    }
}
