package org.hodograph.flink;

import java.util.Set;
import org.apache.flink.util.SerializedThrowable;

/** Why a job failed: the fault that came first, not what followed from it when Flink ended the rest. */
public final class RootCause {

    private static final int DEEPEST = 100; // causes may go in a circle

    private static final Set<String> ENDED_BY_OTHERS = Set.of(
            "java.lang.InterruptedException",
            "java.nio.channels.ClosedByInterruptException",
            "org.apache.flink.runtime.execution.CancelTaskException",
            "org.apache.kafka.common.errors.InterruptException");

    private RootCause() {}

    /** The innermost cause of a fault, or of what was suppressed beside it; null if a shutdown of Flink's explains all of it. */
    public static Throwable of(Throwable fault) {
        return of(fault, DEEPEST);
    }

    private static Throwable of(Throwable fault, int left) {
        if (left == 0) {
            return fault;
        }
        Throwable found =
                fault.getCause() == null ? (isOfShutdown(fault) ? null : fault) : of(fault.getCause(), left - 1);
        for (Throwable suppressed : fault.getSuppressed()) {
            found = found == null ? of(suppressed, left - 1) : found;
        }
        return found;
    }

    /** The innermost cause, whatever it is. */
    public static Throwable innermost(Throwable fault) {
        Throwable cause = fault;
        for (int left = DEEPEST; left > 0 && cause.getCause() != null; left--) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** A cause as a user reads it, in one line. */
    public static String line(Throwable cause) {
        return cause.toString().lines().findFirst().orElse("");
    }

    private static boolean isOfShutdown(Throwable fault) {
        String type = fault instanceof SerializedThrowable serialized
                ? serialized.getOriginalErrorClassName()
                : fault.getClass().getName();
        String message = String.valueOf(fault.getMessage());
        return ENDED_BY_OTHERS.contains(type)
                || message.contains("The TaskExecutor is shutting down")
                || message.contains("Scheduler is being stopped");
    }
}
