package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.Condition;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.Guards;
import org.hodograph.pipeline.series.Limit;
import org.hodograph.pipeline.series.Plausibility;

/** Reads the keys of a rule of {@code series} that say what a reading can be. */
final class PlausibilityKeys {

    private static final String NONE = "none";
    private static final String AUTO = "auto";

    private PlausibilityKeys() {}

    static Plausibility read(YamlMap rule, SourceSection source) {
        Limit maxStep = rule.read("max-step", null, text -> text.equals(NONE) ? null : Limit.parse(text));
        boolean learns = !rule.text("max-rate").orElse(AUTO).equals(NONE);
        Limit maxRate =
                rule.read("max-rate", null, text -> text.equals(NONE) || text.equals(AUTO) ? null : Limit.parse(text));
        List<Limit> range = range(rule);
        List<Condition> valid = valid(rule, source);
        return rule.make(() -> new Plausibility(
                        maxStep,
                        maxRate,
                        learns,
                        range == null ? null : range.get(0),
                        range == null ? null : range.get(1),
                        valid))
                .orElse(Plausibility.DEFAULT);
    }

    private static List<Limit> range(YamlMap rule) {
        List<String> ends = rule.words("range", List.of());
        if (ends.isEmpty() || ends.equals(List.of(NONE))) {
            return null;
        }
        try {
            if (ends.size() == 2) {
                return List.of(Limit.parse(ends.get(0)), Limit.parse(ends.get(1)));
            }
            rule.fault("range", "must be the least and the most that a reading can be, as in [-500, 9000]");
        } catch (IllegalArgumentException e) {
            rule.fault("range", "must be two numbers, as in [-500, 9000]; each " + e.getMessage());
        }
        return null;
    }

    private static List<Condition> valid(YamlMap rule, SourceSection source) {
        List<YamlMap> entries = rule.isMapping("valid") ? List.of(rule.map("valid")) : rule.maps("valid");
        List<Condition> conditions = new ArrayList<>();
        for (YamlMap entry : entries) {
            String field = entry.text("field").orElse(null);
            List<String> values = entry.words("equals", List.of());
            entry.end();
            entry.make(() -> new Condition(field, values)).ifPresent(conditions::add);
        }
        if (!conditions.isEmpty() && !source.takesConditions()) {
            rule.fault(
                    "valid",
                    "looks at another field of the record, which only json, csv, influx, avro and protobuf have");
        }
        return conditions;
    }

    /** The format with the conditions of all rules, which it looks at while it has the record. */
    static FormatSettings guarded(FormatSettings format, SeriesRules rules) {
        Guards guards = new Guards(rules.rules().stream()
                .map(rule -> new Guards.Guard(
                        rule.match(), rule.settings().plausibility().valid()))
                .toList());
        return format.withDetails(format.details().withGuards(guards));
    }

    /** What {@link #read} would read to the same. */
    static void addText(Plausibility plausibility, Map<String, Object> text) {
        text.put("max-step", text(plausibility.maxStep(), NONE));
        text.put("max-rate", text(plausibility.maxRate(), plausibility.learns() ? AUTO : NONE));
        text.put(
                "range",
                plausibility.least() == null
                        ? List.of()
                        : List.of(text(plausibility.least(), NONE), text(plausibility.most(), NONE)));
        text.put(
                "valid",
                plausibility.valid().stream().map(PlausibilityKeys::text).toList());
    }

    private static Object text(Limit limit, String otherwise) {
        return limit == null ? otherwise : limit.unit() == null ? (Object) limit.number() : limit.toString();
    }

    private static Map<String, Object> text(Condition condition) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("field", condition.field());
        text.put("equals", condition.values());
        return text;
    }
}
