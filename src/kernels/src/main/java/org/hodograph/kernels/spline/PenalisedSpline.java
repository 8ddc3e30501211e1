package org.hodograph.kernels.spline;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * The spline f = Σ cⱼ Bⱼ on given knots that minimises
 *
 * <pre>Σ wᵢ (yᵢ − f(xᵢ))² + λ · penalty(f)</pre>
 *
 * <p>with the penalty ∫ (f⁽ᵐ⁾)², or Dierckx's: the sum of the squared jumps of the k-th derivative at the inner knots. λ = 0 is
 * least squares, and interpolation if there are as many B-splines as samples and end conditions.
 *
 * <p>Samples and penalty are brought to triangular form once; each λ only merges the two triangles. All by orthogonal
 * rotations, because smoothing over τ samples has the condition number τᵐ, and normal equations would square it. Cost
 * O(size · degree²) for each step. For one thread; allocates only to grow.
 */
final class PenalisedSpline {

    /** Nodes on (−1, 1) and weights of the Gauss rules of 1 and 2 points. */
    private static final double[][] NODES = {{0}, {-Math.sqrt(1.0 / 3), Math.sqrt(1.0 / 3)}};

    private static final double[] NODE_WEIGHTS = {2, 1};

    private static final double STEP = 1.1; // of λ

    private final int degree;
    private final Basis basis;
    private final Triangle data; // of the samples
    private final Triangle penalty;
    private final Triangle both;
    private final Shares shares;
    private final Influence influence;
    private final double[] row;
    private Triangle solved;
    private double[] x;
    private double[] y;
    private double[] weights;
    private int size;
    private double[] rows = new double[0]; // of the B-splines at the samples, row-major, size × (degree + 1)
    private int[] columns = new int[0]; // which is the first
    private double[] coefficients = new double[0];
    private double lambda;
    private int endOrder;
    private double startValue;
    private double endValue;

    /** @param band diagonals of the penalty's triangle: degree + 1 for roughness, degree + 2 for jumps */
    PenalisedSpline(int degree, int band) {
        this.degree = degree;
        basis = new Basis(degree);
        data = new Triangle(degree + 1);
        penalty = new Triangle(band);
        both = new Triangle(band);
        shares = new Shares(band);
        influence = new Influence(degree);
        row = new double[degree + 1];
    }

    Basis basis() {
        return basis;
    }

    int size() {
        return size;
    }

    /** Two more equations: the order-th derivative at both ends. Order 0: none. */
    void setEnds(int order, double start, double end) {
        endOrder = order;
        startValue = start;
        endValue = end;
    }

    /** Takes the samples onto the basis, whose knots are set. The arrays are kept, not copied. */
    void take(double[] sampleX, double[] sampleY, double[] sampleWeights, int samples) {
        x = sampleX;
        y = sampleY;
        weights = sampleWeights;
        size = samples;
        grow();
        data.clear(basis.count());
        if (endOrder > 0) {
            takeEnd(x[0], startValue);
        }
        int piece = degree;
        int last = basis.count() - 1;
        for (int i = 0; i < size; i++) {
            while (piece < last && x[i] >= basis.knot(piece + 1)) {
                piece++;
            }
            basis.derivatives(x[i], piece, 0, row);
            System.arraycopy(row, 0, rows, i * (degree + 1), degree + 1);
            columns[i] = piece - degree;
            double root = Math.sqrt(weights[i]);
            for (int j = 0; j <= degree; j++) {
                data.row[j] = root * row[j];
            }
            data.rotate(columns[i], root * y[i]);
        }
        if (endOrder > 0) {
            takeEnd(x[size - 1], endValue);
        }
    }

    private void grow() {
        if (columns.length < size) {
            int capacity = Math.max(size, 2 * columns.length);
            columns = new int[capacity];
            rows = new double[capacity * (degree + 1)];
        }
        if (coefficients.length < basis.count()) {
            coefficients = new double[Math.max(basis.count(), 2 * coefficients.length)];
        }
    }

    private void takeEnd(double at, double value) {
        int piece = basis.piece(at);
        basis.derivatives(at, piece, endOrder, row);
        double largest = 0;
        for (double entry : row) {
            largest = Math.max(largest, Math.abs(entry));
        }
        for (int j = 0; j <= degree; j++) {
            data.row[j] = row[j] / largest;
        }
        data.rotate(piece - degree, value / largest);
    }

