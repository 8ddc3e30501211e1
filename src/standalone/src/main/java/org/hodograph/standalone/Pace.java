package org.hodograph.standalone;

import java.util.concurrent.locks.LockSupport;

/** Holds samples back until their time has come: as much later than the first one as they are, divided by a factor. For one thread. */
final class Pace {

    private final double factor;
    private boolean begun;
    private long firstNanos;
    private long begunNanos;

    /**
     * A pace.
     *
     * @param speed sample time per real time, above 0, or max
     * @throws IllegalArgumentException if it is neither
     */
    static Pace of(String speed) {
        if (speed.equals("max")) {
            return new Pace(Double.POSITIVE_INFINITY);
        }
        try {
            double factor = Double.parseDouble(speed);
            if (factor > 0 && Double.isFinite(factor)) {
                return new Pace(factor);
            }
        } catch (NumberFormatException e) {
            // told below, with the rule
        }
        throw new IllegalArgumentException("--speed must be a number above 0, or max, but is \"" + speed + "\"");
    }

    private Pace(double factor) {
        this.factor = factor;
    }

    /** Whether nothing is held back. */
    boolean isFree() {
        return factor == Double.POSITIVE_INFINITY;
    }

    /** Waits for the time of a sample; one that is before the first has come already. */
    void await(long nanos) {
        if (isFree()) {
            return;
        }
        if (!begun) {
            begun = true;
            firstNanos = nanos;
            begunNanos = System.nanoTime();
        }
        long due = begunNanos + (long) ((nanos - firstNanos) / factor);
        for (long wait = due - System.nanoTime();
                wait > 0 && !Thread.currentThread().isInterrupted();
                wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }
}
