package org.hodograph.pipeline.alert;

/**
 * An alert that can say nothing about a series, told once: a profile does not take its data, the threshold is of another kind
 * of unit, or nothing says how sure the value is.
 *
 * @param profile of the alert, its name and version; null: it is of none
 * @param alert the alert's name
 * @param series the series, or the entity of a track
 * @param nanos of the answer that showed it
 * @param reason what is wrong, with the rule and the value
 */
public record Refusal(String profile, String alert, String series, long nanos, String reason) {}
