package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A power by sums and products against that of the platform. */
final class ForgettingTest {

    private static final long SEED = 99;

    @Test
    void isThePowerToTheLastDigits() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200_000; i++) {
            double weight = Math.scalb(1 + random.nextDouble(), -1 - random.nextInt(i % 2 == 0 ? 40 : 1_021));
            double expected = StrictMath.pow(weight, 0.99);
            assertThat(Forgetting.of(weight))
                    .as("%s, seed %d", weight, SEED)
                    .isCloseTo(expected, within(7e-16 * expected));
        }
    }

    @Test
    void endsAreWhatTheyAre() {
        assertThat(Forgetting.of(1)).isEqualTo(1, within(3e-16));
        assertThat(Forgetting.of(Double.MIN_NORMAL)).isCloseTo(StrictMath.pow(Double.MIN_NORMAL, 0.99), within(1e-318));
        assertThat(Forgetting.of(Double.MIN_VALUE)).isZero();
        assertThat(Forgetting.of(0)).isZero();
        assertThat(Forgetting.of(Double.NaN)).isZero();
    }
}
