package org.hodograph.kernels.window;

/**
 * Whether a silence in a window takes away what an answer rests on. A silence is an interval that is more than {@value #LONG} times as long
 * as the others without the longest are on average. What was between its ends no sample says:
 *
 * <ul>
 *   <li>of an instant in it there is no answer;
 *   <li>nor within the {@link Reach} of a fit from it, where a fit bends as its nearest samples ask for, and some of these lie behind the silence;
 *   <li>nor anywhere, where silences are longer than all else, as often as the fit bears: the residuals of one curve see two heaps of samples, and
 *       not how another one would go between them; splines measure time by the span of their window.
 * </ul>
 *
 * <p>Fewer than {@value #TELLING} samples don't tell a silence from a burst: only one of {@value #BEYOND} times all else counts there.
 */
final class Silence {

    private static final double LONG = 8;
    private static final int LEAST = 5; // samples; of two or three intervals none is usual
    private static final int TELLING = 16;
    private static final double BEYOND = 12;

    private Silence() {}

    /** O(1) where there is no silence, else O(samples). */
    static boolean hides(SampleWindow window, long at, Reach of) {
        int size = window.size();
        int reach = of.samples().applyAsInt(size);
        if (reach == 0 || size < LEAST || window.isEven()) {
            return false;
        }
        double longest = window.longest();
        double rest = window.newest() - (double) window.oldest() - longest;
        boolean isOneCurve = of.most() <= 1;
        if (size < TELLING) {
            return isOneCurve && longest > BEYOND * rest;
        }
        double least = LONG * rest / (size - 2);
        if (!(longest > least)) {
            return false;
        }
        double silent = silent(window, least);
        double told = window.newest() - (double) window.oldest() - silent;
        return silent > of.most() * told || isNear(window, at, isOneCurve ? 0 : reach, least);
    }

    /** The sum of all intervals that are longer. */
    private static double silent(SampleWindow window, double least) {
        double sum = 0;
        for (int i = 1; i < window.size(); i++) {
            double interval = window.nanos(i) - window.nanos(i - 1);
            sum += interval > least ? interval : 0;
        }
        return sum;
    }

    /** Whether an interval of at least so long lies about an instant, or within so many samples from it. */
    private static boolean isNear(SampleWindow window, long at, int samples, double least) {
        int next = window.before(at); // the first sample at the instant or after it
        int first = next - samples + (window.nanos(next) == at ? 1 : 0);
        for (int i = Math.max(1, first); i <= Math.min(next + samples, window.size() - 1); i++) {
            if (window.nanos(i) - window.nanos(i - 1) > least) {
                return true;
            }
        }
        return false;
    }
}
