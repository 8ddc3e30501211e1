package org.hodograph.kernels.spline;

import java.util.ArrayList;
import java.util.List;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;
import org.hodograph.kernels.window.WindowSettings;

/** The text form {@code spline(smoothing=0.01, degree=5)}. */
public final class SplineDefinition implements MethodDefinition {

    @Override
    public String name() {
        return Spline.NAME;
    }

    @Override
    public String summary() {
        return "spline of degree 1 to 5 that leaves a stated residual on few knots, or finds its smoothing; with standard errors";
    }

    @Override
    public String formula() {
        return "smoothing=s: fewest knots with sum w_i (y_i - f(x_i))^2 <= s, then the least jumps of f^(k) at them; "
                + "without: minimise sum w_i (y_i - f(x_i))^2 + lambda integral (f^(m))^2, m = floor((k + 3)/2), at most k, by cross-validation";
    }

    @Override
    public String cost() {
        return "O(samples in the window x degree^2) per try, 20 to 40 tries per estimate in streams, O(1) per push";
    }

    @Override
    public String source() {
        return "Dierckx 1975, doi 10.1016/0771-050X(75)90034-0; O'Sullivan 1986, doi 10.1214/ss/1177013525";
    }

    @Override
    public List<Setting> settings() {
        List<Setting> settings =
                new ArrayList<>(WindowSettings.of("samples, above degree", "64 in streams, all in batch"));
        settings.add(new Setting(
                "smoothing",
                "0 or above",
                "none: generalized cross-validation",
                "the residual sum of squares it may leave, in squared units of y"));
        settings.add(new Setting(
                "degree",
                "1 to " + Spline.MAX_DEGREE,
                String.valueOf(Spline.DEFAULT_DEGREE),
                "of the pieces; orders above it are absent"));
        return settings;
    }

    @Override
    public Method method(Settings given) {
        return new Spline(
                WindowSettings.parse(name(), given),
                given.number("smoothing").orElse(Double.NaN),
                given.integer("degree").orElse(Spline.DEFAULT_DEGREE));
    }
}
