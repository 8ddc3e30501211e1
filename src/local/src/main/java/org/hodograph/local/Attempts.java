package org.hodograph.local;

/** What became of a job's attempts to run, as somebody sees who looks now and then. For one thread. */
final class Attempts {

    private static final int MOST = 5; // of a job that never ran

    private boolean ran;
    private boolean runs;
    private long newest = Long.MIN_VALUE; // failure
    private int failures;
    private String told;

    /**
     * Takes what is seen now.
     *
     * @param isRunning whether each task runs
     * @param failure the newest one; null: there was none
     * @return a line for the user; null: nothing is new
     */
    String see(boolean isRunning, Failure failure) {
        boolean isUp = isRunning && !runs;
        runs = isRunning;
        ran |= isRunning;
        if (failure != null && failure.millis() > newest) {
            newest = failure.millis();
            failures++;
            if (!failure.line().equals(told)) {
                told = failure.line();
                return "the job failed and tries again: " + told;
            }
        }
        return isUp ? "the job runs" : null;
    }

    /** Whether a job that never ran has failed so often that no further attempt will help. */
    boolean isHopeless() {
        return !ran && failures >= MOST;
    }

    /** The newest failure's cause. */
    String cause() {
        return told;
    }

    /**
     * A failure that an attempt ended with.
     *
     * @param millis when, by the clock
     * @param line its cause
     */
    record Failure(long millis, String line) {}
}
