package org.hodograph.kernels.polynomial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Extent;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;
import org.hodograph.kernels.window.Window;
import org.hodograph.kernels.window.WindowSettings;

/** The text form {@code local-polynomial(degree=3, window=21)}. */
public final class LocalPolynomialDefinition implements MethodDefinition {

    private static final List<String> WEIGHTS =
            Arrays.stream(Weights.values()).map(Weights::word).toList();

    @Override
    public String name() {
        return LocalPolynomial.NAME;
    }

    @Override
    public String summary() {
        return "least-squares polynomial over a sliding window: any spacing, exact for polynomials up to its degree, with standard errors";
    }

    @Override
    public String formula() {
        return "minimise sum w_i (y_i - sum_j b_j (t_i - q)^j)^2 over the window; derivative k at q is k! b_k";
    }

    @Override
    public String cost() {
        return "O(samples in the window x degree) per estimate, O(1) per push";
    }

    @Override
    public String source() {
        return "Cleveland and Devlin 1988, doi 10.1080/01621459.1988.10478639; Forsythe 1957, doi 10.1137/0105007";
    }

    @Override
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting(
                "degree", "1 to " + LocalPolynomial.MAX_DEGREE, "3", "of the polynomial; orders above it are absent"));
        settings.addAll(WindowSettings.of("samples, above degree", "none"));
        settings.add(new Setting(
                "weights",
                String.join(" | ", WEIGHTS),
                "uniform",
                "fall with u = distance from the instant / bandwidth"));
        settings.add(new Setting(
                "bandwidth",
                "duration, or x-units in batch",
                "just beyond the farther end of the window",
                "the distance at which u = 1"));
        return settings;
    }

    @Override
    public Method method(Settings given) {
        Window window = WindowSettings.parse(name(), given);
        String weights = given.choice("weights", WEIGHTS, Weights.UNIFORM.word());
        double bandwidth = given.extent("bandwidth").map(Extent::units).orElse(0.0);
        return new LocalPolynomial(
                given.integer("degree").orElse(3),
                window,
                Weights.valueOf(weights.toUpperCase(Locale.ROOT)),
                bandwidth);
    }

    static String text(LocalPolynomial method) {
        StringBuilder text = new StringBuilder(LocalPolynomial.NAME).append('(');
        String window = WindowSettings.print(method.window());
        text.append(window).append(window.isEmpty() ? "" : ", ");
        text.append("degree=").append(method.degree());
        if (method.weights() != Weights.UNIFORM) {
            text.append(", weights=").append(method.weights().word());
        }
        if (method.bandwidth() > 0) {
            text.append(", bandwidth=").append(method.bandwidth());
        }
        return text.append(')').toString();
    }
}
