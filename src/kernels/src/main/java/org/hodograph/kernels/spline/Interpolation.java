package org.hodograph.kernels.spline;

/** The spline through the samples. */
final class Interpolation extends SplineRefit {

    private final Boundary boundary;
    private final double startSlope;
    private final double endSlope;

    Interpolation(int degree, Boundary boundary, double startSlope, double endSlope) {
        super(degree, degree + 1, true);
        this.boundary = boundary;
        this.startSlope = startSlope;
        this.endSlope = endSlope;
    }

    @Override
    boolean isNatural() {
        return boundary == Boundary.NATURAL;
    }

    @Override
    boolean choose(ScaledSamples samples) {
        if (boundary == Boundary.NOT_A_KNOT) {
            Knots.interpolating(spline.basis(), samples.x(), samples.size());
        } else {
            Knots.atSamples(spline.basis(), samples.x(), samples.size());
            if (boundary == Boundary.NATURAL) {
                spline.setEnds(2, 0, 0);
            } else {
                spline.setEnds(1, samples.slope(startSlope), samples.slope(endSlope));
            }
        }
        spline.take(samples.x(), samples.y(), samples.weights(), samples.size());
        return spline.solve(0);
    }

    @Override
    boolean hasResiduals() {
        return false;
    }
}
