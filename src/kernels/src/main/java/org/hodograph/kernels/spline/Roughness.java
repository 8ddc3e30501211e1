package org.hodograph.kernels.spline;

/** The spline that pays for ∫ (f⁽ᵐ⁾)², at a given price λ or at that of least generalized cross-validation. */
final class Roughness extends SplineRefit {

    /** Smoothing over 10^(26/2m) samples. */
    private static final double MOST = 1e26;

    /** No smoothing that a double could show. */
    private static final double LEAST = 1e-24;

    private final boolean natural;
    private final int order;
    private final double lambda;
    private final CrossValidation search = new CrossValidation();

    /**
     * @param natural knots at all samples, which makes it the natural smoothing spline; otherwise the interpolating knots
     * @param order m
     * @param lambda NaN: by cross-validation
     */
    Roughness(int degree, boolean natural, int order, double lambda) {
        super(degree, degree + 1, !Double.isNaN(lambda));
        this.natural = natural;
        this.order = order;
        this.lambda = lambda;
    }

    @Override
    boolean isNatural() {
        return natural;
    }

    @Override
    boolean choose(ScaledSamples samples) {
        if (natural) {
            Knots.atSamples(spline.basis(), samples.x(), samples.size());
        } else {
            Knots.interpolating(spline.basis(), samples.x(), samples.size());
        }
        spline.take(samples.x(), samples.y(), samples.weights(), samples.size());
        spline.penaliseRoughness(order);
        if (Double.isNaN(lambda)) {
            return search.choose(spline, samples, order);
        }
        return spline.solve(Math.min(MOST, Math.max(LEAST, samples.lambda(lambda, order))));
    }
}
