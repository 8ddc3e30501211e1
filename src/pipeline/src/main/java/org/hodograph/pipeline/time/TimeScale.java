package org.hodograph.pipeline.time;

/** How a source writes its times: ISO 8601 text, or a number of seconds, milliseconds, microseconds or nanoseconds since 1970. */
public enum TimeScale {
    ISO,
    S,
    MS,
    US,
    NS
}
