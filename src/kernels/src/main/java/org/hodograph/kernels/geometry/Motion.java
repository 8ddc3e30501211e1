package org.hodograph.kernels.geometry;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;

/**
 * What the derivatives of a path's coordinates at one instant say about the motion along it. With r = (x, y) in metres,
 * s = |r′| and C = x′y″ − y′x″:
 *
 * <pre>
 * speed s                 course atan2(x′, y′), clockwise from +y (north), 0 to 2π      yaw rate C / s²
 * longitudinal acceleration r′·r″ / s       lateral acceleration C / s                  curvature C / s³
 * </pre>
 *
 * <p>Left turns are positive (ISO 8855), so lateral acceleration = s² · curvature = s · yaw rate. In space there is no left:
 * C becomes |r′ × r″|, which is never negative, and there is a torsion (r′ × r″)·r‴ / |r′ × r″|².
 *
 * <p>Standard errors to first order from the covariances of each coordinate; errors of different coordinates are taken as
 * independent. NaN means not available: an order is absent, s is 0, or, for the torsion, the path is straight. For one
 * thread; allocates nothing; O(1). Source: M. P. do Carmo 1976, Differential Geometry of Curves and Surfaces, 1-5.
 */
@SuppressWarnings("EnumOrdinal") // an index into arrays of this class, never stored
public final class Motion {

    /** The quantities, in SI units and radians. */
    public enum Quantity {
        SPEED,
        COURSE,
        YAW_RATE,
        LONGITUDINAL_ACCELERATION,
        LATERAL_ACCELERATION,
        CURVATURE,
        TORSION,
        ACCELERATION_NORM,
        JERK_NORM
    }

    private static final int AXES = 3;
    private static final int QUANTITIES = Quantity.values().length;

    private final double[] values = new double[QUANTITIES];
    private final double[] errors = new double[QUANTITIES];
    private final Estimate[] axes = new Estimate[AXES]; // of the current call
    private final double[] first = new double[AXES];
    private final double[] second = new double[AXES];
    private final double[] third = new double[AXES];
    private final double[] cross = new double[AXES]; // r′ × r″
    private final double[] normal = new double[AXES]; // of the plane, or of the osculating one
    private final double[] a = new double[AXES];
    private final double[] b = new double[AXES];
    private final double[] c = new double[AXES];
    private int dimensions;

    public Motion() {
        clear();
    }

    public double value(Quantity quantity) {
        return values[quantity.ordinal()];
    }

    public double standardError(Quantity quantity) {
        return errors[quantity.ordinal()];
    }

    /** Makes everything not available. */
    public void clear() {
        Arrays.fill(values, Double.NaN);
        Arrays.fill(errors, Double.NaN);
    }

    /** The motion in a plane. */
    public void plane(Estimate x, Estimate y) {
        dimensions = 2;
        axes[0] = x;
        axes[1] = y;
        derive();
        double turn = first[0] * second[1] - first[1] * second[0];
        Arrays.fill(normal, 0);
        normal[2] = 1;
        bend(turn);
    }

    /** The motion in space. */
    public void space(Estimate x, Estimate y, Estimate z) {
        dimensions = AXES;
        axes[0] = x;
        axes[1] = y;
        axes[2] = z;
        derive();
        double turn = norm(cross);
        direction(cross, turn, normal);
        bend(turn);
        torsion(turn);
    }

    /** What needs no turn: speed, course, longitudinal acceleration and the norms. */
    private void derive() {
        clear();
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        Arrays.fill(third, 0);
        for (int i = 0; i < dimensions; i++) {
            first[i] = axes[i].derivative(1);
            second[i] = axes[i].derivative(2);
            third[i] = axes[i].derivative(3);
        }
        cross(first, second, cross);
        double speed = norm(first);
        direction(first, speed, a);
        set(Quantity.SPEED, speed, a, null, null);
        direction(second, norm(second), b);
        set(Quantity.ACCELERATION_NORM, norm(second), null, b, null);
        direction(third, norm(third), c);
        set(Quantity.JERK_NORM, norm(third), null, null, c);
        if (!(speed > 0)) {
            return;
        }
        double along = dot(first, second) / speed;
        for (int i = 0; i < AXES; i++) {
            a[i] = (second[i] - along * first[i] / speed) / speed;
            b[i] = first[i] / speed;
        }
        set(Quantity.LONGITUDINAL_ACCELERATION, along, a, b, null);
        double level = StrictMath.hypot(first[0], first[1]);
        double course = StrictMath.atan2(first[0], first[1]);
        a[0] = first[1] / (level * level);
        a[1] = -first[0] / (level * level);
        a[2] = 0;
        set(Quantity.COURSE, course < 0 ? course + 2 * Math.PI : course, a, null, null);
    }

