package org.hodograph.kernels.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldTest {

    private static final long SECOND = 1_000_000_000L;

    private final Grain grain = new Grain();
    private final Hold hold = new Hold();

    /** 0 until 9 s, 1 until 19 s, then 2. */
    @BeforeEach
    void read() {
        for (int i = 0; i < 30; i++) {
            grain.push(i * SECOND, Math.floor(i / 10.0));
        }
    }

    /** How the second of two moves came about is known, of the first only until when it was held. */
    @ParameterizedTest
    @CsvSource({
        "9, 0, true, true",
        "10, 1, true, true",
        "19, 1, true, true",
        "20, 2, false, true",
        "29, 2, false, false"
    })
    void isFoundByAnyOfItsInstants(int second, double reading, boolean ended, boolean seenAfter) {
        assertThat(hold.find(grain, second * SECOND)).isTrue();
        assertThat(hold.reading()).isEqualTo(reading);
        assertThat(hold.isEnded()).isEqualTo(ended);
        assertThat(hold.isSeenAfter(second * SECOND)).isEqualTo(seenAfter);
    }

    @Test
    void isNotKnownBetweenTwoAndBeforeTheFirstMoves() {
        assertThat(hold.find(grain, 10 * SECOND - 1)).isFalse();
        assertThat(hold.find(grain, 8 * SECOND)).isFalse();
        assertThat(hold.find(grain, 30 * SECOND)).isFalse();
    }

    @Test
    void theFirstMoveTellsOfTheHoldBeforeItFromItsBegin() {
        Grain once = new Grain();
        for (int i = 0; i < 15; i++) {
            once.push(i * SECOND, Math.floor(i / 10.0));
        }
        assertThat(hold.find(once, 3 * SECOND)).isTrue();
        assertThat(hold.reach(3 * SECOND)).isCloseTo(Math.sqrt(3 * 6), within(1e-12));
    }

    /** Nothing is known at an end that was passed; at the newest reading all of what was held. */
    @Test
    void reachesAsFarAsBothEndsAllow() {
        hold.find(grain, 14 * SECOND);
        assertThat(hold.reach(10 * SECOND)).isZero();
        assertThat(hold.reach(19 * SECOND)).isZero();
        assertThat(hold.reach(14 * SECOND)).isCloseTo(Math.sqrt(4 * 5), within(1e-12));
        hold.find(grain, 29 * SECOND);
        assertThat(hold.reach(20 * SECOND)).isZero();
        assertThat(hold.reach(21 * SECOND)).isCloseTo(Math.sqrt(8), within(1e-12));
        assertThat(hold.reach(26 * SECOND)).isEqualTo(6);
        assertThat(hold.reach(29 * SECOND)).isEqualTo(9);
    }
}