    /** The penalty ∫ (f⁽ᵐ⁾)², exactly: on each piece f⁽ᵐ⁾ is a polynomial of degree k − m, at most 1. */
    void penaliseRoughness(int order) {
        double[] nodes = NODES[degree - order];
        penalty.clear(basis.count());
        for (int piece = degree; piece < basis.count(); piece++) {
            double half = 0.5 * (basis.knot(piece + 1) - basis.knot(piece));
            for (int node = 0; node < nodes.length; node++) {
                basis.derivatives(basis.knot(piece) + half * (1 + nodes[node]), piece, order, row);
                double root = Math.sqrt(half * NODE_WEIGHTS[degree - order]);
                Arrays.fill(penalty.row, 0);
                for (int j = 0; j <= degree; j++) {
                    penalty.row[j] = root * row[j];
                }
                penalty.rotate(piece - degree, 0);
            }
        }
    }

    /**
     * The penalty Σ (jump of f⁽ᵏ⁾)² over the inner knots, up to a factor. At knot t the B-spline on the knots a … b jumps by
     * ± k! (b − a) / Π (t − s) over its other knots s.
     */
    void penaliseJumps() {
        penalty.clear(basis.count());
        for (int inner = 0; inner < basis.inner(); inner++) {
            int knot = degree + 1 + inner;
            for (int j = 0; j <= degree + 1; j++) {
                double product = 1;
                for (int other = inner + j; other <= inner + j + degree + 1; other++) {
                    product *= other == knot ? 1 : basis.knot(knot) - basis.knot(other);
                }
                penalty.row[j] = (basis.knot(inner + j + degree + 1) - basis.knot(inner + j)) / product;
            }
            penalty.rotate(inner, 0);
        }
    }

    /** Solves for this λ. Returns false if the samples don't determine the spline. */
    boolean solve(double price) {
        return solve(price, null);
    }

    /** The same, and counts {@link #trace}. */
    boolean solveAndCount(double price) {
        shares.clear();
        return solve(price, shares);
    }

    private boolean solve(double price, Shares counter) {
        lambda = price;
        solved = data;
        if (lambda > 0) {
            solved = both;
            both.merge(data, penalty, Math.sqrt(lambda), counter);
        }
        if (!solved.isRegular()) {
            return false;
        }
        solved.solve(coefficients);
        return true;
    }

    /** How much larger the data's entries are than the penalty's: the λ at which both weigh alike. */
    double balance() {
        return data.squares() / penalty.squares();
    }

    double residual(int i) {
        double sum = 0;
        for (int j = 0; j <= degree; j++) {
            sum += rows[i * (degree + 1) + j] * coefficients[columns[i] + j];
        }
        return y[i] - sum;
    }

    /** Σ wᵢ (yᵢ − f(xᵢ))². */
    double squares() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double residual = residual(i);
            sum += weights[i] * residual * residual;
        }
        return sum;
    }

    /** The trace of the matrix A that turns y into the fitted values, as counted: how many parameters the fit is worth. */
    double trace() {
        return lambda > 0 ? shares.trace() : basis.count();
    }

    /**
     * What Σ wᵢ (yᵢ − f(xᵢ))² is on average for white noise of variance 1 / wᵢ: tr (I − A)², which is n − tr A + d tr A / d ln λ. The
     * last by a difference: tr A is a sum of logistic curves in ln λ, and a step of a tenth is right to a thousandth of it.
     */
    double freedom(int samples) {
        double at = lambda;
        double slope = 0;
        if (at > 0) {
            solveAndCount(at * STEP);
            slope = trace();
            solveAndCount(at / STEP);
            slope = (slope - trace()) / (2 * Math.log(STEP));
            solveAndCount(at);
        }
        return samples - trace() + slope;
    }

    /** Sets f and its derivatives at a point between the ends. */
    void evaluate(double at, Estimate out) {
        int piece = basis.piece(at);
        for (int order = 0; order <= Math.min(degree, Estimate.MAX_ORDER); order++) {
            basis.derivatives(at, piece, order, row);
            double sum = 0;
            for (int j = 0; j <= degree; j++) {
                sum += row[j] * coefficients[piece - degree + j];
            }
            out.setDerivative(order, sum);
        }
    }

    /** The covariance of value and derivatives at a point for noise of variance 1 / wᵢ; see {@link Influence}. */
    Influence influence(double at) {
        influence.solve(basis, solved, at);
        if (endOrder == 0) {
            influence.weigh(data);
        } else {
            influence.weigh(rows, columns, weights, size); // the triangle also holds the ends' equations
        }
        return influence;
    }
}
