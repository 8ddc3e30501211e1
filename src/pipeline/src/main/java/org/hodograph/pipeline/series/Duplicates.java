package org.hodograph.pipeline.series;

/**
 * What happens to a second sample of a series at the same instant. Pulses at one instant add up, unless they are to be rejected: all
 * but one are counted as duplicates.
 */
public enum Duplicates {
    /** The first stays; the second is counted as a duplicate. */
    FIRST,
    /** The first stays; the second goes to the rejected topic. */
    REJECT,
    /** The last stays while the instant waits in the order buffer; the replaced one is counted as a duplicate. */
    LAST,
    /** Their mean while the instant waits in the order buffer; all but one are counted as duplicates. */
    MEAN;

    /** Whether samples of a kind at one instant are pulses that add up. */
    boolean adds(Kind kind) {
        return this != REJECT && kind instanceof Kind.Pulse pulse && pulse.says() != Kind.Pulse.Says.TOTAL;
    }
}
