package example;

import org.hodograph.Fit;
import org.hodograph.Hodograph;
import org.hodograph.Root;

/** A batch of noisy samples: slope, extrema and area of the curve behind them. */
public final class NoisySine {

    private NoisySine() {}

    /** 101 samples of sin(x) on 0 to 10, off by up to 0.02. */
    public static Fit fit() {
        double[] x = new double[101];
        double[] y = new double[101];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 10.0;
            y[i] = Math.sin(x[i]) + 0.02 * Math.sin(1000 * x[i] * x[i]);
        }
        return Hodograph.fit("spline()", x, y);
    }

    public static void main(String[] args) {
        Fit fit = fit();
        System.out.printf("slope at 3: %.3f ± %.3f%n", fit.derivative(1, 3), fit.standardError(1, 3));
        for (Root extremum : fit.extrema(1, 9)) {
            System.out.printf("%s at %.3f ± %.3f%n", extremum.rising() ? "minimum" : "maximum", extremum.x(), extremum.standardError());
        }
        System.out.printf("area from 0 to 3: %.3f ± %.3f%n", fit.integral(0, 3).value(), fit.integral(0, 3).standardError());
    }
}
