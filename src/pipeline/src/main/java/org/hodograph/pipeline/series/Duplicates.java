package org.hodograph.pipeline.series;

/** What happens to a second sample of a series at the same instant. */
public enum Duplicates {
    /** The first stays; the second is counted as a duplicate. */
    FIRST,
    /** The first stays; the second goes to the rejected topic. */
    REJECT,
    /** The last stays while the instant waits in the order buffer; the replaced one is counted as a duplicate. */
    LAST,
    /** Their mean while the instant waits in the order buffer; all but one are counted as duplicates. */
    MEAN
}
