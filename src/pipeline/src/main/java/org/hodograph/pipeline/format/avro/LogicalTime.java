package org.hodograph.pipeline.format.avro;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Avro's logical types of time as ISO 8601; a local timestamp, which has no zone, without one. */
final class LogicalTime {

    private LogicalTime() {}

    /** The text of a number of a logical type; null where it is no time. */
    static String text(String type, long number) {
        try {
            return switch (type) {
                case "timestamp-millis" -> instant(number, 1000);
                case "timestamp-micros" -> instant(number, 1_000_000);
                case "timestamp-nanos" -> instant(number, 1_000_000_000);
                case "local-timestamp-millis" -> local(instant(number, 1000));
                case "local-timestamp-micros" -> local(instant(number, 1_000_000));
                case "local-timestamp-nanos" -> local(instant(number, 1_000_000_000));
                case "date" -> LocalDate.ofEpochDay(number).toString();
                case "time-millis" ->
                    LocalTime.ofNanoOfDay(Math.multiplyExact(number, 1_000_000L))
                            .toString();
                case "time-micros" ->
                    LocalTime.ofNanoOfDay(Math.multiplyExact(number, 1000L)).toString();
                default -> null;
            };
        } catch (DateTimeException | ArithmeticException e) {
            return number + " " + type; // no time at all, and told as such by whoever takes it for one
        }
    }

    private static String instant(long number, long perSecond) {
        return Instant.ofEpochSecond(
                        Math.floorDiv(number, perSecond),
                        Math.floorMod(number, perSecond) * (1_000_000_000 / perSecond))
                .toString();
    }

    private static String local(String instant) {
        return instant.substring(0, instant.length() - 1);
    }
}
