package org.hodograph.pipeline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.series.Kind;
import org.hodograph.pipeline.series.Kind.Counter.Reset;
import org.hodograph.pipeline.series.Kind.Pulse.Says;

/** Reads the text form of a {@link Kind}. */
final class KindText {

    private static final Pattern TEXT = Pattern.compile("([A-Za-z]+)\\s*(?:\\((.*)\\))?");
    private static final Pattern MODULO = Pattern.compile("modulo\\s*\\(([^)]*)\\)");
    private static final List<String> WORDS = List.of("gauge", "counter", "angle", "longitude", "pulse");
    private static final Map<String, Says> SAYS = Map.of("pulse", Says.PULSE, "count", Says.COUNT, "total", Says.TOTAL);

    private KindText() {}

    /**
     * Reads {@code gauge}, {@code counter(reset=drop)}, {@code counter(reset=modulo(65536))}, {@code angle(360)} or {@code
     * pulse(per=0.5)}.
     *
     * @throws IllegalArgumentException with the rule and the value
     */
    static Kind parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches() || !WORDS.contains(matcher.group(1))) {
            String word = matcher.matches() ? matcher.group(1) : text;
            throw new IllegalArgumentException(
                    "must be gauge, counter(reset=drop|zero|modulo(N)), angle(360), longitude or pulse(per=…), but is \""
                            + text + "\"" + Nearest.hint(word, WORDS));
        }
        String inside = matcher.group(2) == null ? "" : matcher.group(2).strip();
        return switch (matcher.group(1)) {
            case "counter" -> counter(settings("counter", inside, List.of("reset")));
            case "angle" -> angle(inside);
            case "pulse" -> pulse(settings("pulse", inside, List.of("per", "value")));
            case "longitude" -> plain("longitude", inside, new Kind.Longitude());
            default -> plain("gauge", inside, new Kind.Gauge());
        };
    }

    private static Kind plain(String word, String inside, Kind kind) {
        if (!inside.isEmpty()) {
            throw new IllegalArgumentException(word + " has no settings, but is given \"" + inside + "\"");
        }
        return kind;
    }

    private static Kind counter(Map<String, String> settings) {
        String reset = settings.getOrDefault("reset", "drop");
        Matcher modulo = MODULO.matcher(reset);
        if (modulo.matches()) {
            return new Kind.Modulo(Texts.number(modulo.group(1).strip()));
        }
        return switch (reset) {
            case "drop" -> new Kind.Counter(Reset.DROP);
            case "zero" -> new Kind.Counter(Reset.ZERO);
            default ->
                throw new IllegalArgumentException("reset must be drop, zero or modulo(N), but is \"" + reset + "\""
                        + Nearest.hint(reset, List.of("drop", "zero", "modulo")));
        };
    }

    private static Kind angle(String inside) {
        if (inside.isEmpty()) {
            throw new IllegalArgumentException("angle needs the size of a turn, for example angle(360)");
        }
        return new Kind.Angle(Texts.number(inside));
    }

    private static Kind pulse(Map<String, String> settings) {
        if (!settings.containsKey("per")) {
            throw new IllegalArgumentException("pulse needs what one stands for, for example pulse(per=0.5)");
        }
        String value = settings.getOrDefault("value", "pulse");
        if (!SAYS.containsKey(value)) {
            throw new IllegalArgumentException("value must be pulse, count or total, but is \"" + value + "\""
                    + Nearest.hint(value, SAYS.keySet()));
        }
        return new Kind.Pulse(Texts.number(settings.get("per")), SAYS.get(value));
    }

    private static Map<String, String> settings(String kind, String inside, List<String> valid) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (inside.isEmpty()) {
            return settings;
        }
        for (String pair : inside.split(",", -1)) {
            int equals = pair.indexOf('=');
            String name = (equals < 0 ? pair : pair.substring(0, equals)).strip();
            if (!valid.contains(name)) {
                throw new IllegalArgumentException(kind + ": unknown setting \"" + name + "\""
                        + Nearest.hint(name, valid) + " (valid: " + String.join(", ", valid) + ")");
            }
            if (equals < 0) {
                throw new IllegalArgumentException(kind + ": setting " + name + " is written " + name + "=value");
            }
            if (settings.put(name, pair.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException(kind + ": setting " + name + " is given twice");
            }
        }
        return settings;
    }
}
