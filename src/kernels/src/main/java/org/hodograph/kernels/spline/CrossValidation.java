package org.hodograph.kernels.spline;

/**
 * The λ that minimises the generalized cross-validation score n RSS / (n − trace A)²: a grid over all λ that make a
 * difference, because the score may have several minima, then Brent's minimisation round the best. Source: P. Craven and G.
 * Wahba 1979, doi 10.1007/BF01404567; R. P. Brent 1973 for the refinement.
 */
final class CrossValidation {

    /** Decades of λ / (mean weight · mean spacing^(2m − 1)). Beyond, penalty and samples no longer fit in one double. */
    private static final double HIGHEST = 26;

    private static final int MOST_STEPS = 60;
    private static final double GOLDEN = 0.5 * (3 - Math.sqrt(5));
    private static final double TOLERANCE = 1e-4; // of a decade: λ to 0.02 %, far below its own uncertainty

    /**
     * On noise the score of interpolation itself is sometimes a little lower than that of the right smoothing; on samples without
     * noise it is lower by far. Source: G. Wahba and Y. Wang 1995, doi 10.1016/0167-7152(94)00225-8.
     */
    private static final double NEAR_ZERO = 2;

    private static final double NO_FREEDOM = 1e-9;

    /** Residuals of 64 ulp of the largest value: the samples lie on the spline. */
    private static final double EXACT = 64 * Math.ulp(1.0);

    private PenalisedSpline spline;
    private ScaledSamples samples;
    private double base; // λ of decade 0
    private double step; // of the grid, decades: a factor of 10^(1/4) in the reach of the smoothing
    private double top;
    private double bottom;
    private double best; // decade
    private double least; // its score

    /** Leaves the spline solved for the best λ; false if there is none. */
    boolean choose(PenalisedSpline of, ScaledSamples on, int order) {
        spline = of;
        samples = on;
        double total = 0;
        for (int i = 0; i < on.size(); i++) {
            total += on.weights()[i];
        }
        double spacing = (on.x()[on.size() - 1] - on.x()[0]) / (on.size() - 1);
        base = total / on.size() * Math.pow(spacing, 2 * order - 1);
        step = 0.5 * order;
        top = Math.min(HIGHEST, 2 * order * Math.log10(on.size())); // a polynomial of degree m − 1
        bottom = -order - 1; // there the fastest ripple there is loses a few hundredths
        if (sweep(EXACT * EXACT * total)) {
            return true;
        }
        return !Double.isNaN(best) && !Double.isNaN(score(refine(best, least)));
    }

    /**
     * Goes from the smoothest to the roughest and keeps the best.
     *
     * @return whether the samples lie on the spline: smoother than this is not exact, rougher is only rounding
     */
    private boolean sweep(double exact) {
        best = Double.NaN;
        least = Double.POSITIVE_INFINITY;
        double before = Double.POSITIVE_INFINITY;
        double valley = Double.NaN; // the best with a higher score on its rougher side
        double valleyScore = Double.POSITIVE_INFINITY;
        for (double decade = top; decade > bottom - step; decade -= step) {
            double score = score(decade);
            if (spline.squares() + samples.within() <= exact) {
                return true;
            }
            if (score > before && before < valleyScore) {
                valley = decade + step;
                valleyScore = before;
            }
            if (score < least) {
                least = score;
                best = decade;
            }
            before = score;
        }
        if (best <= bottom && valleyScore <= NEAR_ZERO * least) {
            best = valley;
            least = valleyScore;
        }
        return false;
    }

    /** NaN if λ can't be solved for, infinite without a degree of freedom. */
    private double score(double decade) {
        if (!spline.solveAndCount(base * Math.pow(10, decade))) {
            return Double.NaN;
        }
        double freedom = samples.count() - spline.trace();
        return freedom > NO_FREEDOM * samples.count()
                ? samples.count() * (spline.squares() + samples.within()) / (freedom * freedom)
                : Double.POSITIVE_INFINITY;
    }

    /** Brent's minimisation: parabolas through the three best, golden sections where they lead nowhere. */
    private double refine(double start, double startScore) {
        double low = start - step;
        double high = Math.min(top, start + step);
        double first = start;
        double second = start;
        double third = start;
        double firstScore = startScore;
        double secondScore = startScore;
        double thirdScore = startScore;
        double move = 0;
        double before = 0;
        for (int i = 0; i < MOST_STEPS && Math.max(high - first, first - low) > 2 * TOLERANCE; i++) {
            double r = (first - second) * (firstScore - thirdScore);
            double q = (first - third) * (firstScore - secondScore);
            double numerator = (first - third) * q - (first - second) * r;
            double denominator = 2 * (q - r);
            double parabolic = -numerator / denominator;
            if (Math.abs(parabolic) < 0.5 * Math.abs(before)
                    && first + parabolic > low + TOLERANCE
                    && first + parabolic < high - TOLERANCE) {
                before = move;
                move = parabolic;
            } else {
                before = first < 0.5 * (low + high) ? high - first : low - first;
                move = GOLDEN * before;
            }
            double at = first + (Math.abs(move) >= TOLERANCE ? move : Math.copySign(TOLERANCE, move));
            double score = score(at);
            if (score <= firstScore) {
                if (at < first) {
                    high = first;
                } else {
                    low = first;
                }
                third = second;
                thirdScore = secondScore;
                second = first;
                secondScore = firstScore;
                first = at;
                firstScore = score;
            } else {
                if (at < first) {
                    low = at;
                } else {
                    high = at;
                }
                if (score <= secondScore || second == first) {
                    third = second;
                    thirdScore = secondScore;
                    second = at;
                    secondScore = score;
                } else if (score <= thirdScore || third == first || third == second) {
                    third = at;
                    thirdScore = score;
                }
            }
        }
        return first;
    }
}
