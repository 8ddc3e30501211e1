package org.hodograph.kernels.polynomial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The largest size against the plain maximum. */
final class LargestTest {

    private static final long SEED = 4;

    @Test
    void isTheMaximumOfSizes() {
        Random random = new Random(SEED);
        for (int size = 0; size < 40; size++) {
            double[] numbers = new double[size];
            double largest = 0;
            for (int i = 0; i < size; i++) {
                numbers[i] = random.nextGaussian() * Math.pow(10, random.nextInt(5));
                largest = Math.max(largest, Math.abs(numbers[i]));
            }
            assertThat(Largest.of(numbers, size))
                    .as("%d numbers, seed %d", size, SEED)
                    .isEqualTo(largest);
        }
    }

    @Test
    void endsOfTheDoublesAreInOrder() {
        double[] numbers = {-0.0, Double.MIN_VALUE, -1e-300, 1e300, Double.NEGATIVE_INFINITY, Double.NaN};
        assertThat(Largest.of(numbers, 1)).isZero();
        assertThat(Largest.of(numbers, 2)).isEqualTo(Double.MIN_VALUE);
        assertThat(Largest.of(numbers, 4)).isEqualTo(1e300);
        assertThat(Largest.of(numbers, 5)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Largest.of(numbers, 6)).isNaN();
    }
}
