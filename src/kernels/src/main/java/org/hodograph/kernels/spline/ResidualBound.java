package org.hodograph.kernels.spline;

/**
 * Dierckx's smoothing spline: few knots, as smooth as a residual sum of squares of s allows.
 *
 * <ol>
 *   <li>Least squares with more and more knots until the residual is at most s: each new knot halves the samples of the
 *       interval with the largest share of the residual; how many at once follows from how much the last ones brought.
 *   <li>On these knots, of all splines with the residual s the one whose k-th derivative jumps least: F(p) = s, solved for
 *       p = 1/λ by rational interpolation.
 * </ol>
 *
 * <p>Source: P. Dierckx 1975, doi 10.1016/0771-050X(75)90034-0, and Curve and Surface Fitting with Splines, 1993, chapter 5. F(p)
 * = s is solved to ten digits here; FITPACK stops within a thousandth of s.
 */
final class ResidualBound extends SplineRefit {

    private static final double EXACT = 1e-10; // of s
    private static final int MOST_STEPS = 100;

    private final double smoothing;
    private ScaledSamples samples;
    private int[] knots = new int[0]; // the samples at the inner knots, between 0 and size − 1
    private double[] shares = new double[0]; // of the residual, by interval
    private int inner;

    ResidualBound(int degree, double smoothing) {
        super(degree, degree + 2, false);
        this.smoothing = smoothing;
    }

    @Override
    boolean isNatural() {
        return false;
    }

    @Override
    boolean choose(ScaledSamples on) {
        samples = on;
        double bound = Math.max(0, on.squares(smoothing) - on.within());
        inner = 0;
        if (bound == 0) {
            Knots.interpolating(spline.basis(), on.x(), on.size());
            return fit();
        }
        spline.basis().resize(on.x()[0], on.x()[on.size() - 1], 0);
        if (!fit()) {
            return false;
        }
        double polynomial = spline.squares();
        if (polynomial <= bound) {
            return true;
        }
        return place(bound, polynomial) && relax(polynomial - bound, spline.squares() - bound, bound);
    }

    private boolean fit() {
        spline.take(samples.x(), samples.y(), samples.weights(), samples.size());
        return spline.solve(0);
    }

    /** Adds knots until the residual is at most the bound, or the spline goes through the samples. */
    private boolean place(double bound, double polynomial) {
        int most = samples.size() - spline.basis().degree() - 1;
        double residual = polynomial;
        int added = 1;
        start(most);
        while (residual > bound && inner < most) {
            share();
            for (int i = 0; i < added && inner < most; i++) {
                if (!split()) {
                    inner = most;
                }
            }
            if (inner == most) {
                Knots.interpolating(spline.basis(), samples.x(), samples.size());
            } else {
                spline.basis().resize(samples.x()[0], samples.x()[samples.size() - 1], inner);
                for (int i = 0; i < inner; i++) {
                    spline.basis().setInner(i, samples.x()[knots[i + 1]]);
                }
            }
            if (!fit()) {
                return false;
            }
            double before = residual;
            residual = spline.squares();
            double wanted = 2 * added;
            if (before - residual > 1e-3 * bound) {
                wanted = Math.min(wanted, added * (residual - bound) / (before - residual));
            }
            added = Math.max((int) wanted, Math.max(added / 2, 1));
        }
        return true;
    }

    private void start(int most) {
        if (knots.length < most + 2) {
            knots = new int[Math.max(most + 2, 2 * knots.length)];
            shares = new double[knots.length];
        }
        knots[0] = 0;
        knots[1] = samples.size() - 1;
    }

    /** Splits the residual over the intervals; that of a sample at a knot goes half to either side. */
    private void share() {
        int interval = 0;
        shares[0] = 0;
        for (int i = 0; i < samples.size(); i++) {
            double residual = spline.residual(i);
            double term = samples.weights()[i] * residual * residual;
            shares[interval] += term;
            if (interval < inner && i == knots[interval + 1]) {
                shares[interval] -= 0.5 * term;
                shares[++interval] = 0.5 * term;
            }
        }
    }

    /** A knot at the middle sample of the interval with the largest share among those that have samples inside. */
    private boolean split() {
        int where = -1;
        for (int i = 0; i <= inner; i++) {
            if (knots[i + 1] - knots[i] > 1 && (where < 0 || shares[i] > shares[where])) {
                where = i;
            }
        }
        if (where < 0) {
            return false;
        }
        int inside = knots[where + 1] - knots[where] - 1;
        int half = inside / 2 + 1;
        double share = shares[where];
        System.arraycopy(knots, where + 1, knots, where + 2, inner - where + 1);
        System.arraycopy(shares, where + 1, shares, where + 2, inner - where);
        knots[where + 1] = knots[where] + half;
        shares[where] = share * (half - 1) / inside;
        shares[where + 1] = share * (inside - half) / inside;
        inner++;
        return true;
    }

    /**
     * Solves F(p) = s. F falls from the polynomial's residual at p = 0 to that of least squares at p = ∞; through three of its
     * points goes (u p + v) / (p + w), whose root is the next p.
     *
     * @param above F(0) − s, positive
     * @param below F(∞) − s, not positive unless the spline interpolates
     */
    private boolean relax(double above, double below, double bound) {
        if (below >= -EXACT * bound) {
            return true; // least squares it is
        }
        spline.penaliseJumps();
        double low = 0;
        double lowExcess = above;
        double high = Double.POSITIVE_INFINITY;
        double highExcess = below;
        double p = 1 / spline.balance();
        for (int step = 0; step < MOST_STEPS; step++) {
            if (!spline.solve(1 / p)) {
                return false;
            }
            double excess = spline.squares() - bound;
            if (Math.abs(excess) <= EXACT * bound) {
                return true;
            }
            double next = rational(low, lowExcess, p, excess, high, highExcess);
            if (excess > 0) {
                low = p;
                lowExcess = excess;
            } else {
                high = p;
                highExcess = excess;
            }
            if (!(next > low && next < high) || step % 5 == 4) {
                next = low == 0 ? p / 16 : high == Double.POSITIVE_INFINITY ? p * 16 : Math.sqrt(low) * Math.sqrt(high);
            }
            if (!(next > low && next < high)) {
                return true; // neighbouring doubles
            }
            p = next;
        }
        return true;
    }

    private static double rational(double p1, double f1, double p2, double f2, double p3, double f3) {
        if (p3 == Double.POSITIVE_INFINITY) {
            return (p1 * (f1 - f3) * f2 - p2 * (f2 - f3) * f1) / ((f1 - f2) * f3);
        }
        double h1 = f1 * (f2 - f3);
        double h2 = f2 * (f3 - f1);
        double h3 = f3 * (f1 - f2);
        return -(p1 * p2 * h3 + p2 * p3 * h1 + p3 * p1 * h2) / (p1 * h1 + p2 * h2 + p3 * h3);
    }
}
