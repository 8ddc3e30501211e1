package org.hodograph.kernels;

import java.util.function.DoubleUnaryOperator;

/** The batch result of a {@link Method} on given samples, to be evaluated anywhere. Derivatives are per unit of x. For one thread. */
public interface Fit {

    /**
     * Estimates value and derivatives at {@code x}.
     *
     * @return false if there is no answer at all; {@code out} is then empty
     */
    boolean estimateAt(double x, Estimate out);

    /**
     * The derivative of the given order as a function of x: {@code fit(x, y).differentiate(1).applyAsDouble(2.5)}. Order 0
     * is the smoothed value. Where there is no answer the function is NaN.
     *
     * @throws IllegalArgumentException if the order is not between 0 and 3
     */
    default DoubleUnaryOperator differentiate(int order) {
        if (order < 0 || order > Estimate.MAX_ORDER) {
            throw new IllegalArgumentException(
                    "order must be between 0 and " + Estimate.MAX_ORDER + ", but is " + order);
        }
        Estimate estimate = new Estimate();
        return x -> estimateAt(x, estimate) ? estimate.derivative(order) : Double.NaN;
    }
}
