package org.hodograph.kernels.spline;

import java.util.ArrayList;
import java.util.List;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;
import org.hodograph.kernels.window.WindowSettings;

/** The text form {@code smoothing-spline(lambda=0.01)}. */
public final class SmoothingSplineDefinition implements MethodDefinition {

    private static final String SEARCH = "gcv";

    @Override
    public String name() {
        return SmoothingSpline.NAME;
    }

    @Override
    public String summary() {
        return "natural cubic smoothing spline, any spacing, optional weights, its smoothing given or found; with standard errors";
    }

    @Override
    public String formula() {
        return "minimise sum w_i (y_i - f(x_i))^2 + lambda integral f''^2; gcv: lambda minimises n RSS / (n - trace A)^2";
    }

    @Override
    public String cost() {
        return "O(samples in the window) per estimate in streams, 3 solutions or, with gcv, about 30; O(1) per push";
    }

    @Override
    public String source() {
        return "Reinsch 1967, doi 10.1007/BF02162161; Craven and Wahba 1979, doi 10.1007/BF01404567";
    }

    @Override
    public List<Setting> settings() {
        List<Setting> settings =
                new ArrayList<>(WindowSettings.of("at least 4 samples", "64 in streams, all in batch"));
        settings.add(new Setting(
                "lambda",
                "above 0, or gcv",
                SEARCH,
                "the smoothing, in s^3 in streams, x-units^3 in batch; gcv: generalized cross-validation"));
        return settings;
    }

    @Override
    public Method method(Settings given) {
        boolean search = !given.has("lambda") || SEARCH.equals(given.text("lambda"));
        double lambda = Double.NaN;
        if (!search) {
            try {
                lambda = given.number("lambda").getAsDouble();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        name() + ": lambda must be above 0 and finite, or gcv, but is \"" + given.text("lambda") + "\"",
                        e);
            }
        }
        return new SmoothingSpline(WindowSettings.parse(name(), given), lambda);
    }
}
