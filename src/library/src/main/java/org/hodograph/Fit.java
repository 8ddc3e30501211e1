package org.hodograph;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.geometry.GraphCurvature;

/**
 * A curve fitted to samples: value, derivatives of orders 1 to 3 and their standard errors anywhere, integrals, roots and curvature.
 *
 * <p>The derivative of order n is in units of y per unit of x^n. NaN means "not available": outside what the method can say, an order that
 * it cannot know, the standard error of a method that has none. No call throws for the place it asks about.
 *
 * <p>For one thread, for it evaluates in memory of its own; two fits of the same samples are independent. Several questions about one place
 * cost one evaluation; what that costs is in the table of methods, docs/methods.md.
 */
public final class Fit {

    private final org.hodograph.kernels.Fit fit;
    private final Places places;
    private final Estimate estimate = new Estimate();
    private double at = Double.NaN; // of the estimate

    Fit(org.hodograph.kernels.Fit fit, Places places) {
        this.fit = fit;
        this.places = places;
    }

    private Estimate estimate(double x) {
        if (x != at) { // true for NaN
            fit.estimateAt(x, estimate);
            at = x;
        }
        return estimate;
    }

    /**
     * The fitted curve.
     *
     * @param x where
     * @return in the unit of y; NaN if not available
     */
    public double value(double x) {
        return estimate(x).derivative(0);
    }

    /**
     * The derivative of an order.
     *
     * @param order 0 to 3, 0 being the value
     * @param x where
     * @return in units of y per unit of x^order; NaN if not available
     * @throws IllegalArgumentException if the order is another
     */
    public double derivative(int order, double x) {
        return estimate(x).derivative(checked(order, Estimate.MAX_ORDER));
    }

    /**
     * The standard deviation of the error of {@link #derivative}, as the samples' own scatter tells it.
     *
     * @param order 0 to 3
     * @param x where
     * @return in the unit of the derivative; NaN if the method has none, or no degree of freedom is left to tell the noise
     * @throws IllegalArgumentException if the order is another
     */
    public double standardError(int order, double x) {
        return estimate(x).standardError(checked(order, Estimate.MAX_ORDER));
    }

    /**
     * Value and derivatives at one place with their covariance, to go on calculating with.
     *
     * @param x where
     * @return a jet; every call gives another input, so errors of two calls count as independent
     */
    public Jet jet(double x) {
        return Jets.of(estimate(x));
    }

    /**
     * The derivative of an order as a function of x: {@code fit(x, y).differentiate(1).applyAsDouble(2.5)}.
     *
     * @param order 0 to 3
     * @return for the thread of this fit; NaN where not available
     * @throws IllegalArgumentException if the order is another
     */
    public DoubleUnaryOperator differentiate(int order) {
        checked(order, Estimate.MAX_ORDER);
        return x -> estimate(x).derivative(order);
    }

    /**
     * The derivative of an order at many places.
     *
     * @param order 0 to 3
     * @param x where, n places in any order
     * @return n numbers in units of y per unit of x^order; NaN where not available
     * @throws IllegalArgumentException if the order is another
     */
    public double[] differentiate(int order, double[] x) {
        checked(order, Estimate.MAX_ORDER);
        double[] result = new double[x.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = estimate(x[i]).derivative(order);
        }
        return result;
    }

    /**
     * The integral of the fitted curve, by three-point Gauss–Legendre quadrature between the samples, exact for splines and polynomials up
     * to degree 5 between them.
     *
     * <p>Its standard error is the smaller of two upper bounds. ∫ se(x) dx, as if the error were the same all over, is near the truth for
     * an interval shorter than the method smooths. σ √(Σ wᵢ²), with wᵢ the part of the interval that is nearest to sample i and σ the noise
     * of a sample, is near it for a longer one; it is there only for an interval among the samples and a method that tells its noise, which
     * auto does not. A smoother whose influence matrix is symmetric with eigenvalues from 0 to 1, as those of splines and least squares,
     * cannot be worse. Sources: P. J. Davis and P. Rabinowitz 1984, Methods of Numerical Integration, 2.7; T. Hastie and R. Tibshirani
     * 1990, Generalized Additive Models, 3.4.
     *
     * @param a from
     * @param b to; below a: the integral changes its sign
     * @return in units of y times x; NaN if the curve is not available all the way
     */
    public Estimated integral(double a, double b) {
        return Integral.of(this::estimate, places, a, b);
    }

    /**
     * The places between a and b where a derivative passes 0, ascending: roots of order 0 are zeros, of order 1 maxima and minima, of order
     * 2 inflections. The derivative is looked at at both ends, at every sample and half-way between; where its sign changes the root is
     * bracketed and refined to the last bits. One that touches 0 and turns back, and two roots within half a spacing, are not seen.
     *
     * <p>Noise makes roots too: a curve that is flat within its errors passes 0 often, with large standard errors.
     *
     * @param order 0 to 2
     * @param a from
     * @param b to, above a
     * @return the roots; none where the derivative is not available
     * @throws IllegalArgumentException if the order is another, or a is not below b
     */
    public List<Root> roots(int order, double a, double b) {
        checked(order, Estimate.MAX_ORDER - 1);
        if (!(a < b)) {
            throw new IllegalArgumentException("roots are looked for between a < b, but these are " + a + " and " + b);
        }
        return new RootSearch(this::estimate, order).between(places.grid(a, b, 2));
    }

    /**
     * Maxima and minima: the roots of order 1.
     *
     * @param a from
     * @param b to, above a
     * @return of each whether it is {@linkplain Root#rising a minimum}
     */
    public List<Root> extrema(double a, double b) {
        return roots(1, a, b);
    }

    /**
     * Inflections: the roots of order 2.
     *
     * @param a from
     * @param b to, above a
     * @return of each whether the curve begins to {@linkplain Root#rising bend upwards}
     */
    public List<Root> inflections(double a, double b) {
        return roots(2, a, b);
    }

    /**
     * The curvature of the curve as it is drawn with one unit of y as long as one unit of x: κ = y″ / (1 + y′²)^(3/2), positive where it
     * bends to the left as x grows. Its standard error is to first order. Source: M. P. do Carmo 1976, Differential Geometry of Curves and
     * Surfaces, 1-5.
     *
     * @param x where
     * @return in 1 per unit of x; NaN if a derivative is not available
     */
    public Estimated curvature(double x) {
        Estimate there = estimate(x);
        return new Estimated(GraphCurvature.value(there, 1, 1), GraphCurvature.standardError(there, 1, 1));
    }

    private static int checked(int order, int highest) {
        if (order < 0 || order > highest) {
            throw new IllegalArgumentException("order must be between 0 and " + highest + ", but is " + order);
        }
        return order;
    }
}
