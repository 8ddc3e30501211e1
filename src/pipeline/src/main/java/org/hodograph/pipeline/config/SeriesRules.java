package org.hodograph.pipeline.config;

import java.io.Serializable;
import java.util.List;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.series.SeriesSettings;

/**
 * Which settings hold for which series: the first rule whose pattern matches, otherwise the defaults.
 *
 * @param rules in the order of the file
 * @param otherwise for a series that no rule matches
 */
public record SeriesRules(List<Rule> rules, SeriesSettings otherwise) implements Serializable {

    /**
     * One rule.
     *
     * @param match a pattern in which {@code *} stands for any characters, {@code /} too
     * @param settings for the series it matches
     */
    public record Rule(String match, SeriesSettings settings) implements Serializable {

        boolean matches(String series) {
            return NamePattern.matches(match, series);
        }
    }

    public SeriesRules {
        rules = List.copyOf(rules);
    }

    /** The settings of a series. Looked up once per series, when its tracker is made. */
    public SeriesSettings settingsFor(String series) {
        for (Rule rule : rules) {
            if (rule.matches(series)) {
                return rule.settings();
            }
        }
        return otherwise;
    }
}
