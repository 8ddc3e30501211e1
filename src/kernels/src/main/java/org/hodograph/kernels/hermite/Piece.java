package org.hodograph.kernels.hermite;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * One cubic piece between two samples, as weights of the up to four samples that its value and slopes rest on: linear in
 * them, hence a noise gain. For one thread.
 */
final class Piece {

    private static final int POINTS = 4; // before the piece, its left and right end, after it
    private static final int LEFT = 1;
    private static final int RIGHT = 2;

    private final double[] times = new double[POINTS];
    private final double[] values = new double[POINTS];
    private final double[] leftSlope = new double[POINTS]; // weights
    private final double[] rightSlope = new double[POINTS];
    private boolean hasBefore;
    private boolean hasAfter;

    void clear() {
        hasBefore = false;
        hasAfter = false;
        Arrays.fill(values, 0);
    }

    /** Sets the sample {@code i} places after the left end: −1 and 2 need not be there. */
    void set(int i, double time, double value) {
        times[LEFT + i] = time;
        values[LEFT + i] = value;
        hasBefore |= i < 0;
        hasAfter |= i > 1;
    }

    /** Evaluates at {@code at}. Returns false if two of the samples are at one instant. {@code reference} is added back to the value. */
    boolean solve(double at, double reference, Estimate out) {
        double width = times[RIGHT] - times[LEFT];
        if (!slope(LEFT, hasBefore, true, leftSlope) || !slope(RIGHT, true, hasAfter, rightSlope)) {
            return false;
        }
        double u = (at - times[LEFT]) / width;
        int top = hasBefore || hasAfter ? Hermite.MAX_ORDER : 1;
        double unit = 1; // width^-order
        for (int order = 0; order <= top; order++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < POINTS; i++) {
                double right = rise(order, u);
                double weight = leftSteep(order, u) * width * leftSlope[i]
                        + rightSteep(order, u) * width * rightSlope[i]
                        + (i == RIGHT ? right : i == LEFT ? (order == 0 ? 1 : 0) - right : 0);
                sum += weight * unit * values[i];
                squares += weight * weight;
            }
            out.setDerivative(order, sum + (order == 0 ? reference : 0));
            out.setNoiseGain(order, Math.sqrt(squares) * unit);
            unit /= width;
        }
        int first = hasBefore ? LEFT - 1 : LEFT;
        int last = hasAfter ? RIGHT + 1 : RIGHT;
        out.setWindow(last - first + 1, times[last] - times[first]);
        return !out.isEmpty();
    }

    /** The weights of the slope at a sample in the parabola through it and its neighbours, or in the line to the only one. */
    private boolean slope(int node, boolean before, boolean after, double[] weights) {
        Arrays.fill(weights, 0);
        double a = before ? times[node] - times[node - 1] : Double.NaN;
        double b = after ? times[node + 1] - times[node] : Double.NaN;
        if (a == 0 || b == 0) {
            return false;
        }
        if (before && after) {
            weights[node - 1] = -b / (a * (a + b));
            weights[node + 1] = a / (b * (a + b));
            weights[node] = -weights[node - 1] - weights[node + 1];
        } else {
            int from = before ? node - 1 : node;
            weights[from] = -1 / (before ? a : b);
            weights[from + 1] = -weights[from];
        }
        return true;
    }

    /** 3u² − 2u³ and its derivatives: the share of the right value. */
    private static double rise(int order, double u) {
        return switch (order) {
            case 0 -> u * u * (3 - 2 * u);
            case 1 -> 6 * u * (1 - u);
            default -> 6 - 12 * u;
        };
    }

    /** u(1 − u)² and its derivatives. */
    private static double leftSteep(int order, double u) {
        return switch (order) {
            case 0 -> u * (1 - u) * (1 - u);
            case 1 -> (1 - u) * (1 - 3 * u);
            default -> 6 * u - 4;
        };
    }

    /** u²(u − 1) and its derivatives. */
    private static double rightSteep(int order, double u) {
        return switch (order) {
            case 0 -> u * u * (u - 1);
            case 1 -> u * (3 * u - 2);
            default -> 6 * u - 2;
        };
    }
}
