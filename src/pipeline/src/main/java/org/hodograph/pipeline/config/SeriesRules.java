package org.hodograph.pipeline.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.series.SeriesSettings;

/**
 * Which settings hold for which series: those of the first rule whose pattern matches.
 *
 * @param rules in the order of the file; the last one matches every series
 */
public record SeriesRules(List<Rule> rules) implements Serializable {

    /** The pattern of every series. */
    public static final String EVERY = "*";

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
        if (rules.isEmpty() || !rules.get(rules.size() - 1).match().equals(EVERY)) {
            throw new IllegalArgumentException("the last rule of series must match every series");
        }
    }

    /** These rules, and {@code otherwise} for a series that none of them matches. */
    static SeriesRules of(List<Rule> rules, SeriesSettings otherwise) {
        List<Rule> all = new ArrayList<>(rules);
        if (all.isEmpty() || !all.get(all.size() - 1).match().equals(EVERY)) {
            all.add(new Rule(EVERY, otherwise));
        }
        return new SeriesRules(all);
    }

    /** The same settings for every series. */
    public static SeriesRules ofEvery(SeriesSettings settings) {
        return of(List.of(), settings);
    }

    /** The settings of a series that no other rule matches. */
    SeriesSettings otherwise() {
        return rules.get(rules.size() - 1).settings();
    }

    /** The settings of a series. Looked up once per series, when its tracker is made. */
    public SeriesSettings settingsFor(String series) {
        for (Rule rule : rules) {
            if (rule.matches(series)) {
                return rule.settings();
            }
        }
        return otherwise();
    }
}
