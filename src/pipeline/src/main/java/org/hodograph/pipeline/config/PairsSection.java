package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.pair.CrossCheckRule;
import org.hodograph.pipeline.pair.PairRule;
import org.hodograph.pipeline.pair.SensitivityRule;

/** Reads {@code sensitivities} and {@code cross-checks}. */
final class PairsSection {

    private static final double SCALE_TOLERANCE = 0.05;

    private PairsSection() {}

    /** The sensitivities among the rules, as they would be read to the same. */
    static List<Map<String, Object>> sensitivities(List<PairRule> rules) {
        List<Map<String, Object>> texts = new ArrayList<>();
        for (PairRule rule : rules) {
            if (rule instanceof SensitivityRule sensitivity) {
                Map<String, Object> text = new LinkedHashMap<>();
                text.put("match", sensitivity.match());
                text.put("name", sensitivity.name());
                text.put("of", sensitivity.of());
                text.put("by", sensitivity.by());
                text.put("window", Durations.print(sensitivity.windowNanos()));
                texts.add(text);
            }
        }
        return texts;
    }

    /** The cross-checks among the rules, as they would be read to the same. */
    static List<Map<String, Object>> crossChecks(List<PairRule> rules) {
        List<Map<String, Object>> texts = new ArrayList<>();
        for (PairRule rule : rules) {
            if (rule instanceof CrossCheckRule check) {
                Map<String, Object> text = new LinkedHashMap<>();
                text.put("match", check.match());
                text.put("derivative", check.derivative());
                text.put("of", check.of());
                text.put("order", check.order());
                text.put("window", Durations.print(check.windowNanos()));
                text.put("scale-tolerance", check.scaleTolerance());
                text.put("delay-tolerance", Durations.print(check.delayToleranceNanos()));
                texts.add(text);
            }
        }
        return texts;
    }

    static List<PairRule> read(YamlMap root) {
        List<PairRule> rules = new ArrayList<>();
        for (YamlMap entry : root.maps("sensitivities")) {
            String match = entry.text("match").orElse("*");
            String name = entry.text("name").orElse(null);
            String of = entry.text("of").orElse(null);
            String by = entry.text("by").orElse(null);
            long window = entry.read("window", Texts.duration("60s"), Texts::duration);
            entry.end();
            entry.make(() -> new SensitivityRule(match, name, of, by, window)).ifPresent(rules::add);
        }
        for (YamlMap entry : root.maps("cross-checks")) {
            String match = entry.text("match").orElse("*");
            String derivative = entry.text("derivative").orElse(null);
            String of = entry.text("of").orElse(null);
            int order = entry.read("order", 1, text -> Texts.wholeNumber(text, 1, 3));
            long window = entry.read("window", Texts.duration("60s"), Texts::duration);
            double scale = entry.read("scale-tolerance", SCALE_TOLERANCE, Texts::number);
            long delay = entry.read("delay-tolerance", Texts.duration("1s"), Texts::duration);
            entry.end();
            entry.make(() -> new CrossCheckRule(match, derivative, of, order, window, scale, delay))
                    .ifPresent(rules::add);
        }
        return rules;
    }
}
