package org.hodograph.kernels.spline;

import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.window.RefitDifferentiator;

/**
 * What all spline methods share, batch and stream: samples are scaled, a method chooses knots and penalty and solves, and the
 * spline is evaluated with its standard errors. Where the spline chosen goes through all samples and leaves no residuals, the
 * noise is at most what the samples' distances from the chords of their neighbours say, and that is taken. For one thread;
 * allocates only to grow.
 */
abstract class SplineRefit implements RefitDifferentiator.Refit {

    /** Residual degrees of freedom below this share of the samples are rounding, not freedom. */
    private static final double NO_FREEDOM = 1e-7;

    final PenalisedSpline spline;
    private final int degree;
    private final boolean linear;
    private final ScaledSamples samples = new ScaledSamples();
    private double variance; // of a sample of weight 1, scaled
    private double freedom; // that it rests on

    /**
     * @param band of the penalty's triangle
     * @param linear whether the estimate is linear in y, so that it has a noise gain
     */
    SplineRefit(int degree, int band, boolean linear) {
        this.degree = degree;
        this.linear = linear;
        spline = new PenalisedSpline(degree, band);
    }

    /**
     * Chooses knots and penalty and solves.
     *
     * @return false if there is no answer
     */
    abstract boolean choose(ScaledSamples on);

    /** Whether f″ is 0 at the ends whatever the samples: it is not known there then. */
    abstract boolean isNatural();

    /** Whether the spline leaves residuals that tell the noise. */
    boolean hasResiduals() {
        return true;
    }

    @Override
    public final boolean solve(double[] x, double[] y, int size, double reference, double at, Estimate out) {
        return fit(x, y, null, size, size, 0, reference) && evaluate(at, out);
    }

    /** Fits; the arguments are those of {@link ScaledSamples#take}, and the reference that y is minus. */
    final boolean fit(
            double[] x, double[] y, double[] weights, int size, int before, double squares, double reference) {
        if (!samples.take(x, y, weights, size, before, squares, degree) || !choose(samples)) {
            return false;
        }
        freedom = hasResiduals() ? spline.freedom(before) : 0;
        variance = Double.NaN;
        if (freedom > NO_FREEDOM * before) {
            variance = (spline.squares() + samples.within()) / freedom;
        } else if (hasResiduals()) {
            freedom = Math.max(1, size - 2);
            variance = samples.chords();
        }
        if (hasResiduals()) {
            variance = Math.max(variance, samples.rounding(reference));
        }
        return true;
    }

    /** How many samples the fit rests on, equal x counted one by one. */
    final int count() {
        return samples.count();
    }

    /** Evaluates the fit; outside the samples there is no answer. */
    final boolean evaluate(double given, Estimate out) {
        double at = samples.point(given);
        if (!(at >= samples.x()[0] && at <= samples.x()[samples.size() - 1])) {
            return false;
        }
        spline.evaluate(at, out);
        out.setNoise(samples.noise(variance));
        out.setFreedom(Double.isNaN(variance) ? Double.NaN : freedom);
        report(spline.influence(at), isNatural() && samples.isEnd(at), out);
        return true;
    }

    /** Brings the results back to the units given, and leaves out order 2 where it is 0 by definition. */
    private void report(Influence influence, boolean natural, Estimate out) {
        for (int k = 0; k <= Math.min(degree, Estimate.MAX_ORDER); k++) {
            if (natural && k == 2) {
                out.setDerivative(k, Double.NaN);
                continue;
            }
            out.setDerivative(k, samples.derivative(out.derivative(k), k));
            if (linear) {
                out.setNoiseGain(k, samples.gain(influence.covariance(k, k), k));
            }
            for (int j = 0; j <= k; j++) {
                if (!(natural && j == 2)) {
                    out.setCovariance(k, j, samples.covariance(variance * influence.covariance(k, j), k + j));
                }
            }
        }
    }
}
