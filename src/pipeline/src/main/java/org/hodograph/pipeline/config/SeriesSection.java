package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.series.Duplicates;
import org.hodograph.pipeline.series.Emit;
import org.hodograph.pipeline.series.Idle;
import org.hodograph.pipeline.series.Kind;
import org.hodograph.pipeline.series.Lag;
import org.hodograph.pipeline.series.Missing;
import org.hodograph.pipeline.series.Plausibility;
import org.hodograph.pipeline.series.RepeatPolicy;
import org.hodograph.pipeline.series.SeriesCurvature;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.unit.ShowIn;

/** Reads {@code series}: one rule an entry, first match wins. */
final class SeriesSection {

    private static final Map<String, Idle.Then> THEN =
            Map.of("hold", Idle.Then.HOLD, "zero", Idle.Then.ZERO, "null", Idle.Then.NULL);
    private static final Map<String, Duplicates> DUPLICATES = Map.of(
            "first", Duplicates.FIRST, "reject", Duplicates.REJECT, "last", Duplicates.LAST, "mean", Duplicates.MEAN);

    private static final Map<String, RepeatPolicy> REPEATS =
            Map.of("count", RepeatPolicy.COUNT, "once", RepeatPolicy.ONCE, "auto", RepeatPolicy.AUTO);
    private static final Map<String, Emit> EMIT = Map.of("final", Emit.FINAL, "immediately", Emit.IMMEDIATELY);
    private static final String NONE = "none";
    private static final String BRIDGE = "bridge";

    private SeriesSection() {}

    static SeriesRules read(YamlMap root, SourceSection source, ShowIn ofAll) {
        List<SeriesRules.Rule> rules = new ArrayList<>();
        for (YamlMap entry : root.maps("series")) {
            String match = entry.text("match").orElse(null);
            if (match == null) {
                entry.fault("a series rule needs match, for example match: \"*/speed\"");
            }
            SeriesSettings settings = settings(entry, source, ofAll);
            if (match != null && settings != null) {
                rules.add(new SeriesRules.Rule(match, settings));
            }
        }
        return SeriesRules.of(rules, otherwise(source).withShowIn(ofAll));
    }

    /** What {@link #read} would read to the same. */
    static List<Map<String, Object>> text(SeriesRules rules) {
        return rules.rules().stream().map(SeriesSection::text).toList();
    }

    private static Map<String, Object> text(SeriesRules.Rule rule) {
        SeriesSettings settings = rule.settings();
        Map<String, Object> idle = new LinkedHashMap<>();
        if (settings.idle().afterNanos() > 0) {
            idle.put("after", Durations.print(settings.idle().afterNanos()));
        }
        idle.put("then", Texts.word(THEN, settings.idle().then()));
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("match", rule.match());
        text.put("unit", settings.unit() == null ? NONE : settings.unit());
        text.put("order", settings.order());
        text.put("kind", settings.kind().toString());
        text.put("method", settings.method().toString());
        text.put("lag", settings.lag().toString());
        text.put("gap", print(settings.gapNanos()));
        text.put("idle", idle);
        text.put("duplicates", Texts.word(DUPLICATES, settings.duplicates()));
        text.put("repeats", Texts.word(REPEATS, settings.repeats()));
        text.put("resolution", settings.resolution() == 0 ? NONE : settings.resolution());
        text.put("low-snr", settings.lowSnr());
        text.put("emit", Texts.word(EMIT, settings.emit()));
        text.put("expire-after", Durations.print(settings.expireAfterNanos()));
        text.put(
                "events",
                settings.events().stream().sorted().map(SeriesEvent.Kind::word).toList());
        text.put("curvature", settings.curvature().toString());
        text.put("missing", settings.missing().marks());
        PlausibilityKeys.addText(settings.plausibility(), text);
        text.put("show-in", settings.showIn().text());
        return text;
    }

    /** The defaults under the source's bounds on time. */
    private static SeriesSettings otherwise(SourceSection source) {
        return SeriesSettings.defaults().withBounds(source.maxOutOfOrdernessNanos(), source.maxFutureSkewNanos());
    }

