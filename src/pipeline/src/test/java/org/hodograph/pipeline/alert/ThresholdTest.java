package org.hodograph.pipeline.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ThresholdTest {

    /** Nothing gets surer with the error: above a level it falls to a half, a magnitude below one to nothing. */
    @Test
    void lessKnownIsLessSure() {
        for (String text : new String[] {"> 5.5", "abs > 5.5", "< -5.5", "abs < 7"}) {
            double value = text.startsWith("<") ? -6 : 6;
            double least = 1;
            for (double error = 0.01; error < 1e9; error *= 2) {
                double probability = Threshold.parse(text).probability(value, error, 9);
                assertThat(probability).as("%s, error %s", text, error).isLessThanOrEqualTo(least);
                least = probability;
            }
            assertThat(least).as(text).isCloseTo(text.equals("abs < 7") ? 0 : 0.5, within(1e-6));
        }
    }

    @Test
    void magnitudeIsJudgedOnItsOwnSide() {
        Threshold threshold = Threshold.parse("abs > 5.5");
        assertThat(threshold.probability(-8, 1.5, 4))
                .isEqualTo(threshold.probability(8, 1.5, 4))
                .isEqualTo(Threshold.parse("> 5.5").probability(8, 1.5, 4));
    }

    @Test
    void noErrorIsNoProbability() {
        assertThat(Threshold.parse("abs > 5.5").probability(8, Double.NaN, 4)).isNaN();
        assertThat(Threshold.parse(">= 1").probability(1, Double.NaN, 4)).isNaN();
    }
}
