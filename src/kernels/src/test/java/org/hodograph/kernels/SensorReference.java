package org.hodograph.kernels;

import java.io.IOException;
import java.util.Arrays;

/**
 * A real recording with a reference from another sensor.
 *
 * @param name of the row
 * @param order of the derivative that the reference measures
 * @param t instants of the samples, seconds
 * @param y samples; NaN where one is lost
 * @param at instants of the reference
 * @param reference its values
 * @param error of the reference, standard deviation: docs/adr/0036
 * @param lags behind the newest sample, seconds
 */
@SuppressWarnings("ArrayRecordComponent") // a fixture, never compared
record SensorReference(
        String name, int order, double[] t, double[] y, double[] at, double[] reference, double error, double[] lags) {

    /** Acceleration of a hand along x, y or z: position against an accelerometer turned into its frame. */
    static SensorReference hand(String axis, double error) throws IOException {
        RecordedTable table = RecordedTable.of("broad-mocap-imu/15_undisturbed_fast_translation_A_80s-128s.csv.gz");
        double[] t = table.column("t_s");
        return new SensorReference(
                "hand, " + axis, 2, t, table.column("pos_" + axis + "_m"), t, turned(table, axis), error, new double[] {
                    0, 0.03
                });
    }

    private static double[] turned(RecordedTable table, String axis) {
        double[] w = table.column("qw");
        double[] x = table.column("qx");
        double[] y = table.column("qy");
        double[] z = table.column("qz");
        double[] ax = table.column("acc_x_mps2");
        double[] ay = table.column("acc_y_mps2");
        double[] az = table.column("acc_z_mps2");
        double[] world = new double[w.length];
        Arrays.setAll(world, i -> switch (axis) {
            case "x" ->
                (1 - 2 * (y[i] * y[i] + z[i] * z[i])) * ax[i]
                        + 2 * (x[i] * y[i] - w[i] * z[i]) * ay[i]
                        + 2 * (x[i] * z[i] + w[i] * y[i]) * az[i];
            case "y" ->
                2 * (x[i] * y[i] + w[i] * z[i]) * ax[i]
                        + (1 - 2 * (x[i] * x[i] + z[i] * z[i])) * ay[i]
                        + 2 * (y[i] * z[i] - w[i] * x[i]) * az[i];
            default ->
                2 * (x[i] * z[i] - w[i] * y[i]) * ax[i]
                        + 2 * (y[i] * z[i] + w[i] * x[i]) * ay[i]
                        + (1 - 2 * (x[i] * x[i] + y[i] * y[i])) * az[i]
                        - 9.81;
        });
        return world;
    }

    /** Acceleration of a car: wheel speed against the pose's speed, its derivative by a quadratic over ± 0.5 s. */
    static SensorReference car(double error) throws IOException {
        RecordedTable speed = RecordedTable.of("comma2k19-rav4/can_speed.csv.gz");
        RecordedTable pose = RecordedTable.of("comma2k19-rav4/pose.csv.gz");
        double[] t = pose.column("t_s");
        double[] v = new double[t.length];
        for (String axis : new String[] {"ecef_vx_mps", "ecef_vy_mps", "ecef_vz_mps"}) {
            double[] component = pose.column(axis);
            Arrays.setAll(v, i -> v[i] + component[i] * component[i]);
        }
        Arrays.setAll(v, i -> Math.sqrt(v[i]));
        Fit fit = Methods.parse("local-polynomial(span=1.0, degree=2)").fit(t, v);
        double[] reference = Arrays.stream(t).map(fit.differentiate(1)).toArray();
        return new SensorReference(
                "car", 1, speed.column("t_s"), speed.column("speed_mps"), t, reference, error, new double[] {0, 0.25});
    }

    /** The reference at an instant, by a straight line; NaN outside. */
    double reference(double instant) {
        int i = Arrays.binarySearch(at, instant);
        if (i >= 0) {
            return reference[i];
        }
        int next = -i - 1;
        if (next == 0 || next == at.length) {
            return Double.NaN;
        }
        double share = (instant - at[next - 1]) / (at[next] - at[next - 1]);
        return reference[next - 1] + share * (reference[next] - reference[next - 1]);
    }
}
