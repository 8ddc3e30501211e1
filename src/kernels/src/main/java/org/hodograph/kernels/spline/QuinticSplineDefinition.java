package org.hodograph.kernels.spline;

import java.util.List;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;
import org.hodograph.kernels.window.WindowSettings;

/** The text form {@code quintic-spline(window=32)}. */
public final class QuinticSplineDefinition implements MethodDefinition {

    @Override
    public String name() {
        return QuinticSpline.NAME;
    }

    @Override
    public String summary() {
        return "spline of degree 5 through every sample, with a smooth third derivative; no smoothing, for data without noise";
    }

    @Override
    public String formula() {
        return "f = sum c_j B_j of degree 5, knots at x_4 ... x_(n-3), f(x_i) = y_i; derivative k at q is f^(k)(q)";
    }

    @Override
    public String cost() {
        return "O(samples in the window) per estimate in streams, O(1) per push; batch: O(samples) once";
    }

    @Override
    public String source() {
        return "de Boor 1978, doi 10.1007/978-1-4612-6333-3";
    }

    @Override
    public List<Setting> settings() {
        return WindowSettings.of("at least 6 samples", "64 in streams, all in batch");
    }

    @Override
    public Method method(Settings given) {
        return new QuinticSpline(WindowSettings.parse(name(), given));
    }
}
