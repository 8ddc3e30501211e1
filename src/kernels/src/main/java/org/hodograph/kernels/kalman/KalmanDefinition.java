package org.hodograph.kernels.kalman;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** The text form {@code kalman(model=iwp3, process-noise=4, measurement-noise=0.01)}. */
public final class KalmanDefinition implements MethodDefinition {

    private static final String AUTO = "auto";
    private static final List<String> MODELS =
            Arrays.stream(Kalman.Model.values()).map(KalmanDefinition::word).toList();

    @Override
    public String name() {
        return Kalman.NAME;
    }

    @Override
    public String summary() {
        return "optimal filter and fixed-lag smoother of an integrated Wiener process, any spacing, no window: for noisy samples at a small lag";
    }

    @Override
    public String formula() {
        return "x = (value .. (m-1)-th derivative), dx = shift x dt + (0 .. 0, sqrt(q)) dW, y = x_0 + N(0, r); estimate E(x | samples)";
    }

    @Override
    public String cost() {
        return "O(m^3) per push, 20 times that where a noise is auto; O(samples within the lag) times that per estimate";
    }

    @Override
    public String source() {
        return "Kalman 1960, doi 10.1115/1.3662552; Fraser and Potter 1969, doi 10.1109/TAC.1969.1099196; Mehra 1970, doi 10.1109/TAC.1970.1099422";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting(
                        "model",
                        String.join(" | ", MODELS),
                        "iwp3",
                        "value and 1, 2 or 3 derivatives; white noise drives the next one"),
                new Setting(
                        "process-noise",
                        "auto | number above 0",
                        AUTO,
                        "intensity q of the driving noise, in unit^2 / s^(2m-1); batch: per x-unit"),
                new Setting(
                        "measurement-noise",
                        "auto | number above 0",
                        AUTO,
                        "variance r of a sample's noise, in unit^2"));
    }

    @Override
    public Method method(Settings given) {
        String model = given.choice("model", MODELS, "iwp3");
        return new Kalman(
                Kalman.Model.valueOf(model.toUpperCase(Locale.ROOT)),
                noise(given, "process-noise"),
                noise(given, "measurement-noise"));
    }

    private double noise(Settings given, String setting) {
        if (!given.has(setting) || given.text(setting).equals(AUTO)) {
            return Kalman.AUTO;
        }
        try {
            return given.number(setting).getAsDouble();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name() + ": " + setting + " must be auto or a number above 0, but is \"" + given.text(setting)
                            + "\"",
                    e);
        }
    }

    private static String word(Kalman.Model model) {
        return model.name().toLowerCase(Locale.ROOT);
    }

    static String text(Kalman method) {
        StringBuilder text = new StringBuilder(Kalman.NAME).append("(model=").append(word(method.model()));
        if (!Double.isNaN(method.processNoise())) {
            text.append(", process-noise=").append(method.processNoise());
        }
        if (!Double.isNaN(method.measurementNoise())) {
            text.append(", measurement-noise=").append(method.measurementNoise());
        }
        return text.append(')').toString();
    }
}
