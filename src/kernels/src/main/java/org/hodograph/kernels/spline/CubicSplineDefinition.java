package org.hodograph.kernels.spline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;
import org.hodograph.kernels.window.Window;
import org.hodograph.kernels.window.WindowSettings;

/** The text form {@code cubic-spline(boundary=clamped(0,1))}. */
public final class CubicSplineDefinition implements MethodDefinition {

    private static final List<String> BOUNDARIES =
            Arrays.stream(Boundary.values()).map(Boundary::word).toList();
    private static final Pattern CLAMPED = Pattern.compile("clamped\\s*\\(([^,()]*),([^,()]*)\\)");

    @Override
    public String name() {
        return CubicSpline.NAME;
    }

    @Override
    public String summary() {
        return "cubic spline through every sample, any spacing; no smoothing, for data without noise";
    }

    @Override
    public String formula() {
        return "f is a cubic between samples with f, f' and f'' continuous, f(x_i) = y_i; derivative k at q is f^(k)(q)";
    }

    @Override
    public String cost() {
        return "O(samples in the window) per estimate in streams, O(1) per push; batch: O(samples) once";
    }

    @Override
    public String source() {
        return "de Boor 1978, doi 10.1007/978-1-4612-6333-3";
    }

    @Override
    public List<Setting> settings() {
        List<Setting> settings =
                new ArrayList<>(WindowSettings.of("at least 4 samples", "64 in streams, all in batch"));
        settings.add(new Setting(
                "boundary",
                "natural | not-a-knot | clamped(start,end)",
                Boundary.NOT_A_KNOT.word(),
                "f'' = 0 at the ends; the outer two pieces are one; f' given, per second in streams"));
        return settings;
    }

    @Override
    public Method method(Settings given) {
        Window window = WindowSettings.parse(name(), given);
        String text = given.text("boundary");
        if (text != null && text.startsWith(Boundary.CLAMPED.word())) {
            Matcher matcher = CLAMPED.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(name()
                        + ": boundary clamped is written clamped(start,end) with the slopes at both ends, but is \""
                        + text
                        + "\"");
            }
            return new CubicSpline(
                    window, Boundary.CLAMPED, slope(text, matcher.group(1)), slope(text, matcher.group(2)));
        }
        String word = given.choice("boundary", BOUNDARIES, Boundary.NOT_A_KNOT.word());
        return new CubicSpline(
                window, word.equals(Boundary.NATURAL.word()) ? Boundary.NATURAL : Boundary.NOT_A_KNOT, 0, 0);
    }

    private double slope(String text, String number) {
        try {
            return Double.parseDouble(number.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name() + ": boundary needs numbers as slopes, but is \"" + text + "\"", e);
        }
    }
}
