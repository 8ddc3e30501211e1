package org.hodograph.kernels.steps;

/**
 * The readings of one level around an instant, as far as the newest 16 moves and the newest reading tell. The first of what they
 * tell has no beginning, unless there is but one move. For one thread.
 */
public final class Hold {

    private double reading;
    private long from;
    private long to;
    private boolean ended;

    /** Finds the one that an instant lies in, its first and its last reading included; returns whether one is known. */
    public boolean find(Grain grain, long nanos) {
        int kept = grain.kept();
        from = grain.moved();
        to = grain.newest();
        reading = grain.reading();
        ended = false;
        for (int back = 0; back < kept && nanos < from; back++) {
            ended = true;
            reading = grain.from(back);
            to = grain.before(back);
            from = back + 1 < kept ? grain.at(back + 1) : kept == 1 ? grain.holdBegan() : to;
        }
        return nanos >= from && nanos <= to;
    }

    /** What was read. */
    public double reading() {
        return reading;
    }

    /** Seconds between its first and its last reading. */
    public double lasted() {
        return Bank.seconds(to - from);
    }

    /** Whether any reading came after an instant in it. */
    public boolean isSeenAfter(long nanos) {
        return ended || nanos < to;
    }

    /** Whether another level was read since. */
    public boolean isEnded() {
        return ended;
    }

    /**
     * For so many seconds, in effect, the signal is known to have stayed at an instant in it: √(a b) for the distances a and b
     * to its two ends, as a derivative inside of an interval is bounded by them (S. N. Bernstein 1912), since near its ends the
     * signal may come from elsewhere, and leave, at any rate. The newest reading is no end: what is not known to have ended has
     * but one, and there are a seconds, as at the newest reading itself, or more.
     */
    public double reach(long nanos) {
        return reach(Bank.seconds(nanos - from), Bank.seconds(to - nanos), ended);
    }

    static double reach(double since, double until, boolean ended) {
        return !ended && until <= since ? since : Math.sqrt(since * until);
    }
}
