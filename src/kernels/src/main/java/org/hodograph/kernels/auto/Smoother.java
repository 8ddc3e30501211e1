package org.hodograph.kernels.auto;

import java.util.Arrays;

/**
 * What later samples say of an earlier instant: the chosen members of a bank run once more over the samples after an old
 * state, then the adjoint of the filter runs back (Bryson and Frazier 1963). With state x, covariance P at the instant,
 * and λ, Λ from the samples after it, the smoothed state is x − P λ and its covariance P − P Λ P; nothing is inverted.
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
    private int steps;

    Smoother(Family[] description, Mixture mixture) {
        track = new Bank(description);
        passes = new Pass[description.length];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = new Pass(track.families[i]);
        }
        this.mixture = mixture;
    }

    /** Begins at an old state with the chosen members. */
    void begin(Bank old, int[][] chosen, int[] counts) {
        track.gather(old, chosen, counts);
        steps = 0;
        at[0] = 0;
        spacings[0] = track.clock.spacing();
        for (Pass pass : passes) {
            pass.begin();
        }
    }

    /** Takes the next sample. */
    void follow(double seconds, double y) {
        boolean first = track.count() == 0;
        track.follow(seconds, y);
        if (first) {
            return; // an old state without samples: the first one is where time begins
        }
        steps++;
        if (steps == at.length) {
            intervals = Arrays.copyOf(intervals, 2 * steps);
            spacings = Arrays.copyOf(spacings, 2 * steps);
            at = Arrays.copyOf(at, 2 * steps);
        }
        at[steps] = at[steps - 1] + seconds;
        intervals[steps] = track.clock.interval();
        spacings[steps] = track.clock.spacing();
        for (Pass pass : passes) {
            pass.record(steps);
        }
    }

    /** No more samples: runs back. */
    void finish() {
        for (Pass pass : passes) {
            pass.back(steps, intervals, spacings);
        }
    }

    /**
     * Adds the smoothed members at an instant to the mixture.
     *
     * @param seconds after the old state, between it and the last sample
     * @param weights of the chosen members of each family
     */
    void mixAt(double seconds, double[][] weights) {
        int step = Arrays.binarySearch(at, 0, steps + 1, seconds);
        step = step >= 0 ? step : -step - 2;
        double h = Math.scalb(1.0, track.clock.exponent());
        double after = (seconds - at[step]) / h;
        int next = Math.min(step + 1, steps);
        double rest = step == steps ? 0 : after == 0 ? intervals[next] : (at[next] - seconds) / h;
        for (int i = 0; i < passes.length; i++) {
            passes[i].mixAt(step, after, rest, spacings[next], h, weights[i], mixture);
        }
    }
}
