package org.hodograph.kernels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.kernels.auto.AutoDefinition;
import org.hodograph.kernels.difference.FiniteDifferenceDefinition;
import org.hodograph.kernels.embedding.GllaDefinition;
import org.hodograph.kernels.embedding.GoldDefinition;
import org.hodograph.kernels.embedding.LlaDefinition;
import org.hodograph.kernels.hermite.HermiteDefinition;
import org.hodograph.kernels.kalman.KalmanDefinition;
import org.hodograph.kernels.loess.LoessDefinition;
import org.hodograph.kernels.neural.NeuralDefinition;
import org.hodograph.kernels.polynomial.LocalPolynomialDefinition;
import org.hodograph.kernels.polynomial.RobustDefinition;
import org.hodograph.kernels.savitzkygolay.SavitzkyGolayDefinition;
import org.hodograph.kernels.spline.CubicSplineDefinition;
import org.hodograph.kernels.spline.QuinticSplineDefinition;
import org.hodograph.kernels.spline.SmoothingSplineDefinition;
import org.hodograph.kernels.spline.SplineDefinition;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** The methods there are, and their text form {@code name(setting=value, …)}. */
public final class Methods {

    private static final Pattern TEXT = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9-]*)\\s*(?:\\((.*)\\))?\\s*");

    private static final List<MethodDefinition> DEFINITIONS = List.of(
            new AutoDefinition(),
            new LocalPolynomialDefinition(),
            new RobustDefinition(),
            new SavitzkyGolayDefinition(),
            LoessDefinition.loess(),
            LoessDefinition.lowess(),
            new GllaDefinition(),
            new GoldDefinition(),
            new LlaDefinition(),
            new HermiteDefinition(),
            new FiniteDifferenceDefinition(),
            new CubicSplineDefinition(),
            new QuinticSplineDefinition(),
            new SmoothingSplineDefinition(),
            new SplineDefinition(),
            new KalmanDefinition(),
            new NeuralDefinition());

    private Methods() {}

    /** Every family of methods, in the order of the documentation. */
    public static List<MethodDefinition> definitions() {
        return DEFINITIONS;
    }

    /**
     * The family of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the valid names and the nearest one
     */
    public static MethodDefinition definition(String name) {
        for (MethodDefinition definition : DEFINITIONS) {
            if (definition.name().equals(name)) {
                return definition;
            }
        }
        List<String> names =
                DEFINITIONS.stream().map(MethodDefinition::name).sorted().toList();
        throw new IllegalArgumentException("unknown method \"" + name + "\"" + Nearest.hint(name, names) + " (valid: "
                + String.join(", ", names) + ")");
    }

    /**
     * Reads the text form of a method.
     *
     * @throws IllegalArgumentException if the text is malformed, or a name, a setting or a value is not valid; the message
     *     names the rule and the nearest valid word
     */
    public static Method parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a method is written name(setting=value, …), for example local-polynomial(span=2s, degree=3), but this is \""
                            + text + "\"");
        }
        MethodDefinition definition = definition(matcher.group(1));
        return definition.method(settings(definition, matcher.group(2)));
    }

    private static Settings settings(MethodDefinition definition, String list) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> valid = definition.settings().stream().map(Setting::name).toList();
        if (list != null && !list.isBlank()) {
            for (String pair : split(list)) {
                int equals = equals(pair);
                boolean named = equals >= 0 || definition.positional().isEmpty();
                String name = !named
                        ? definition.positional().get()
                        : (equals < 0 ? pair : pair.substring(0, equals)).strip();
                String value = !named
                        ? pair.strip()
                        : equals < 0 ? "" : pair.substring(equals + 1).strip();
                if (!valid.contains(name)) {
                    throw new IllegalArgumentException(definition.name() + ": unknown setting \"" + name + "\""
                            + Nearest.hint(name, valid) + " (valid: " + String.join(", ", valid) + ")");
                }
                if (value.isEmpty()) {
                    throw new IllegalArgumentException(
                            definition.name() + ": setting " + name + " needs a value, written " + name + "=value");
                }
                if (values.put(name, value) != null) {
                    throw new IllegalArgumentException(definition.name() + ": setting " + name + " is given twice");
                }
            }
        }
        return new Settings(definition.name(), values);
    }

    /** Where the first equals sign outside parentheses stands, or −1. */
    private static int equals(String pair) {
        int equals = pair.indexOf('=');
        int parenthesis = pair.indexOf('(');
        return parenthesis >= 0 && parenthesis < equals ? -1 : equals;
    }

    /** At the commas outside parentheses, for values such as {@code clamped(0,1)}. */
    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(list.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(list.substring(from));
        return parts;
    }
}
