package org.hodograph.pipeline.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PairsTest {

    private static final long TENTH = 100_000_000;
    private static final double FORGETS_SLOWLY = 1e6; // seconds: longer than any window

    /** y is 2 x and white noise, {@code late} samples behind. */
    private static Pairs pairs(int late) {
        Random random = new Random(2);
        Pairs pairs = new Pairs(20_000_000_000L);
        for (int k = 0; k < 200; k++) {
            double then = Math.sin(0.05 * (k - late));
            pairs.add(k * TENTH, Math.sin(0.05 * k), 2 * then + 0.1 * random.nextGaussian(), 0, 0);
        }
        return pairs;
    }

    /** Residuals are those of the line that was fitted: a signal that is behind is no noise. */
    @Test
    void slopeErrorIsThatOfTheNoiseBehindADelayToo() {
        Pairs atOnce = pairs(0);
        assertThat(atOnce.fit(0)).isTrue();
        double error = 0.1 / Math.sqrt(200 * 0.5); // sigma / sqrt(sum of squares of x)
        assertThat(atOnce.slopeError(FORGETS_SLOWLY)).isCloseTo(error, within(0.4 * error));
        Pairs behind = pairs(10);
        assertThat(behind.fit(1)).isTrue();
        assertThat(behind.slope()).isCloseTo(2, within(4 * error));
        assertThat(behind.slopeError(FORGETS_SLOWLY)).isCloseTo(error, within(0.4 * error));
    }
}
