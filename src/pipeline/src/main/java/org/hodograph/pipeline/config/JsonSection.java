package org.hodograph.pipeline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.format.json.JsonPlan;
import org.hodograph.pipeline.format.json.JsonShape;

/** Reads {@code source.records}, {@code pairs}, {@code decimals} and {@code units}: where samples are inside a JSON record. */
final class JsonSection {

    private static final String RECORDS = "records";
    private static final String PAIRS = "pairs";
    private static final String DECIMALS = "decimals";
    private static final String UNITS = "units";
    private static final String NONE = "none";
    private static final String SCHEMA = "schema";
    private static final int MOST_SCALE = 1000;

    private JsonSection() {}

    static JsonShape read(YamlMap source, Kind kind, FormatSettings.Fields fields) {
        List<String> records = source.words(RECORDS, JsonShape.PLAIN.records());
        List<String> pairs = source.words(PAIRS, List.of());
        Map<String, Integer> decimals = source.isMapping(DECIMALS) ? scales(source.map(DECIMALS)) : Map.of();
        boolean readsSchema = !source.isMapping(DECIMALS) && source.read(DECIMALS, false, JsonSection::readsSchema);
        Map<String, String> units = source.isMapping(UNITS)
                ? source.map(UNITS).texts(text -> text)
                : source.read(UNITS, Map.of(), JsonSection::noUnits);
        JsonShape shape = shape(source, fields, new Parts(records, pairs, decimals, readsSchema, units));
        if (kind != Kind.JSON) {
            for (String key : List.of(RECORDS, PAIRS, DECIMALS, UNITS)) {
                if (source.has(key) && !isPlain(key, shape)) {
                    source.fault(key, "is read with format: json only; " + instead(key));
                }
            }
        }
        return shape;
    }

    private static String instead(String key) {
        return key.equals(UNITS)
                ? "units of other formats are series[].unit, for example series: [{match: speed, unit: kn}]"
                : "the samples of other formats are found without it";
    }

    private static Map<String, Integer> scales(YamlMap map) {
        Map<String, Integer> scales = new LinkedHashMap<>();
        for (String name : map.texts(text -> text).keySet()) {
            scales.put(name, map.read(name, 0, text -> Texts.wholeNumber(text, -MOST_SCALE, MOST_SCALE)));
        }
        return scales;
    }

    private record Parts(
            List<String> records,
            List<String> pairs,
            Map<String, Integer> decimals,
            boolean readsSchema,
            Map<String, String> units) {}

    private static boolean isPlain(String key, JsonShape shape) {
        return switch (key) {
            case RECORDS -> shape.records().equals(JsonShape.PLAIN.records());
            case PAIRS -> shape.pairs().isEmpty();
            case DECIMALS -> !shape.hasDecimals();
            default -> shape.units().isEmpty();
        };
    }

    private static JsonShape shape(YamlMap source, FormatSettings.Fields fields, Parts parts) {
        JsonShape shape;
        try {
            shape = new JsonShape(parts.records(), parts.pairs(), parts.decimals(), parts.readsSchema(), parts.units());
        } catch (IllegalArgumentException e) {
            source.fault(RECORDS, e.getMessage());
            return JsonShape.PLAIN;
        }
        try {
            new JsonPlan(shape, fields.series(), fields.time(), fields.value()); // only to see that it can be made
        } catch (IllegalArgumentException e) {
            source.map("fields").fault("series", e.getMessage());
        }
        return shape;
    }

    private static boolean readsSchema(String word) {
        if (!word.equals(SCHEMA) && !word.equals(NONE)) {
            throw new IllegalArgumentException(
                    "must be schema, none or the scales of values by name, for example {amount: 2}, but is \"" + word
                            + "\"");
        }
        return word.equals(SCHEMA);
    }

    private static Map<String, String> noUnits(String word) {
        if (!word.equals(NONE)) {
            throw new IllegalArgumentException(
                    "must be none or the units of values by name, for example {speed: kn}, but is \"" + word + "\"");
        }
        return Map.of();
    }

    /** What {@link #read} would read to the same. */
    static void text(JsonShape shape, Map<String, Object> text) {
        text.put(RECORDS, shape.records());
        text.put(PAIRS, shape.pairs());
        text.put(
                DECIMALS,
                shape.readsSchema() ? SCHEMA : shape.decimals().isEmpty() ? NONE : new TreeMap<>(shape.decimals()));
        text.put(UNITS, shape.units().isEmpty() ? NONE : new TreeMap<>(shape.units()));
    }
}
