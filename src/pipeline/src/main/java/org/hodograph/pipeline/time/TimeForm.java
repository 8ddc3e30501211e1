package org.hodograph.pipeline.time;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.text.UnreadableException;

/** How a source writes its times. Immutable; {@link #newReader} makes the worker that reads them. */
public sealed interface TimeForm extends Serializable {

    /** A reader for the times of one source, in order of arrival. For one thread. */
    TimeReader newReader();

    /** How an answer shows a time of this form where it is to look like the input. */
    TimeScale shown();

    /** Whether a text alone is such a time. */
    default boolean isTime(String text) {
        try {
            newReader().read(text, "", new SourceRecord("", 0, 0, SourceRecord.NO_TIMESTAMP, new byte[0]));
            return true;
        } catch (UnreadableException e) {
            return false;
        }
    }

    /** Whether the text of a field is read at all. */
    default boolean needsText() {
        return true;
    }

    /** Whether its texts are numbers, or several with blanks between them, so that a source may write them with its own marks. */
    default boolean isNumber() {
        return false;
    }

    /** ISO text, or a count of a decimal part of a second since 1970. */
    static TimeForm of(TimeScale scale) {
        return scale == TimeScale.ISO ? new Iso(ZoneOffset.UTC) : new Scaled(scale);
    }

    /**
     * ISO 8601 and its common relatives.
     *
     * @param zone of texts that don't say an offset; where summer time ends the doubled hour is read in order of arrival
     */
    record Iso(ZoneId zone) implements TimeForm {
        @Override
        public TimeReader newReader() {
            return zone.equals(ZoneOffset.UTC) ? TimeReader.ofText(IsoText::utc) : new LocalTimes(IsoText::parse, zone);
        }

        @Override
        public TimeScale shown() {
            return TimeScale.ISO;
        }
    }

    /** A number of seconds, milliseconds, microseconds or nanoseconds since 1970. */
    record Scaled(TimeScale scale) implements TimeForm {
        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public TimeReader newReader() {
            return TimeReader.ofText(text -> TimeText.parse(text, scale));
        }

        @Override
        public TimeScale shown() {
            return scale;
        }
    }

    /** A number of minutes, hours, days or samples since 1970, or of days since 1899-12-30. */
    record Counted(Count count) implements TimeForm {
        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public TimeReader newReader() {
            return TimeReader.ofText(count::nanos);
        }

        @Override
        public TimeScale shown() {
            return count.originNanos() == 0 ? TimeScale.S : TimeScale.ISO;
        }
    }

    /** A count that begins again at 0 whenever it reaches {@code wrapsAt}. */
    record Wrapping(TimeScale scale, BigDecimal wrapsAt) implements TimeForm {

        public Wrapping {
            if (scale == TimeScale.ISO || wrapsAt.signum() <= 0) {
                throw new IllegalArgumentException("wraps-at must be above 0 and belongs to a unit s, ms, us or ns");
            }
            TimeText.nanos(wrapsAt, scale);
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public TimeReader newReader() {
            return new Carried(text -> TimeText.parse(text, scale), TimeText.nanos(wrapsAt, scale));
        }

        @Override
        public TimeScale shown() {
            return scale;
        }
    }

    /** A time of day, or the time that has passed, as {@code h:m:s}; midnight is carried on. */
    record Clock() implements TimeForm {
        @Override
        public TimeReader newReader() {
            return new Carried(ClockText::nanos, ClockText.DAY);
        }

        @Override
        public TimeScale shown() {
            return TimeScale.S;
        }
    }

    /** A pattern in the letters of {@link java.time.format.DateTimeFormatter}; without a date its times are a clock's. */
    record Pattern(String pattern, ZoneId zone, Locale locale) implements TimeForm {

        public Pattern {
            PatternText.check(pattern, locale);
        }

        @Override
        public TimeReader newReader() {
            PatternText text = new PatternText(pattern, locale);
            return text.hasDate() ? new LocalTimes(text, zone) : new Carried(text::nanosOfDay, ClockText.DAY);
        }

        @Override
        public TimeScale shown() {
            return TimeScale.ISO;
        }
    }

    /** Several numbers, a blank between them, that are added: seconds and nanoseconds of a ROS stamp. */
    record Sum(List<TimeScale> scales) implements TimeForm {

        public Sum {
            scales = List.copyOf(scales);
            if (scales.size() < 2 || scales.contains(TimeScale.ISO)) {
                throw new IllegalArgumentException("a list of units has two or more of s, ms, us and ns");
            }
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public TimeReader newReader() {
            return TimeReader.ofText(text -> TimeText.sum(text, scales));
        }

        @Override
        public TimeScale shown() {
            return scales.get(0);
        }
    }

    /** The timestamp of the source record. */
    record OfRecord() implements TimeForm {
        @Override
        public TimeReader newReader() {
            return TimeReader::ofRecord;
        }

        @Override
        public boolean needsText() {
            return false;
        }

        @Override
        public TimeScale shown() {
            return TimeScale.ISO;
        }
    }
}
