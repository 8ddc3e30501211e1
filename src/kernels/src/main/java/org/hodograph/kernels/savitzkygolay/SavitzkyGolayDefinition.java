package org.hodograph.kernels.savitzkygolay;

import java.util.List;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** The text form {@code savitzky-golay(window=21, degree=3)}. */
public final class SavitzkyGolayDefinition implements MethodDefinition {

    @Override
    public String name() {
        return SavitzkyGolay.NAME;
    }

    @Override
    public String summary() {
        return "least-squares polynomial over evenly spaced samples: local-polynomial, but faster; uneven windows have no answer";
    }

    @Override
    public String formula() {
        return "c_j = sum_i phi_j(i) y_i with phi_j orthonormal on the grid; derivative k at q is sum_j c_j phi_j^(k)(q)";
    }

    @Override
    public String cost() {
        return "O(window x degree) per estimate, two multiplications per sample and degree; O(1) per push";
    }

    @Override
    public String source() {
        return "Savitzky and Golay 1964, doi 10.1021/ac60214a047; Gorry 1990, doi 10.1021/ac00205a007, for the ends";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting(
                        "window",
                        "samples, above degree, at most " + SavitzkyGolay.MAX_WINDOW,
                        "21",
                        "streams: the newest n; batch: the n round the point, at the ends the first or last n"),
                new Setting(
                        "degree",
                        "1 to " + SavitzkyGolay.MAX_DEGREE,
                        "3",
                        "of the polynomial; orders above it are absent"));
    }

    @Override
    public Method method(Settings given) {
        return new SavitzkyGolay(
                given.integer("window").orElse(21), given.integer("degree").orElse(3));
    }
}
