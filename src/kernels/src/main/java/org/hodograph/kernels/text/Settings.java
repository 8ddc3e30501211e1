package org.hodograph.kernels.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The {@code setting=value} pairs of one method text, read by name and type. */
public final class Settings {

    private final String method;
    private final Map<String, String> values;

    public Settings(String method, Map<String, String> values) {
        this.method = method;
        this.values = new LinkedHashMap<>(values);
    }

    /** Whether the setting was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A whole number; empty if the setting was not given. */
    public OptionalInt integer(String name) {
        if (!has(name)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(values.get(name)));
        } catch (NumberFormatException e) {
            throw fault(name, "is a whole number", e);
        }
    }

    /** A finite number; empty if the setting was not given. */
    public OptionalDouble number(String name) {
        if (!has(name)) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(values.get(name));
            if (Double.isFinite(number)) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException e) {
            throw fault(name, "is a number", e);
        }
        throw fault(name, "is a finite number", null);
    }

    /** A duration in nanoseconds; empty if the setting was not given. */
    public OptionalLong duration(String name) {
        if (!has(name)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Durations.parse(values.get(name)));
        } catch (IllegalArgumentException e) {
            throw fault(name, "is a duration such as 2s or 250ms", e);
        }
    }

    /** A duration, or a number above 0 in units of x; empty if the setting was not given. */
    public Optional<Extent> extent(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        String rule = "is a duration such as 2s, or in batch a number in units of x, above 0";
        try {
            double units = Double.parseDouble(values.get(name));
            if (units > 0 && Double.isFinite(units)) {
                return Optional.of(new Extent(0, units));
            }
        } catch (NumberFormatException notPlain) {
            long nanos = duration(name).orElseThrow();
            if (nanos > 0) {
                return Optional.of(new Extent(nanos, nanos / 1e9));
            }
        }
        throw fault(name, rule, null);
    }

    /** A word out of a list; {@code otherwise} if the setting was not given. */
    public String choice(String name, List<String> choices, String otherwise) {
        String value = values.getOrDefault(name, otherwise);
        if (!choices.contains(value)) {
            throw fault(name, "is one of " + String.join(", ", choices) + Nearest.hint(value, choices), null);
        }
        return value;
    }

    /** The value as it was typed; null if the setting was not given. */
    public String text(String name) {
        return values.get(name);
    }

    private IllegalArgumentException fault(String name, String rule, RuntimeException cause) {
        return new IllegalArgumentException(
                method + ": " + name + " " + rule + ", but is \"" + values.get(name) + "\"", cause);
    }
}