    /** Turn / s^k for k = 1, 2, 3. With n the unit normal the turn's gradients are r″ × n and n × r′. */
    private void bend(double turn) {
        double speed = norm(first);
        if (!(speed > 0)) {
            return;
        }
        bend(Quantity.LATERAL_ACCELERATION, turn, speed, 1);
        bend(Quantity.YAW_RATE, turn, speed, 2);
        bend(Quantity.CURVATURE, turn, speed, 3);
    }

    private void bend(Quantity quantity, double turn, double speed, int power) {
        double scale = Math.pow(speed, power);
        cross(second, normal, a);
        cross(normal, first, b);
        for (int i = 0; i < AXES; i++) {
            a[i] = (a[i] - power * turn * first[i] / (speed * speed)) / scale;
            b[i] /= scale;
        }
        set(quantity, turn / scale, a, b, null);
    }

    private void torsion(double turn) {
        double square = turn * turn;
        double torsion = dot(cross, third) / square;
        if (!Double.isFinite(torsion)) {
            return;
        }
        cross(second, third, a);
        cross(second, cross, c);
        for (int i = 0; i < AXES; i++) {
            a[i] = (a[i] - 2 * torsion * c[i]) / square;
        }
        cross(third, first, b);
        cross(cross, first, c);
        for (int i = 0; i < AXES; i++) {
            b[i] = (b[i] - 2 * torsion * c[i]) / square;
            c[i] = cross[i] / square;
        }
        set(Quantity.TORSION, torsion, a, b, c);
    }

    /** Sets a value and the standard error that its gradients by r′, r″ and r‴ give it; a null gradient is 0. */
    private void set(Quantity quantity, double value, double[] byFirst, double[] bySecond, double[] byThird) {
        double variance = 0;
        for (int i = 0; i < dimensions; i++) {
            variance += byFirst == null ? 0 : byFirst[i] * byFirst[i] * axes[i].covariance(1, 1);
            variance += bySecond == null ? 0 : bySecond[i] * bySecond[i] * axes[i].covariance(2, 2);
            variance += byThird == null ? 0 : byThird[i] * byThird[i] * axes[i].covariance(3, 3);
            variance +=
                    byFirst == null || bySecond == null ? 0 : 2 * byFirst[i] * bySecond[i] * axes[i].covariance(1, 2);
            variance += byThird == null || byFirst == null
                    ? 0
                    : 2 * byFirst[i] * byThird[i] * axes[i].covariance(1, 3)
                            + 2 * bySecond[i] * byThird[i] * axes[i].covariance(2, 3);
        }
        int index = quantity.ordinal();
        values[index] = Double.isFinite(value) ? value : Double.NaN;
        double error = Math.sqrt(Math.max(0, variance)); // rounding of a singular covariance
        errors[index] = Double.isFinite(values[index]) && Double.isFinite(error) ? error : Double.NaN;
    }

    private static void direction(double[] vector, double length, double[] out) {
        for (int i = 0; i < AXES; i++) {
            out[i] = vector[i] / length;
        }
    }

    private static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    private static double dot(double[] u, double[] v) {
        return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    }

    private static void cross(double[] u, double[] v, double[] out) {
        double x = u[1] * v[2] - u[2] * v[1];
        double y = u[2] * v[0] - u[0] * v[2];
        double z = u[0] * v[1] - u[1] * v[0];
        out[0] = x;
        out[1] = y;
        out[2] = z;
    }
}
