package org.hodograph.kernels.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ring against a sorted map, and what its operations cost. */
class SampleRingTest {

    private static final long SEED = 11;

    @Test
    void holdsWhatASortedMapHolds() {
        Random random = new Random(SEED);
        SampleRing ring = new SampleRing(2, 1);
        TreeMap<Long, Double> map = new TreeMap<>();
        for (int k = 0; k < 20_000; k++) {
            long at = random.nextInt(1_000);
            if (random.nextInt(5) < 2 && !map.isEmpty()) {
                map.pollFirstEntry();
                ring.removeFirst();
            } else if (!map.containsKey(at)) {
                int place = ring.before(at);
                ring.insert(place, at, k);
                ring.rows()[ring.offset(place) + 1] = -k;
                map.put(at, (double) k);
            }
            assertThat(ring.size()).isEqualTo(map.size());
        }
        SampleRing copy = new SampleRing(2, 3);
        copy.copyFrom(ring);
        int i = 0;
        for (Map.Entry<Long, Double> entry : map.entrySet()) {
            assertThat(ring.nanos(i)).isEqualTo(entry.getKey());
            assertThat(copy.value(i)).isEqualTo(ring.value(i)).isEqualTo(entry.getValue());
            assertThat(ring.rows()[ring.offset(i) + 1]).isEqualTo(-entry.getValue());
            assertThat(copy.rows()[copy.offset(i) + 1]).isEqualTo(-entry.getValue());
            i++;
        }
    }

    /** Moves are counted, not time: twice the samples cost twice the moves, waiting and released in either order. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 2_000, 4_000, 64_000})
    void filledAndEmptiedByMovesInProportionToItsSamples(int n) {
        for (int direction : new int[] {1, -1}) {
            SampleRing ring = new SampleRing(1, 8);
            for (long k = 0; k < n; k++) {
                long at = direction * k;
                ring.insert(ring.before(at), at, 0);
            }
            while (!ring.isEmpty()) {
                ring.removeFirst();
            }
            assertThat(ring.moved()).isLessThanOrEqualTo(2L * n);
        }
    }

    @Test
    void youngerCountsToTheEndsOfTime() {
        SampleRing ring = new SampleRing(1, 2);
        ring.add(Long.MIN_VALUE, 0);
        ring.add(-1, 0);
        ring.add(5, 0);
        assertThat(ring.younger(5, 6)).isEqualTo(1);
        assertThat(ring.younger(5, 7)).isEqualTo(2);
        assertThat(ring.younger(5, 0)).isZero();
        assertThat(ring.younger(-1, Long.MAX_VALUE)).isEqualTo(2);
        assertThat(ring.younger(Long.MIN_VALUE + 3, 9)).isEqualTo(3);
    }
}
