package org.hodograph.kernels.auto;

import java.util.Locale;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Lookback;
import org.hodograph.kernels.Method;

/**
 * A bank of Kalman filters, weighted by how well each predicts the next sample. The estimate is their weighted mean, a
 * derivative that a member doesn't have counting as 0; its covariance is the mean of the members' own plus their spread.
 * Behind the newest sample the members that matter are smoothed.
 *
 * <p>Nothing has to be set. Any spacing; an interval within a millionth of the one before counts as equal to it. Constant samples
 * give exactly 0. Fewer than three samples: no answer, for nothing is known of the noise; orders 1 and 2 come with the third, 3
 * with the fourth. A member whose past an interval has made worthless is silent until new samples give it
 * another; where most are, there is no answer. A sample whose square is beyond the doubles makes a stream begin anew with it, and leaves
 * a batch without an answer.
 *
 * <p>Cost O(1) per sample, no window. Source: D. T. Magill 1965, doi 10.1109/TAC.1965.1098191; A. E. Raftery, M. Kárný,
 * P. Ettler 2010, doi 10.1198/TECH.2009.08104, for the forgetting.
 *
 * @param noise what is known of the measurement noise
 */
public record Auto(Noise noise) implements Method {

    static final String NAME = "auto";

    /** What is known of the measurement noise. */
    public enum Noise {
        /** The samples tell it. */
        AUTO,
        /** Independent from sample to sample: what swings is the signal. */
        WHITE,
        /** Noise swings, too, as of a wheel that turns: only members that believe so, which know no third derivative. */
        COLOURED
    }

    public Auto() {
        this(Noise.AUTO);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 7;
    }

    @Override
    public int oldestState() {
        return 3;
    }

    @Override
    public int maxOrder() {
        return noise == Noise.COLOURED ? 2 : Estimate.MAX_ORDER;
    }

    @Override
    public Differentiator newDifferentiator() {
        return newDifferentiator(Lookback.NONE);
    }

    @Override
    public Differentiator newDifferentiator(Lookback lookback) {
        return new AutoDifferentiator(noise, lookback);
    }

    @Override
    public Fit fit(double[] x, double[] y) {
        return new AutoFit(Catalogue.of(noise), x, y);
    }

    @Override
    public String toString() {
        return noise == Noise.AUTO ? NAME : NAME + "(noise=" + noise.name().toLowerCase(Locale.ROOT) + ")";
    }
}
