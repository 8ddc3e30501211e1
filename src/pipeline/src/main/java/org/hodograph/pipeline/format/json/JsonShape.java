package org.hodograph.pipeline.format.json;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * How a source nests its samples in JSON.
 *
 * @param records paths of the objects that are samples; every one that leads somewhere counts, {@code $} only where no other does
 * @param pairs names of lists of {@code {"key":…,"value":…}} or {@code {"name":…,"value":…}} that are read as objects
 * @param decimals the scales of values that are Kafka Connect's decimals, base64 of the unscaled bytes, by name
 * @param readsSchema whether the record's own schema says which values are such decimals
 * @param units of values by name, for records that don't say them
 */
public record JsonShape(
        List<String> records,
        List<String> pairs,
        Map<String, Integer> decimals,
        boolean readsSchema,
        Map<String, String> units)
        implements Serializable {

    /** A record is one object, and what it says is what it means. */
    public static final JsonShape PLAIN = new JsonShape(List.of("$"), List.of(), Map.of(), false, Map.of());

    private static final int MOST_SCALE = 1000;

    public JsonShape {
        records = List.copyOf(records);
        pairs = List.copyOf(pairs);
        decimals = Map.copyOf(decimals);
        units = Map.copyOf(units);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("names at least one path, for example values[*]");
        }
        for (String path : records) {
            if (JsonPath.parse(path).hasEntries()) {
                throw new IllegalArgumentException(
                        "goes through lists, values[*]; the entries of an object are named by fields.series: key-of("
                                + path.replaceAll("\\.?\\*.*", "") + "), but it is \"" + path + "\"");
            }
        }
        for (Map.Entry<String, Integer> decimal : decimals.entrySet()) {
            if (Math.abs(decimal.getValue()) > MOST_SCALE) {
                throw new IllegalArgumentException("decimals: the scale of " + decimal.getKey() + " is from -"
                        + MOST_SCALE + " to " + MOST_SCALE + ", but is " + decimal.getValue());
            }
        }
    }

    /** Whether any value may be a decimal of Kafka Connect. */
    public boolean hasDecimals() {
        return readsSchema || !decimals.isEmpty();
    }
}
