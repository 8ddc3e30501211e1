package org.hodograph.pipeline;

/**
 * A sample, or a record nobody could read, that takes no part, with the reason. It counts as one sample.
 *
 * @param reason a code and words, for example {@code not-a-number: "first"} or {@code late: 2.4 s behind …}
 * @param series the series, or null if it is not known
 * @param nanos the sample's instant in nanoseconds since 1970, or null if it is not known
 * @param source the original record
 */
public record Rejection(String reason, String series, Long nanos, SourceRecord source) {

    /** The refusal of a sample. */
    public static Rejection of(Sample sample, String reason) {
        return new Rejection(reason, sample.series(), sample.nanos(), sample.source());
    }

    /** The refusal of a new series where as many as are allowed have a state. */
    public static Rejection tooManySeries(Sample sample, int allowed) {
        return of(sample, "too-many-series: source.max-series allows " + allowed);
    }
}
