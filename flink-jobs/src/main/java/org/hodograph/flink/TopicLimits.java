package org.hodograph.flink;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What all output topics of a job take; a record beyond it would be refused, which ends a job.
 *
 * @param aheadMillis how far ahead of the broker's clock a record's timestamp may be
 * @param behindMillis how far behind it
 * @param bytes how large a batch of records may be, that is, one record
 * @param compacted the topics that take no record without a key
 */
public record TopicLimits(long aheadMillis, long behindMillis, long bytes, Set<String> compacted)
        implements Serializable {

    /** Of topics that take any time and any size. */
    public static final TopicLimits NONE = new TopicLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    /** Of brokers and topics that say nothing. */
    static final TopicLimits DEFAULT = new TopicLimits(TimeUnit.HOURS.toMillis(1), Long.MAX_VALUE, 1_048_588);

    public TopicLimits {
        compacted = Set.copyOf(compacted);
    }

    /** Limits of topics that take records without a key. */
    public TopicLimits(long aheadMillis, long behindMillis, long bytes) {
        this(aheadMillis, behindMillis, bytes, Set.of());
    }

    /** What both take. */
    TopicLimits and(TopicLimits other) {
        Set<String> both = new HashSet<>(compacted);
        both.addAll(other.compacted);
        return new TopicLimits(
                Math.min(aheadMillis, other.aheadMillis),
                Math.min(behindMillis, other.behindMillis),
                Math.min(bytes, other.bytes),
                both);
    }
}
