package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hodograph.kernels.tail.Budget;
import org.hodograph.kernels.tail.SharedTail;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.AlertRule.NoData;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.alert.Context;
import org.hodograph.pipeline.alert.Generations;
import org.hodograph.pipeline.alert.Generations.Generation;
import org.hodograph.pipeline.alert.Quantity;
import org.hodograph.pipeline.alert.Shares;
import org.hodograph.pipeline.alert.Shares.Share;
import org.hodograph.pipeline.alert.Threshold;
import org.hodograph.pipeline.alert.Unusual;
import org.hodograph.pipeline.alert.Unusual.Amount;

/** Reads {@code alerts}, of the job's file or of a message on the control topic. */
final class AlertsSection {

    private static final Map<String, NoData> NO_DATA =
            Map.of("keep", NoData.KEEP, "resolve", NoData.RESOLVE, "fire", NoData.FIRE);

    private static final Map<String, Boolean> TAILS = Map.of("each", false, "common", true);
    private static final Map<String, Boolean> ERRORS = Map.of("widen", true, "ignore", false);

    private static final String NONE = "none";
    private static final List<String> NOTHING = List.of(NONE);

    private AlertsSection() {}

    /** The rules of profiles stand before those of the section. */
    static AlertRules read(YamlMap root, List<AlertRule> profiles, AlertTargets targets) {
        List<AlertRule> rules = new ArrayList<>(profiles);
        for (YamlMap entry : root.maps("alerts")) {
            AlertRule rule = rule(entry);
            String fault = rule == null ? null : targets.fault(rule);
            if (fault != null) {
                entry.fault("alert " + rule.name() + " can never apply: " + fault);
            }
            if (rule != null && rules.stream().anyMatch(other -> other.name().equals(rule.name()))) {
                entry.fault("alert " + rule.name() + " is given twice; a name is an alert's identity");
            } else if (rule != null) {
                rules.add(rule);
            }
        }
        return new AlertRules(rules);
    }

    private static AlertRule rule(YamlMap entry) {
        String name = entry.text("alert").orElse(null);
        YamlMap on = entry.map("on");
        String series = on.text("series").orElse("*");
        Quantity quantity = on.choice("quantity", null, Quantity.words());
        if (quantity == null && !on.has("quantity")) {
            on.fault("an alert needs on.quantity, one of "
                    + String.join(", ", Quantity.words().keySet()));
        }
        on.end();
        Budget.Side side = entry.text("when").map(Unusual::side).orElse(null);
        Threshold when = side != null ? null : entry.read("when", null, AlertsSection::threshold);
        if (when == null && !entry.has("when")) {
            entry.fault("an alert needs when, for example when: \"< -4.4 m/s2\" or when: unusual");
        }
        Unusual unusual = side == null ? null : unusual(entry, side, series);
        Threshold release = entry.read("release", null, text -> text.equals(NONE) ? null : Threshold.parse(text));
        long forNanos = entry.read("for", 0L, Texts::duration);
        long keepNanos = entry.read("keep-firing-for", 0L, Texts::duration);
        double confidence = entry.read("confidence", side == null ? AlertRule.DEFAULT_CONFIDENCE : 0, Texts::number);
        NoData noData = entry.choice("no-data", NoData.KEEP, NO_DATA);
        String severity = entry.text("severity").orElse("warning");
        Map<String, String> labels = entry.map("labels").texts(UnaryOperator.identity());
        entry.end();
        if (quantity == null || (when == null && unusual == null)) {
            return null;
        }
        return entry.make(() -> new AlertRule(
                        name,
                        series,
                        quantity,
                        when,
                        unusual,
                        release,
                        forNanos,
                        keepNanos,
                        confidence,
                        noData,
                        severity,
                        labels,
                        null))
                .orElse(null);
    }

    private static Threshold threshold(String text) {
        try {
            return Threshold.parse(text);
        } catch (IllegalArgumentException e) {
            if (text.contains("unusual")) {
                throw new IllegalArgumentException(
                        "what is unusual is " + String.join(", ", new TreeMap<>(Unusual.SIDES).keySet()) + ", but is \""
                                + text + "\"",
                        e);
            }
            throw e;
        }
    }

