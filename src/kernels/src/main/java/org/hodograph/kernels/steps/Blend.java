package org.hodograph.kernels.steps;

import org.hodograph.kernels.Estimate;

/** Weighs the members' answers into one: means and covariances of the mixture; the second derivative from those that know it. */
final class Blend {

    /** A few scales of two orders are not all that a signal may do: by so much variances fell short on sines and stops. */
    private static final double BETWEEN_SCALES = 1.2;

    private static final double BETWEEN_ORDERS = 2; // of the second derivative, which half of the members do not know

    private double sum;
    private double sumOfBends;
    private double value;
    private double rate;
    private double bend;
    private double valueValue;
    private double valueRate;
    private double rateRate;
    private double bendBend;

    void clear() {
        sum = 0;
        sumOfBends = 0;
        value = 0;
        rate = 0;
        bend = 0;
        valueValue = 0;
        valueRate = 0;
        rateRate = 0;
        bendBend = 0;
    }

    void add(double weight, double[] s, int order) {
        sum += weight;
        value += weight * s[0];
        rate += weight * s[Walk.RATE];
        valueValue += weight * (s[Walk.VALUE_VALUE] + s[0] * s[0]);
        valueRate += weight * (s[Walk.VALUE_RATE] + s[0] * s[Walk.RATE]);
        rateRate += weight * (s[Walk.RATE_RATE] + s[Walk.RATE] * s[Walk.RATE]);
        if (order > 2) {
            sumOfBends += weight;
            bend += weight * s[Walk.BEND];
            bendBend += weight * (s[Walk.BEND_BEND] + s[Walk.BEND] * s[Walk.BEND]);
        }
    }

    /** The signal may as well rest in a band, its rate known to that deviation. */
    void rest(double weight, double middle, double deviation) {
        sum += weight;
        value += weight * middle;
        valueValue += weight * (middle * middle + 1.0 / 12);
        rateRate += weight * deviation * deviation;
    }

    boolean tell(double base, double grain, Estimate out) {
        if (!(sum > 0)) {
            return false;
        }
        double v = value / sum;
        double r = rate / sum;
        double rates = (rateRate / sum - r * r) * BETWEEN_SCALES;
        if (!(rates > 0 && rates < Double.POSITIVE_INFINITY && valueValue / sum < Double.POSITIVE_INFINITY)) {
            return false;
        }
        out.setDerivative(0, base + v * grain);
        out.setDerivative(1, r * grain);
        double unit = grain * grain;
        double least = Block.SHARPEST * Block.SHARPEST / 12;
        out.setCovariance(0, 0, Math.max(valueValue / sum - v * v, least) * unit);
        out.setCovariance(0, 1, (valueRate / sum - v * r) * unit);
        out.setCovariance(1, 1, rates * unit);
        if (sumOfBends > 0) {
            double b = bend / sumOfBends;
            double bends = (bendBend / sumOfBends - b * b) * BETWEEN_ORDERS;
            out.setDerivative(2, bends > 0 ? b * grain : Double.NaN);
            out.setCovariance(2, 2, bends * unit);
        }
        return true;
    }
}
