package org.hodograph.pipeline.entity;

/**
 * A rule that can say nothing, or for {@code series} hold for nothing, because no series is named as it asks.
 *
 * @param rule its kind, as the configuration says: alert, profile, track, sensitivity, cross-check or series
 * @param name its name; of a track, which has none, the entities it matches, of a series rule its pattern
 * @param pattern what is asked for: of series, or of entities
 * @param ofEntity whether it is a pattern of entities
 * @param nearest the name heard that is the fewest letters away from the pattern; null: there is none to compare
 */
public record UnmatchedRule(String rule, String name, String pattern, boolean ofEntity, String nearest) {

    /** What is wrong, with the pattern and the nearest name; begins with {@code no match: }. */
    public String reason() {
        return "no match: no " + (ofEntity ? "entity" : "series") + " is " + pattern
                + (nearest == null ? "" : ", the nearest is " + nearest);
    }

    /** The same as a line for a log or a terminal. */
    public String line() {
        return rule.equals(RuleWatch.SERIES)
                ? "series rule " + name + " holds for nothing: " + reason()
                : rule + " " + name + " says nothing: " + reason();
    }
}
