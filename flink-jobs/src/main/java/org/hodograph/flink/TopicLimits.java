package org.hodograph.flink;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;

/**
 * What all output topics of a job take; a record beyond it would be refused, which ends a job.
 *
 * @param aheadMillis how far ahead of the broker's clock a record's timestamp may be
 * @param behindMillis how far behind it
 * @param bytes how large a batch of records may be, that is, one record
 */
public record TopicLimits(long aheadMillis, long behindMillis, long bytes) implements Serializable {

    /** Of topics that take any time and any size. */
    public static final TopicLimits NONE = new TopicLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    /** Of brokers and topics that say nothing. */
    static final TopicLimits DEFAULT = new TopicLimits(TimeUnit.HOURS.toMillis(1), Long.MAX_VALUE, 1_048_588);

    /** What both take. */
    TopicLimits and(TopicLimits other) {
        return new TopicLimits(
                Math.min(aheadMillis, other.aheadMillis),
                Math.min(behindMillis, other.behindMillis),
                Math.min(bytes, other.bytes));
    }
}
