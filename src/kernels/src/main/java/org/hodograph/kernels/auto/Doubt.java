package org.hodograph.kernels.auto;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * What the priors of members hide from an error. They are no knowledge of the signal: an estimate rests on them because a swing that is
 * believed too soon costs more than one that is believed too late. Where samples alone would give members that swing a share φ of the
 * weight, and the estimate gives them φ′, the truth may as well be theirs:
 *
 * <pre>variance + (φ − φ′)⁺ (Σ u (v + (x − estimate)²) / Σ u − variance)⁺,   u = w e^−prior, over those that swing</pre>
 *
 * <p>Sums are taken round the first of them. For one thread; allocates nothing.
 */
final class Doubt {

    /** Of the third derivative only those that know one are told anyway, whatever they weigh. */
    private static final int ORDERS = 3;

    private final double[] pivot = new double[ORDERS];
    private final double[] told = new double[ORDERS]; // sum of w of all that have order i
    private final double[] toldSwinging = new double[ORDERS]; // of those that swing
    private final double[] freed = new double[ORDERS]; // sum of u of those that don't swing
    private final double[] swinging = new double[ORDERS]; // sum of u of those that do
    private final double[] means = new double[ORDERS]; // sum of u (x - pivot)
    private final double[] squares = new double[ORDERS]; // sum of u (v + (x - pivot)²)
    private double benefit; // that the weights of those that swing already have; a factor

    /** Begins an estimate; weights of members that swing come with this factor. */
    void begin(double factor) {
        benefit = factor;
        Arrays.fill(told, 0);
        Arrays.fill(toldSwinging, 0);
        Arrays.fill(freed, 0);
        Arrays.fill(swinging, 0);
        Arrays.fill(means, 0);
        Arrays.fill(squares, 0);
    }

    /** A weight without the prior of its member. */
    static double freed(Family family, double weight) {
        return weight * family.odds();
    }

    /** Adds a member with its weight in the estimate, told in derivatives and their covariance, (i, j ≤ i) at i (i + 1) / 2 + j. */
    void add(Family family, double weight, double[] derivatives, double[] covariance) {
        int orders = Math.min(family.highest() + 1, ORDERS);
        if (family.kind() != Family.Kind.OSCILLATING) {
            double u = freed(family, weight);
            for (int i = 0; i < orders; i++) {
                told[i] += weight;
                freed[i] += u;
            }
            return;
        }
        double u = freed(family, weight / benefit);
        for (int i = 0; i < orders; i++) {
            double own = covariance[i * (i + 3) / 2];
            if (!(own >= 0 && own < Double.POSITIVE_INFINITY)) {
                return; // its digits are used up
            }
            if (swinging[i] == 0) {
                pivot[i] = derivatives[i];
            }
            double x = derivatives[i] - pivot[i];
            told[i] += weight;
            toldSwinging[i] += weight;
            swinging[i] += u;
            means[i] += u * x;
            squares[i] += u * (own + x * x);
        }
    }

    /**
     * Lets the variances of an estimate grow by what it doubts; those of members count {@code growth} times, and of a derivative {@code ofRates}
     * times that. {@code reference} is in the value.
     */
    void report(double reference, double growth, double ofRates, Estimate out) {
        for (int i = 0; i < ORDERS && out.has(i); i++) {
            double u = swinging[i];
            if (!(u > 0 && told[i] > 0)) {
                continue;
            }
            double hidden = u / (u + freed[i]) - toldSwinging[i] / told[i];
            double apart = out.derivative(i) - (i == 0 ? reference : 0) - pivot[i];
            double theirs = (squares[i] - 2 * apart * means[i]) / u + apart * apart;
            double own = out.covariance(i, i);
            double grown = theirs * growth * (i == 0 ? 1 : ofRates) - own;
            if (hidden > 0 && grown > 0) {
                out.setCovariance(i, i, own + hidden * grown);
            }
        }
    }
}
