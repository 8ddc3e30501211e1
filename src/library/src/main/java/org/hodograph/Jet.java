package org.hodograph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A quantity at one instant with its derivatives of orders 1 to 3: f, f′, f″, f‴, and the covariance of their errors. Arithmetic on jets
 * gives exact derivatives (product, quotient and chain rule) and standard errors to first order: J C Jᵀ, with J how the result changes with
 * each measured input and C the covariance of that input.
 *
 * <p>A jet remembers what it was made of, so an input that occurs twice counts as one: {@code v.minus(v)} is 0 ± 0. Errors of different
 * inputs count as independent. All operands must be of one instant; {@link #later} carries a jet there.
 *
 * <p>NaN: an order that is not available, and every order that depends on it; an error that is not known. {@code sqrt} of 0, {@code hypot}
 * and {@code atan2} of 0 and 0 have no derivatives. Units are the caller's: order n of a product is in the product of the units per
 * second^n.
 *
 * <p>Immutable, for any thread. An operation costs about 200 flops for each input that the result rests on. Source: A. Griewank and A.
 * Walther 2008, Evaluating Derivatives, chapter 13, doi 10.1137/1.9780898717761; JCGM 100:2008, 5.2, for the errors.
 */
public final class Jet {

    /** The highest order of a jet. */
    public static final int MAX_ORDER = Leibniz.ORDERS - 1;

    /** A measured quantity: itself what identifies it. */
    private static final class Input {

        private final double[] covariance; // row-major

        private Input(double[] covariance) {
            this.covariance = covariance;
        }
    }

    /** How a jet changes with an input, row-major. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Share(Input input, double[] jacobian) {}

    private final double[] orders;
    private final List<Share> shares;

    private Jet(double[] orders, List<Share> shares) {
        this.orders = orders;
        this.shares = shares;
    }

    /**
     * A measured quantity.
     *
     * @param derivatives orders 0 to 3; fewer: the others are not available
     * @param covariance of their errors, row-major, as many rows and columns
     * @return a jet with an input of its own
     * @throws IllegalArgumentException if there are no or more than four orders, or the covariance has another size
     */
    public static Jet of(double[] derivatives, double[] covariance) {
        int size = derivatives.length;
        if (size < 1 || size > Leibniz.ORDERS) {
            throw new IllegalArgumentException("a jet has 1 to 4 orders, but there are " + size);
        }
        if (covariance.length != size * size) {
            throw new IllegalArgumentException("the covariance of " + size + " orders has " + size * size
                    + " numbers, but there are " + covariance.length);
        }
        double[] orders = new double[Leibniz.ORDERS];
        double[] full = new double[Leibniz.ORDERS * Leibniz.ORDERS];
        Arrays.fill(orders, Double.NaN);
        Arrays.fill(full, Double.NaN);
        System.arraycopy(derivatives, 0, orders, 0, size);
        for (int i = 0; i < size; i++) {
            System.arraycopy(covariance, i * size, full, i * Leibniz.ORDERS, size);
        }
        return measured(orders, full);
    }

    /** What a fit says; takes the arrays. */
    static Jet measured(double[] orders, double[] covariance) {
        return new Jet(orders, List.of(new Share(new Input(covariance), Leibniz.multiplier(Leibniz.constant(1)))));
    }

    /**
     * A number that never changes and has no error.
     *
     * @param value the number
     * @return value, 0, 0, 0
     */
    public static Jet constant(double value) {
        return new Jet(Leibniz.constant(value), List.of());
    }

    /**
     * The value, order 0.
     *
     * @return NaN if not available
     */
    public double value() {
        return orders[0];
    }

    /**
     * The derivative of an order.
     *
     * @param order 0 to 3
     * @return in the quantity's unit per second^order, of a fit per unit of x^order; NaN if not available
     */
    public double derivative(int order) {
        return orders[order];
    }

    /**
     * The standard error of the derivative of an order.
     *
     * @param order 0 to 3
     * @return in the unit of the derivative; NaN if not known
     */
    public double standardError(int order) {
        return Math.sqrt(covariance(order, order));
    }

    /**
     * The covariance of the errors of two orders.
     *
     * @param i 0 to 3
     * @param k 0 to 3
     * @return in the product of their units; NaN if not known
     */
    public double covariance(int i, int k) {
        if (Double.isNaN(orders[i]) || Double.isNaN(orders[k])) {
            return Double.NaN;
        }
        double sum = 0;
        for (Share share : shares) {
            sum += Leibniz.spread(share.jacobian, share.input.covariance, i, k);
        }
        return sum;
    }

    /**
     * The sum.
     *
     * @param other of the same instant and unit
     * @return this + other
     */
    public Jet plus(Jet other) {
        double[] one = Leibniz.constant(1);
        return derived(Leibniz.plus(orders, other.orders), one, other, one);
    }

    /**
     * The difference.
     *
     * @param other of the same instant and unit
     * @return this − other
     */
    public Jet minus(Jet other) {
        double[] sum = Leibniz.plus(orders, Leibniz.scaled(other.orders, -1));
        return derived(sum, Leibniz.constant(1), other, Leibniz.constant(-1));
    }

    /**
     * The product.
     *
     * @param other of the same instant
     * @return this · other
     */
    public Jet times(Jet other) {
        return derived(Leibniz.times(orders, other.orders), other.orders, other, orders);
    }

    /**
     * The product with a number.
     *
     * @param factor without an error
     * @return factor · this
     */
    public Jet times(double factor) {
        return derived(Leibniz.scaled(orders, factor), Leibniz.constant(factor));
    }

    /**
     * The quotient; by 0 it is not finite.
     *
     * @param other of the same instant
     * @return this / other
     */
    public Jet dividedBy(Jet other) {
        double[] quotient = Leibniz.over(orders, other.orders);
        double[] byThis = Leibniz.over(Leibniz.constant(1), other.orders);
        return derived(quotient, byThis, other, Leibniz.scaled(Leibniz.times(quotient, byThis), -1));
    }

    /**
     * The square root; of a negative value NaN, of 0 a value without derivatives.
     *
     * @return √this
     */
    public Jet sqrt() {
        double[] root = Leibniz.sqrt(orders);
        return derived(root, Leibniz.over(Leibniz.constant(0.5), root));
    }

    /**
     * The sine of an angle in radians.
     *
     * @return sin(this)
     */
    public Jet sin() {
        double s = StrictMath.sin(orders[0]);
        double c = StrictMath.cos(orders[0]);
        return derived(Leibniz.of(s, c, -s, -c, orders), Leibniz.of(c, -s, -c, s, orders));
    }

    /**
     * The cosine of an angle in radians.
     *
     * @return cos(this)
     */
    public Jet cos() {
        double s = StrictMath.sin(orders[0]);
        double c = StrictMath.cos(orders[0]);
        return derived(Leibniz.of(c, -s, -c, s, orders), Leibniz.of(-s, -c, s, c, orders));
    }

    /**
     * The length of a vector: {@code hypot(vx, vy)} is the speed of a path.
     *
     * @param x one coordinate
     * @param y the other, of the same instant and unit
     * @return √(x² + y²), without overflow on the way to the value
     */
    public static Jet hypot(Jet x, Jet y) {
        double length = StrictMath.hypot(x.orders[0], y.orders[0]);
        // w w = x x + y y, in parts of the length
        double[] u = Leibniz.scaled(x.orders, 1 / length);
        double[] v = Leibniz.scaled(y.orders, 1 / length);
        double[] w = Leibniz.sqrt(Leibniz.plus(Leibniz.times(u, u), Leibniz.times(v, v)));
        double[] result = Leibniz.scaled(w, length);
        result[0] = length;
        return x.derived(result, Leibniz.over(u, w), y, Leibniz.over(v, w));
    }

    /**
     * The direction of a vector: {@code atan2(vy, vx).derivative()} is the yaw rate of a path, counter-clockwise positive.
     *
     * @param y across
     * @param x along, of the same instant and unit
     * @return the angle in radians, from −π to π
     */
    public static Jet atan2(Jet y, Jet x) {
        double[] squares = Leibniz.plus(Leibniz.times(x.orders, x.orders), Leibniz.times(y.orders, y.orders));
        double[] byY = Leibniz.over(x.orders, squares);
        double[] byX = Leibniz.scaled(Leibniz.over(y.orders, squares), -1);
        double[] slope = Leibniz.plus(
                Leibniz.times(byY, Leibniz.derivative(y.orders)), Leibniz.times(byX, Leibniz.derivative(x.orders)));
        double angle = StrictMath.atan2(y.orders[0], x.orders[0]);
        return y.derived(Leibniz.integral(angle, slope), byY, x, byX);
    }

    /**
     * The derivative as a quantity of its own: order n of it is order n + 1 of this; its order 3 is not available.
     *
     * @return this, one order down
     */
    public Jet derivative() {
        return through(Leibniz.derivative(orders), Leibniz.differentiator());
    }

    /**
     * The same quantity at another instant by its own Taylor polynomial, f⁽ⁿ⁾(t + h) = Σ f⁽ᵏ⁾(t) h^(k−n) / (k−n)!: exact for a cubic,
     * otherwise off by the orders that are not there.
     *
     * @param h how much later, in seconds or units of x
     * @return the jet there
     */
    public Jet later(double h) {
        int known = Leibniz.ORDERS;
        while (known > 0 && Double.isNaN(orders[known - 1])) {
            known--;
        }
        double[] carrier = Leibniz.carrier(h, known);
        return through(Leibniz.applied(carrier, orders), carrier);
    }

    /** A function of this alone: its orders, and those of its partial derivative. */
    private Jet derived(double[] result, double[] partial) {
        return through(result, Leibniz.multiplier(partial));
    }

    private Jet through(double[] result, double[] matrix) {
        return new Jet(result, carried(matrix));
    }

    private List<Share> carried(double[] matrix) {
        List<Share> carried = new ArrayList<>(shares.size());
        for (Share share : shares) {
            carried.add(new Share(share.input, Leibniz.product(matrix, share.jacobian)));
        }
        return carried;
    }

    /** A function of two jets: its orders, and those of its partial derivatives. An input of both is one. */
    private Jet derived(double[] result, double[] partial, Jet other, double[] otherPartial) {
        List<Share> merged = carried(Leibniz.multiplier(partial));
        for (Share share : other.carried(Leibniz.multiplier(otherPartial))) {
            int at = 0;
            while (at < merged.size() && merged.get(at).input != share.input) {
                at++;
            }
            if (at == merged.size()) {
                merged.add(share);
            } else {
                double[] sum = share.jacobian.clone();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += merged.get(at).jacobian[i];
                }
                merged.set(at, new Share(share.input, sum));
            }
        }
        return new Jet(result, merged);
    }

    /**
     * The orders with their standard errors, for people.
     *
     * @return {@code value ± error, d1 ± error, …}
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Jet[");
        for (int order = 0; order <= MAX_ORDER; order++) {
            text.append(order == 0 ? "" : ", ")
                    .append(orders[order])
                    .append(" ± ")
                    .append(standardError(order));
        }
        return text.append(']').toString();
    }
}
