package org.hodograph.pipeline.alert;

/**
 * A profile that does not take the data of a series, told once per alert and cause.
 *
 * @param profile its name and version
 * @param alert the alert's name
 * @param series the series, or the entity of a track
 * @param nanos of the answer that showed it
 * @param reason what is wrong, with the rule and the value
 */
public record Refusal(String profile, String alert, String series, long nanos, String reason) {}
