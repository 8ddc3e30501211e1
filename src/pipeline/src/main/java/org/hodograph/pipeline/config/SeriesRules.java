package org.hodograph.pipeline.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hodograph.kernels.Method;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.series.Kind;
import org.hodograph.pipeline.series.Lag;
import org.hodograph.pipeline.series.SeriesSettings;

/**
 * Which settings hold for which series: those of the first rule whose pattern matches.
 *
 * @param rules in the order of the file; the last one matches every series
 * @param overlays of profiles; the last one that matches holds
 * @param longitudes patterns of the series that tracks take for longitudes; gauges among them turn
 */
public record SeriesRules(List<Rule> rules, List<Overlay> overlays, List<String> longitudes) implements Serializable {

    /** The pattern of every series. */
    public static final String EVERY = "*";

    /** Rules that no profile lays anything over. */
    public SeriesRules(List<Rule> rules) {
        this(rules, List.of(), List.of());
    }

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

    /**
     * What a profile prescribes for the series it looks at, whatever their rule says.
     *
     * @param match a pattern as in a rule
     * @param order of the series
     * @param method the profile's
     * @param lag the profile's
     */
    public record Overlay(String match, int order, Method method, Lag lag) implements Serializable {}

    public SeriesRules {
        rules = List.copyOf(rules);
        overlays = List.copyOf(overlays);
        longitudes = List.copyOf(longitudes);
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

    /** The patterns of the rules, in the order of the file. */
    public List<String> patterns() {
        return rules.stream().map(Rule::match).toList();
    }

    /** The settings of a series that no other rule matches. */
    public SeriesSettings otherwise() {
        return rules.get(rules.size() - 1).settings();
    }

    /** The settings of a series. Looked up once per series, when its tracker is made. */
    public SeriesSettings settingsFor(String series) {
        SeriesSettings settings = ruled(series);
        for (Overlay overlay : overlays) {
            if (NamePattern.matches(overlay.match(), series)) {
                settings = settings.withMethod(overlay.order(), overlay.method(), overlay.lag());
            }
        }
        return turning(series, settings);
    }

    private SeriesSettings turning(String series, SeriesSettings settings) {
        boolean turns = settings.kind() instanceof Kind.Gauge
                && longitudes.stream().anyMatch(pattern -> NamePattern.matches(pattern, series));
        return turns ? settings.withKind(new Kind.Longitude()) : settings;
    }

    /** All settings that a series of a pattern may have, perhaps more. */
    List<SeriesSettings> possible(String pattern) {
        if (pattern.indexOf('*') < 0) {
            return List.of(settingsFor(pattern));
        }
        List<SeriesSettings> possible = new ArrayList<>();
        for (Rule rule : rules) {
            if (NamePattern.overlap(rule.match(), pattern)) {
                possible.addAll(possible(rule, pattern));
            }
            if (rule.match().equals(pattern)) {
                break;
            }
        }
        return possible;
    }

    /** What the series of a pattern may have that a rule treats: its settings, or those that a profile lays over them. */
    private List<SeriesSettings> possible(Rule rule, String pattern) {
        List<SeriesSettings> possible = new ArrayList<>(List.of(rule.settings()));
        for (Overlay overlay : overlays) {
            if (NamePattern.overlap(overlay.match(), pattern) && NamePattern.overlap(overlay.match(), rule.match())) {
                if (NamePattern.covers(overlay.match(), pattern)) {
                    possible.clear();
                }
                possible.add(rule.settings().withMethod(overlay.order(), overlay.method(), overlay.lag()));
            }
        }
        return possible;
    }

    private SeriesSettings ruled(String series) {
        for (Rule rule : rules) {
            if (rule.matches(series)) {
                return rule.settings();
            }
        }
        return otherwise();
    }

    /** The same rules, each with its settings changed, and what profiles lay over them too. */
    SeriesRules each(UnaryOperator<SeriesSettings> change) {
        List<Rule> changed = rules.stream()
                .map(rule -> new Rule(rule.match(), change.apply(rule.settings())))
                .toList();
        List<Overlay> laid = new ArrayList<>();
        for (Overlay overlay : overlays) {
            SeriesSettings settings =
                    change.apply(otherwise().withMethod(overlay.order(), overlay.method(), overlay.lag()));
            laid.add(new Overlay(overlay.match(), settings.order(), settings.method(), settings.lag()));
        }
        return new SeriesRules(changed, laid, longitudes);
    }

    SeriesRules with(List<Overlay> others, List<String> turning) {
        return new SeriesRules(rules, others, turning);
    }
}