    private static Unusual unusual(YamlMap entry, Budget.Side side, String series) {
        Amount every = entry.read("false-alarms", Amount.parseRate(Unusual.DEFAULT_FALSE_ALARMS), Amount::parseRate);
        Amount learn = entry.read("learn", Amount.parse(Unusual.DEFAULT_LEARN), Amount::parse);
        Amount memory = entry.read("memory", Amount.parse(Unusual.DEFAULT_MEMORY), Amount::parse);
        List<Context> contexts = entry.list("context", Context::parse);
        boolean isUnread =
                contexts.isEmpty() && !entry.words("context", NOTHING).equals(NOTHING); // which is told
        boolean isCommon = entry.choice("tail", false, TAILS) && !isUnread;
        boolean isWidened = entry.choice("errors", true, ERRORS);
        Generations generations = generations(entry);
        String freeze = entry.read("freeze", "", text -> freeze(text, series));
        Shares shares = shares(entry);
        return entry.make(() -> Unusual.of(
                        side, every, learn, memory, contexts, isCommon, isWidened, generations, freeze, shares))
                .orElse(null);
    }

    /** Read here and not by the rule, so that a rule that was saved with a pattern of nothing is still restored. */
    private static String freeze(String text, String series) {
        if (text.isEmpty() || text.equals(NONE)) {
            return "";
        }
        if (!NamePattern.overlap(text, series)) {
            throw new IllegalArgumentException(
                    text + " is of none of the alert's series, which are " + series + "; * freezes them all");
        }
        return text;
    }

    private static SharedTail shared(String text) {
        return text.equals(NONE) ? null : SharedTail.parse(text);
    }

    private static Shares shares(YamlMap entry) {
        if (!entry.isMapping("share")) {
            SharedTail one = entry.read("share", null, AlertsSection::shared);
            return one == null ? Shares.NONE : Shares.of(one);
        }
        List<Share> each = new ArrayList<>();
        YamlMap bySeries = entry.map("share");
        bySeries.texts(UnaryOperator.identity())
                .keySet()
                .forEach(series -> each.add(new Share(series, bySeries.read(series, null, AlertsSection::shared))));
        return bySeries.make(() -> new Shares(each)).orElse(Shares.NONE);
    }

    private static Object text(Shares shares) {
        if (shares.each().isEmpty()) {
            return NONE;
        }
        Map<String, String> text = new LinkedHashMap<>();
        shares.each()
                .forEach(share -> text.put(
                        share.series(),
                        share.tail() == null ? NONE : share.tail().text()));
        return shares.isOne() ? text.values().iterator().next() : text;
    }

    private static Generations generations(YamlMap entry) {
        if (!entry.isMapping("generation")) {
            return Generations.of(entry.text("generation").orElse(""));
        }
        List<Generation> each = new ArrayList<>();
        YamlMap bySeries = entry.map("generation");
        bySeries.texts(UnaryOperator.identity()).forEach((series, name) -> each.add(new Generation(series, name)));
        return bySeries.make(() -> new Generations(each)).orElse(Generations.FIRST);
    }

    private static Object contexts(Unusual unusual) {
        List<String> texts = unusual.contexts().stream().map(Context::text).toList();
        return texts.isEmpty() ? NONE : texts;
    }

    private static Object text(Generations generations) {
        if (generations.isOne()) {
            return generations.nameOf("");
        }
        Map<String, String> text = new LinkedHashMap<>();
        generations.each().forEach(generation -> text.put(generation.series(), generation.name()));
        return text;
    }

    /** What {@link #read} would read to the same. */
    static List<Map<String, Object>> text(AlertRules rules) {
        return rules.rules().stream()
                .filter(rule -> rule.requirement() == null) // those of profiles stand there
                .map(AlertsSection::text)
                .toList();
    }

    private static Map<String, Object> text(AlertRule rule) {
        Map<String, Object> on = new LinkedHashMap<>();
        on.put("series", rule.series());
        on.put("quantity", rule.quantity().word());
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("alert", rule.name());
        text.put("on", on);
        text.put("when", rule.whenText());
        if (rule.unusual() == null) {
            text.put("release", rule.release() == null ? NONE : rule.release().text());
        } else {
            text.put("false-alarms", "1/" + rule.unusual().every().text());
            text.put("learn", rule.unusual().learn().text());
            text.put("memory", rule.unusual().memory().text());
            text.put("context", contexts(rule.unusual()));
            text.put("tail", Texts.word(TAILS, rule.unusual().isCommon()));
            text.put("errors", Texts.word(ERRORS, rule.unusual().isWidened()));
            text.put("generation", text(rule.unusual().generations()));
            text.put(
                    "freeze",
                    rule.unusual().freeze().isEmpty() ? NONE : rule.unusual().freeze());
            text.put("share", text(rule.unusual().shares()));
        }
        text.put("for", Durations.print(rule.forNanos()));
        text.put("keep-firing-for", Durations.print(rule.keepNanos()));
        text.put("confidence", rule.confidence());
        text.put("no-data", Texts.word(NO_DATA, rule.noData()));
        text.put("severity", rule.severity());
        text.put("labels", new TreeMap<>(rule.labels()));
        return text;
    }
}
