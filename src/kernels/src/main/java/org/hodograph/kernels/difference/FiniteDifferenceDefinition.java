package org.hodograph.kernels.difference;

import java.util.List;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** The text form {@code finite-difference(points=5)}. */
public final class FiniteDifferenceDefinition implements MethodDefinition {

    @Override
    public String name() {
        return FiniteDifference.NAME;
    }

    @Override
    public String summary() {
        return "the polynomial through n samples, any spacing; no smoothing, for data without noise";
    }

    @Override
    public String formula() {
        return "derivative k at q is the k-th derivative there of the polynomial of degree n - 1 through n samples";
    }

    @Override
    public String cost() {
        return "O(points^2) per estimate, O(1) per push";
    }

    @Override
    public String source() {
        return "Fornberg 1988, doi 10.1090/S0025-5718-1988-0935077-0";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting(
                "points",
                "2 to " + FiniteDifference.MAX_POINTS,
                "all (batch only)",
                "streams: the newest n; batch: the n nearest"));
    }

    @Override
    public Method method(Settings given) {
        int points = given.integer("points").orElse(0);
        if (given.has("points") && points == 0) {
            throw new IllegalArgumentException(
                    name() + ": points must be 2 to " + FiniteDifference.MAX_POINTS + ", but is 0");
        }
        return new FiniteDifference(points);
    }
}
