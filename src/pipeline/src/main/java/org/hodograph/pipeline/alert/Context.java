package org.hodograph.pipeline.alert;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.hodograph.kernels.geometry.Motion;

/**
 * Where something else is usual: {@code hour-of-day Europe/Berlin}, or bins of a quantity of the entity's track, {@code speed:10 km/h}.
 * Each of its places has tails of its own.
 *
 * @param text the text form
 * @param zone of the hours; null: it is no time
 * @param quantity of the track; null: it is a time
 * @param width of a bin, SI
 */
public record Context(String text, ZoneId zone, Motion.Quantity quantity, double width) implements Serializable {

    /** The most places; what lies further out is in the last. */
    static final int PLACES = 24;

    private static final String HOURS = "hour-of-day";
    private static final long HOUR = 3_600;

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Context parse(String text) {
        String stripped = text.strip();
        if (stripped.equals(HOURS) || stripped.startsWith(HOURS + " ")) {
            String zone = stripped.substring(HOURS.length()).strip();
            try {
                return new Context(stripped, ZoneId.of(zone.isEmpty() ? "UTC" : zone), null, 0);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "context: hour-of-day takes a time zone, for example hour-of-day Europe/Berlin, but \"" + zone
                                + "\" is none",
                        e);
            }
        }
        int colon = stripped.indexOf(':');
        Quantity named = colon < 0
                ? null
                : Quantity.words().get(stripped.substring(0, colon).strip());
        if (named == null || named.ofTrack() == null) {
            throw new IllegalArgumentException(
                    "context is hour-of-day with a time zone, or a quantity of a track and the width of a bin, for example"
                            + " speed:10 km/h, but is \"" + text + "\"");
        }
        Threshold width = Threshold.parse("> " + stripped.substring(colon + 1).strip());
        if (!(width.level() > 0) || !width.fits(named.trackUnit())) {
            throw new IllegalArgumentException("context: the width of a bin of " + named.word() + " is in "
                    + named.trackUnit() + " and above 0, but is \""
                    + stripped.substring(colon + 1).strip() + "\"");
        }
        return new Context(stripped, null, named.ofTrack(), width.level());
    }

    /** The hour of the day in the zone, of an hour since 1970. Called once an hour of a series. */
    int hour(long epochHour) {
        return Instant.ofEpochSecond(epochHour * HOUR).atZone(zone).getHour();
    }

    /** The place of a quantity's value, of its magnitude. */
    int bin(double value) {
        return (int) Math.min(PLACES - 1, Math.abs(value) / width);
    }
}
