package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.hodograph.local.Attempts.Failure;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final Attempts attempts = new Attempts();

    /** Brokers that are away for a while: one failure, at which is looked often, is one. */
    @Test
    void oneFailureIsOneHoweverOftenItIsSeen() {
        Failure failure = new Failure(1_000, "TimeoutException: no broker");
        assertThat(attempts.see(false, null)).isNull();
        assertThat(attempts.see(false, failure))
                .isEqualTo("the job failed and tries again: TimeoutException: no broker");
        for (int look = 0; look < 20; look++) {
            assertThat(attempts.see(false, failure)).isNull();
            assertThat(attempts.isHopeless()).isFalse();
        }
        assertThat(attempts.see(true, null)).isEqualTo("the job runs");
        assertThat(attempts.see(true, null)).isNull();
    }

    @Test
    void fiveFailuresOfAJobThatNeverRanAreEnough() {
        for (int k = 1; k <= 5; k++) {
            assertThat(attempts.isHopeless()).isFalse();
            attempts.see(false, new Failure(k, "no such state"));
        }
        assertThat(attempts.isHopeless()).isTrue();
        assertThat(attempts.cause()).isEqualTo("no such state");
    }

    @Test
    void aJobThatRanIsTriedForEver() {
        attempts.see(true, null);
        for (int k = 1; k <= 50; k++) {
            attempts.see(false, new Failure(k, "no broker"));
        }
        assertThat(attempts.isHopeless()).isFalse();
        assertThat(attempts.see(true, null)).isEqualTo("the job runs");
    }
}
