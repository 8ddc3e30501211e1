package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.pair.CrossCheckRule;
import org.hodograph.pipeline.pair.PairRule;
import org.hodograph.pipeline.pair.SensitivityRule;

/** Reads {@code sensitivities} and {@code cross-checks}. */
final class PairsSection {

    private static final double SCALE_TOLERANCE = 0.05;

    private PairsSection() {}

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
