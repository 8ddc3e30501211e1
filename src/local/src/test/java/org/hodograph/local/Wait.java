package org.hodograph.local;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for conditions, never for a time. */
final class Wait {

    /** Far more than a loaded machine needs; it only ends what would never end. */
    static final Duration LIMIT = Duration.ofMinutes(4);

    private static final int PAUSE_MILLIS = 50;

    private Wait() {}

    /** Calls until there is an answer, which is neither null nor false. */
    static <T> T until(String what, Callable<T> answer) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            T given = answer.call();
            if (given != null && !Boolean.FALSE.equals(given)) {
                return given;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + LIMIT + " for " + what);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
