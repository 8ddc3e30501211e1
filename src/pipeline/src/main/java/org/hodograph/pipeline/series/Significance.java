package org.hodograph.pipeline.series;

import java.util.Arrays;
import org.hodograph.kernels.Certainty;

/**
 * How many of its standard errors a value must be away from 0 for the surety that {@code errors} of them have when the noise is
 * known: a quantile of Student's t with the degrees of freedom that tell the noise. 2 become 13.97 with one, 2.13 with 20.
 * From {@value #MANY} on it is t ≈ z + (z³ + z)/4ν. For one thread; allocates for a number of degrees that is new to it.
 */
final class Significance {

    private static final int MANY = 32;

    private final double errors;
    private float[] limits; // by whole degrees of freedom; null: none was asked for yet

    Significance(double errors) {
        this.errors = errors;
    }

    /** Whether noise alone gives such a value more often than it may; false where there is no error. */
    boolean isLow(double value, double error, double freedom) {
        return Math.abs(value) < limit(freedom) * error;
    }

    private double limit(double freedom) {
        if (Double.isNaN(freedom) || errors == 0) {
            return errors;
        }
        if (freedom >= MANY) {
            return errors + (errors * errors * errors + errors) / (4 * freedom);
        }
        if (limits == null) {
            limits = new float[MANY];
            Arrays.fill(limits, Float.NaN);
        }
        int whole = (int) Math.max(1, freedom);
        if (Float.isNaN(limits[whole])) {
            limits[whole] = (float) Certainty.errors(Certainty.tail(errors, Double.NaN), whole);
        }
        return limits[whole];
    }
}
