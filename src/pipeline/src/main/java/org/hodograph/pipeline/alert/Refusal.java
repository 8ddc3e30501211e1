package org.hodograph.pipeline.alert;

/**
 * An alert that can say nothing about a series, told once: a profile does not take its data, the threshold is of another kind
 * of unit, or nothing says how sure the value is. Or one that judges it by the tail
 * of others.
 *
 * @param profile of the alert, its name and version; null: it is of none
 * @param alert the alert's name
 * @param series the series, or the entity of a track
 * @param nanos of the answer that showed it
 * @param reason what is wrong, with the rule and the value
 */
public record Refusal(String profile, String alert, String series, long nanos, String reason) {

    static final String YOUNG = "learning: judged by the tail of share until ";

    /** Whether the alert is silent; that it judges by another's tail is told too. */
    boolean isSilent() {
        return !reason.startsWith(YOUNG);
    }
}
