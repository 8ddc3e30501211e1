package org.hodograph.kernels.polynomial;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Durations;
import org.hodograph.kernels.text.Extent;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;
import org.hodograph.kernels.window.Window;

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
        return List.of(
                new Setting(
                        "degree",
                        "1 to " + LocalPolynomial.MAX_DEGREE,
                        "3",
                        "of the polynomial; orders above it are absent"),
                new Setting("window", "samples, above degree", "none", "streams: the newest n; batch: the n nearest"),
                new Setting(
                        "span",
                        "duration, or x-units in batch",
                        "none",
                        "streams: t > newest - span; batch: within span/2"),
                new Setting(
                        "weights",
                        String.join(" | ", WEIGHTS),
                        "uniform",
                        "fall with u = distance from the instant / bandwidth"),
                new Setting(
                        "bandwidth",
                        "duration, or x-units in batch",
                        "just beyond the farther end of the window",
                        "the distance at which u = 1"));
    }

    @Override
    public Method method(Settings given) {
        if (given.has("window") && given.has("span")) {
            throw new IllegalArgumentException(name() + ": window and span exclude each other");
        }
        Window window = Window.ALL;
        if (given.has("window")) {
            int samples = given.integer("window").getAsInt();
            if (samples < 1) {
                throw new IllegalArgumentException(
                        name() + ": window must be at least degree + 1 samples, but is " + samples);
            }
            window = new Window(samples, 0, 0);
        } else if (given.has("span")) {
            Extent span = given.extent("span").orElseThrow();
            window = new Window(0, span.nanos(), span.units());
        }
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
        if (method.window().isCount()) {
            text.append("window=").append(method.window().samples()).append(", ");
        } else if (method.window().spanNanos() > 0) {
            text.append("span=")
                    .append(Durations.print(method.window().spanNanos()))
                    .append(", ");
        } else if (method.window().isSpan()) {
            text.append("span=").append(method.window().span()).append(", ");
        }
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