    private static long gap(String text) {
        return switch (text) {
            case NONE -> SeriesSettings.NO_GAP;
            case BRIDGE -> SeriesSettings.BRIDGED;
            default -> Texts.duration(text);
        };
    }

    private static String print(long gap) {
        return gap == SeriesSettings.NO_GAP ? NONE : gap == SeriesSettings.BRIDGED ? BRIDGE : Durations.print(gap);
    }

    /** The settings of a rule, whose other keys are faults from here on; null: they don't go together. */
    static SeriesSettings settings(YamlMap rule, SourceSection source, ShowIn ofAll) {
        Method method = rule.read("method", null, Methods::parse);
        Lag lag = rule.read("lag", Lag.NONE, text -> text.strip().equals("0") ? Lag.NONE : Lag.parse(text));
        String unit = rule.read("unit", null, text -> text.equals(NONE) ? null : text);
        int order = rule.read("order", 0, text -> Texts.wholeNumber(text, 0, 3));
        long gap = rule.read("gap", SeriesSettings.NO_GAP, SeriesSection::gap);
        YamlMap idle = rule.map("idle");
        long after = idle.read("after", 0L, Texts::duration);
        Idle.Then then = idle.choice("then", Idle.Then.NULL, THEN);
        idle.end();
        Duplicates duplicates = rule.choice("duplicates", Duplicates.FIRST, DUPLICATES);
        RepeatPolicy repeats = rule.choice("repeats", RepeatPolicy.AUTO, REPEATS);
        double lowSnr = rule.read("low-snr", 2.0, Texts::number);
        Kind kind = rule.read("kind", new Kind.Gauge(), KindText::parse);
        double resolution = rule.read("resolution", 0.0, SeriesSection::resolution);
        Emit emit = rule.choice("emit", Emit.FINAL, EMIT);
        long expireAfter = rule.read("expire-after", SeriesSettings.defaults().expireAfterNanos(), Texts::duration);
        Set<SeriesEvent.Kind> events = events(rule);
        SeriesCurvature curvature = rule.read("curvature", SeriesCurvature.NONE, SeriesCurvature::parse);
        Missing missing = missing(rule, source);
        Plausibility plausibility = PlausibilityKeys.read(rule, source);
        ShowIn showIn = ShowInSection.read(rule).orElse(ofAll);
        rule.end();
        try {
            return new SeriesSettings(
                    unit,
                    order,
                    kind,
                    resolution,
                    method == null ? Methods.parse(SeriesSettings.DEFAULT_METHOD) : method,
                    lag,
                    gap,
                    new Idle(after, then),
                    duplicates,
                    emit,
                    source.maxOutOfOrdernessNanos(),
                    source.maxFutureSkewNanos(),
                    lowSnr,
                    expireAfter,
                    events,
                    curvature,
                    missing,
                    plausibility,
                    showIn,
                    repeats);
        } catch (IllegalArgumentException e) {
            rule.fault(e.getMessage());
            return null;
        }
    }

    private static Missing missing(YamlMap rule, SourceSection source) {
        List<Double> marks = new ArrayList<>();
        for (String word : rule.words("missing", List.of())) {
            try {
                marks.add(Texts.number(word));
            } catch (IllegalArgumentException e) {
                rule.fault(
                        "missing",
                        "lists the numbers that stand for none, for example [-9999, 65535]; each " + e.getMessage());
            }
        }
        return new Missing(marks, !marks.isEmpty() && source.rejectsAbsent());
    }

    /** Gaps, resets and silence are always told. */
    private static Set<SeriesEvent.Kind> events(YamlMap rule) {
        Map<String, SeriesEvent.Kind> choices = new TreeMap<>();
        for (SeriesEvent.Kind kind : EnumSet.range(SeriesEvent.Kind.CORNER, SeriesEvent.Kind.INFLECTION)) {
            choices.put(kind.word(), kind);
        }
        return rule.choices("events", choices);
    }

    private static double resolution(String text) {
        double size = text.equals(NONE) ? 0 : Texts.number(text);
        if (size == 0 && !text.equals(NONE)) {
            throw new IllegalArgumentException("must be a number above 0, or none, but is \"" + text + "\"");
        }
        return size;
    }
}
