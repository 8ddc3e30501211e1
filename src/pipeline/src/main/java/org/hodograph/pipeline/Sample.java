package org.hodograph.pipeline;

/**
 * One value of one series at one instant, as read from a source record: before the door, in the unit it came in.
 *
 * @param series the name of the series, for example {@code car-1/speed}
 * @param nanos nanoseconds since 1970
 * @param value as written; may be NaN or infinite, the door refuses that
 * @param unit the unit the record declares, or null
 * @param source where it came from
 */
public record Sample(String series, long nanos, double value, String unit, SourceRecord source) {

    /** The entity of a series: its name up to its last {@code /}; a name without one is its own entity. */
    public static String entityOf(String series) {
        int slash = series.lastIndexOf('/');
        return slash < 0 ? series : series.substring(0, slash);
    }

    /** The same sample without what its record's key and headers said. */
    public Sample withoutEnvelope() {
        return source.envelope().isEmpty() ? this : new Sample(series, nanos, value, unit, source.withoutEnvelope());
    }

    public String entity() {
        return entityOf(series);
    }
}
