package org.hodograph.kernels.auto;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** The text form {@code auto} or {@code auto(noise=white)}. */
public final class AutoDefinition implements MethodDefinition {

    private static final List<String> NOISES = Arrays.stream(Auto.Noise.values())
            .map(noise -> noise.name().toLowerCase(Locale.ROOT))
            .toList();

    @Override
    public String name() {
        return Auto.NAME;
    }

    @Override
    public String summary() {
        return "a bank of filters weighted by how well each predicts: nothing to tune, any spacing, the noise may change while it runs; the default";
    }

    @Override
    public String formula() {
        return "sum over members of w x_i, log w <- 0.99 log w + log density of the innovation; standard error from members' own and their spread";
    }

    @Override
    public String cost() {
        return "O(1) per sample: 210 filters; O(samples within the lag) times the members that matter per estimate behind the newest";
    }

    @Override
    public String source() {
        return "Magill 1965, doi 10.1109/TAC.1965.1098191; Raftery, Karny and Ettler 2010, doi 10.1198/TECH.2009.08104";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting(
                        "noise",
                        String.join(" | ", NOISES),
                        "auto",
                        "of the measurement: white, so that what swings is the signal; coloured, so that a swing may be noise, and no third derivative; auto: the samples tell"));
    }

    @Override
    public Method method(Settings given) {
        return new Auto(Auto.Noise.valueOf(given.choice("noise", NOISES, "auto").toUpperCase(Locale.ROOT)));
    }
}
