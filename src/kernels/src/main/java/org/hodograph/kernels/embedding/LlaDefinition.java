package org.hodograph.kernels.embedding;

import java.util.List;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** The text form {@code lla(window=7)}. */
public final class LlaDefinition implements MethodDefinition {

    @Override
    public String name() {
        return Lla.NAME;
    }

    @Override
    public String summary() {
        return "local linear approximation: straight line through the samples on both sides, first derivative only";
    }

    @Override
    public String formula() {
        return "slope of the least-squares line over samples i - h .. i + h, h = (window - 1)/2, cut at the ends of the series";
    }

    @Override
    public String cost() {
        return "O(window) per estimate, O(1) per push";
    }

    @Override
    public String source() {
        return "Boker and Nesselroade 2002, doi 10.1207/S15327906MBR3701_06";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting(
                "window",
                "odd, 3 to " + Lla.MAX_WINDOW,
                "5",
                "samples of the line; at the newest instant its older half"));
    }

    @Override
    public Method method(Settings given) {
        return new Lla(given.integer("window").orElse(5));
    }
}
