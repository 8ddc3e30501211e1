package org.hodograph.kernels.repeat;

/**
 * Whether values are shown again before they are renewed: the log of the likelihood that each value is shown at least twice with
 * a chance of 0.3, against the chance at which a signal that moves meets the same step of its grain again.
 *
 * <p>For differences with one maximum at 0 and a median of M grains that chance is 0.27 / M (normal) to 0.35 / M (Laplace); here 0.5 / M.
 * Only values that are left by more than a step say something: a signal that is slow against its grain is held, too, and is left by
 * single steps. A standstill is one value that is shown often; no value says more than {@link #MOST}, so that four of them at least
 * must be shown again among the newest 32.
 *
 * <p>Values held by a signal that rests now and then (a switch, a dwell of a machine) are no repeats. What is shown again lasts about
 * as long each time, or moves on by as much more as it lasted longer, or where most are shown once jitters, which nothing at rest does;
 * then what is shown {@link #REST} times is a rest, and so is a value of exactly 0, and says nothing.
 */
final class Evidence {

    private static final double AGAIN = 0.3;
    private static final double MEETS = 0.5;
    private static final double ENOUGH = Math.log(1e4);
    private static final double MOST = 3;
    private static final double ONCE = Math.log(1 - AGAIN);
    private static final double STEP = 1.5; // grains: more than one
    private static final double LEAST_MOVE = 2; // grains
    private static final double FINE = 10; // grains: the same value twice is hardly a new one
    private static final double SIMILAR = 0.35;
    private static final double SIMILARITY = Math.log(5);
    // two lasting alike: 0.9 where values are renewed at intervals, 0.21 where they last at random (exponentially)
    private static final double ALIKE = Math.log(0.9 / 0.21);
    private static final double UNLIKE = Math.log(0.1 / 0.79);
    private static final double REGULAR = Math.log(20);
    private static final int LEAST_AGAIN = 4;
    private static final int REST = 4; // readings: of those of which a fifth are stale 1 in 125 is shown so often
    private static final int LEAST_OF_GRID = 6;

    private final Runs runs;
    private boolean fine;

    Evidence(Runs runs) {
        this.runs = runs;
    }

    /** Whether a value is renewed by the same one next to never, as of the newest {@link #isEnough}. */
    boolean isFine() {
        measure();
        return fine;
    }

    /** Whether values are left by single steps now: what is shown again is a signal that is slow against its grain. */
    boolean isContrary() {
        return runs.size() == Runs.MOST && measure() < LEAST_MOVE && !isOnGrid(runs.size() - 1);
    }

    private double measure() {
        double move = runs.medianMove() / runs.grain();
        fine = move >= FINE;
        return move;
    }

    boolean isEnough(boolean jitters) {
        int complete = runs.size() - 1;
        return complete >= LEAST_AGAIN && (isShownAgain(complete, jitters) || isOnGrid(complete));
    }

    private boolean isShownAgain(int complete, boolean jitters) {
        double grain = runs.grain();
        double move = measure();
        if (move < LEAST_MOVE) {
            return false;
        }
        double each = Math.min(MOST, Math.log(AGAIN * move / MEETS));
        boolean mostly = 3 * shownAgain(complete, grain) > 2 * complete;
        double score = 0;
        int again = 0;
        double regular = 0;
        for (int i = 0; i < complete; i++) {
            if (!mostly && isRest(i)) {
                continue;
            }
            if (isShownAgain(i, grain)) {
                boolean alike = i > 0 && runs.length(i - 1) > 1 && isSimilar(runs.lasted(i), runs.lasted(i - 1));
                score += each + (alike ? SIMILARITY : 0);
                regular += i == 0 || runs.length(i - 1) == 1 ? 0 : alike ? ALIKE : UNLIKE;
                again++;
            } else {
                score += ONCE;
            }
        }
        if (score < ENOUGH || again < LEAST_AGAIN) {
            return false;
        }
        return (mostly ? regular >= REGULAR : jitters) || movesOn(complete, mostly);
    }

    private int shownAgain(int complete, double grain) {
        int again = 0;
        for (int i = 0; i < complete; i++) {
            again += isShownAgain(i, grain) ? 1 : 0;
        }
        return again;
    }

    private boolean isShownAgain(int i, double grain) {
        return runs.length(i) > 1 && runs.move(i) >= STEP * grain;
    }

    private boolean isRest(int i) {
        return runs.length(i) >= REST || runs.value(i) == 0;
    }

    private static boolean isSimilar(double a, double b) {
        return Math.abs(a - b) <= SIMILAR * Math.max(a, b);
    }

    /** Whether values that were shown longer are left by more, as of a signal that has moved on meanwhile. */
    private boolean movesOn(int complete, boolean mostly) {
        double shortMoves = 0;
        double shortTimes = 0;
        double longMoves = 0;
        double longTimes = 0;
        int shorts = 0;
        int longs = 0;
        for (int i = 0; i < complete; i++) {
            if (runs.length(i) == 1) {
                shortMoves += runs.move(i);
                shortTimes += runs.lasted(i);
                shorts++;
            } else if (mostly || !isRest(i)) {
                longMoves += runs.move(i);
                longTimes += runs.lasted(i);
                longs++;
            }
        }
        if (shorts < 3 || longs < 3) {
            return false;
        }
        double times = longTimes / longs / (shortTimes / shorts);
        return longMoves / longs > (1 + times) / 2 * (shortMoves / shorts);
    }

    /** Whether values change at every n-th reading only, and not after the same number of readings each time, as on a ramp. */
    private boolean isOnGrid(int complete) {
        int common = runs.commonLength();
        if (common < 2 || complete < LEAST_OF_GRID) {
            return false;
        }
        boolean differ = false;
        for (int i = 2; i < complete; i++) {
            differ |= runs.length(i) != runs.length(1);
        }
        return differ && (complete - 1) * Math.log(common) >= ENOUGH;
    }
}
