package org.hodograph.kernels.hermite;

import java.util.List;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** The text form {@code hermite} or {@code hermite(window=16)}. */
public final class HermiteDefinition implements MethodDefinition {

    @Override
    public String name() {
        return Hermite.NAME;
    }

    @Override
    public String summary() {
        return "central differences joined by cubic pieces, any spacing; no smoothing, for data without noise";
    }

    @Override
    public String formula() {
        return "slopes (a^2 y+ + (b^2 - a^2) y0 - b^2 y-) / (a b (a + b)), at the ends first differences; cubic Hermite pieces between";
    }

    @Override
    public String cost() {
        return "O(log samples) per estimate, O(1) per push";
    }

    @Override
    public String source() {
        return "Fritsch and Carlson 1980, doi 10.1137/0717021, without their limiter; slopes: Fornberg 1988, doi 10.1090/S0025-5718-1988-0935077-0";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting(
                "window",
                "3 to " + Hermite.MAX_WINDOW,
                Integer.toString(Hermite.WINDOW),
                "samples a stream keeps; its lag must be shorter. Batch uses all"));
    }

    @Override
    public Method method(Settings given) {
        return new Hermite(given.integer("window").orElse(Hermite.WINDOW));
    }
}
