package example;

import org.hodograph.Hodograph;
import org.hodograph.Jet;

/** Speed and yaw rate of a path from fits of its coordinates. */
public final class Circle {

    private Circle() {}

    /** A circle of 50 m radius, driven at 10 m/s, sampled ten times a second: what it does at 5 s. */
    public static Jet[] speedAndYawRate() {
        double[] t = new double[101];
        double[] x = new double[101];
        double[] y = new double[101];
        for (int i = 0; i < t.length; i++) {
            t[i] = i / 10.0;
            x[i] = 50 * Math.cos(t[i] / 5) + 0.01 * Math.sin(1000 * t[i] * t[i]);
            y[i] = 50 * Math.sin(t[i] / 5) + 0.01 * Math.cos(1000 * t[i] * t[i]);
        }
        Jet vx = Hodograph.fit("spline()", t, x).jet(5).derivative();
        Jet vy = Hodograph.fit("spline()", t, y).jet(5).derivative();
        return new Jet[] {Jet.hypot(vx, vy), Jet.atan2(vy, vx).derivative()};
    }

    public static void main(String[] args) {
        Jet[] motion = speedAndYawRate();
        Jet lateral = motion[0].times(motion[1]);
        System.out.printf("speed %.3f ± %.3f m/s%n", motion[0].value(), motion[0].standardError(0));
        System.out.printf("lateral acceleration %.3f ± %.3f m/s2%n", lateral.value(), lateral.standardError(0));
    }
}
