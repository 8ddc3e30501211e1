package org.hodograph.kernels.auto;

/**
 * The members of a bank carried on beyond the newest sample, each by its own dynamics: x ← A x, P ← A P Aᵀ + Q. It has dynamics of
 * its own, so that asking leaves the filters as they were. For one thread.
 */
final class Prediction {

    private static final int MOST = 7; // components of a state
    private static final double LEAST = 0.01; // weight against the best of those that know as many derivatives

    private final Dynamics[] dynamics;
    private final double[] state = new double[MOST];
    private final double[] half = new double[MOST * MOST]; // A P
    private final double[] covariance = new double[MOST * MOST];

    Prediction(Family[] description) {
        dynamics = new Dynamics[description.length];
        for (int i = 0; i < description.length; i++) {
            dynamics[i] = new Dynamics(description[i]);
        }
    }

    /** Adds the members that were selected, as they are {@code seconds} after the newest sample. */
    void mix(Bank bank, Selection selection, double seconds, Mixture mixture) {
        double h = Math.scalb(1.0, bank.clock.exponent());
        double spacing = bank.clock.spacing();
        for (int i = 0; i < dynamics.length; i++) {
            if (selection.counts[i] > 0) {
                dynamics[i].over(seconds / h, spacing);
            }
            Filters filters = bank.families[i].filters;
            double least = LEAST * bank.weights.best(filters.family.highest());
            for (int n = 0; n < selection.counts[i]; n++) {
                int g = selection.chosen[i][n];
                double weight = selection.weights[i][n];
                boolean swings = filters.family.kind() == Family.Kind.OSCILLATING;
                if ((swings ? Doubt.freed(filters.family, weight) : weight) < least) {
                    continue;
                }
                if (filters.pasts.has(g)) {
                    carry(filters, dynamics[i], g);
                    mixture.add(filters.dynamics, g, weight, bank.families[i].noise[g], state, covariance);
                    mixture.doubt(filters.family, weight);
                } else {
                    mixture.miss(weight);
                }
            }
        }
    }

    /** Of the signal only: the noise of a sample stays with it. */
    private void carry(Filters filters, Dynamics over, int g) {
        int d = filters.d;
        int m = filters.family.order();
        for (int i = 0; i < m; i++) {
            state[i] = 0;
            for (int j = 0; j < m; j++) {
                double sum = 0;
                for (int k = 0; k < m; k++) {
                    sum += over.transition(i, k, g) * filters.covariance(k, j, g);
                }
                half[i * m + j] = sum;
                state[i] += over.transition(i, j, g) * filters.state(j, g);
            }
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                double sum = over.noise(i, j, g);
                for (int k = 0; k < m; k++) {
                    sum += over.transition(j, k, g) * half[i * m + k];
                }
                covariance[i * d + j] = sum;
            }
        }
    }
}
