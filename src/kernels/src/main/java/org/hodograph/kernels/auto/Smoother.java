package org.hodograph.kernels.auto;

import java.util.Arrays;

/**
 * What later samples say of an earlier instant: the chosen members of a bank run once more over the samples after an old
 * state, then what the samples say runs back as a square-root information, and the two are joined at the instant (Fraser
 * and Potter 1969). Across a silence both are next to nothing, and neither loses a digit by it.
 *
 * <p>Cost O(samples after the instant · chosen members · d³). For one thread; allocates only to grow.
 */
final class Smoother {

    private final Bank track;
    private final Pass[] passes;
    private final Mixture mixture;
    private double[] intervals = new double[16];
    private double[] spacings = new double[16];
    private double[] at = new double[16]; // seconds after the old state
    private double[] values = new double[16]; // as the members see them
    private int steps;
    private boolean silent;

    Smoother(Family[] description, Mixture mixture) {
        track = Bank.telling(description);
        passes = new Pass[description.length];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = new Pass(track.families[i]);
        }
        this.mixture = mixture;
    }

    /** The bank that it runs over the samples, for another to use meanwhile. */
    Bank track() {
        return track;
    }

    /** Begins at an old state with the chosen members. */
    void begin(Bank old, int[][] chosen, int[] counts) {
        track.gather(old, chosen, counts);
        steps = 0;
        at[0] = 0;
        spacings[0] = track.clock.spacing();
        values[0] = old.count() == 0 ? 0 : old.newestValue();
        for (Pass pass : passes) {
            pass.begin();
        }
    }

    /** Takes the next sample. */
    void follow(double seconds, double y) {
        boolean first = track.count() == 0;
        track.follow(seconds, y);
        if (first) {
            values[0] = 0;
            return; // an old state without samples: the first one is where time begins
        }
        steps++;
        if (steps == at.length) {
            intervals = Arrays.copyOf(intervals, 2 * steps);
            spacings = Arrays.copyOf(spacings, 2 * steps);
            at = Arrays.copyOf(at, 2 * steps);
            values = Arrays.copyOf(values, 2 * steps);
        }
        at[steps] = at[steps - 1] + seconds;
        values[steps] = y - track.reference();
        intervals[steps] = track.clock.interval();
        spacings[steps] = track.clock.spacing();
        for (Pass pass : passes) {
            pass.record(steps);
        }
    }

    /** No more samples: runs back. */
    void finish() {
        for (Pass pass : passes) {
            pass.back(steps, intervals, spacings, values);
        }
    }

    /**
     * Begins the mixture with the smoothed members at an instant, and adds them to an interior unless that is null.
     *
     * @param seconds after the old state, between it and the last sample
     * @param weights of the chosen members of each family, {@code shares} those in the mixture
     */
    void mixAt(double seconds, double[][] weights, double[][] shares, Interior interior) {
        int step = Arrays.binarySearch(at, 0, steps + 1, seconds);
        step = step >= 0 ? step : -step - 2;
        double h = Math.scalb(1.0, track.clock.exponent());
        double after = (seconds - at[step]) / h;
        int next = Math.min(step + 1, steps);
        silent = after > 0 && step < steps && intervals[next] > Filters.GAP * spacings[next];
        double rest = step == steps ? 0 : after == 0 ? intervals[next] : (at[next] - seconds) / h;
        mixture.begin(spacings[next], h);
        for (int i = 0; i < passes.length; i++) {
            passes[i].mixAt(
                    step,
                    after,
                    rest,
                    values[next] - values[step],
                    values[step],
                    steps - step,
                    spacings[next],
                    weights[i],
                    shares[i],
                    mixture,
                    interior);
        }
    }

    /** Whether the last instant lay in a silence, between two samples farther apart than is usual. */
    boolean wasSilent() {
        return silent;
    }
}
