package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentTimesTest {

    /** Whether it was asked for meanwhile or not; intervals that are nearly all alike, and that are all others. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void theMedianIsThatOfTheNewest(int kinds) {
        Random random = new Random(kinds);
        RecentTimes times = new RecentTimes(15);
        long[] all = new long[2_000];
        for (int k = 0; k < all.length; k++) {
            all[k] = random.nextInt(kinds);
            times.add(all[k]);
            if (random.nextBoolean()) {
                long[] newest = Arrays.copyOfRange(all, Math.max(0, k - 14), k + 1);
                Arrays.sort(newest);
                assertThat(times.median()).isEqualTo(newest[(newest.length - 1) / 2]);
            }
            if (random.nextInt(100) == 0) {
                RecentTimes copy = new RecentTimes(15);
                copy.copyFrom(times);
                times = copy;
            }
        }
    }
}
