package org.hodograph.pipeline.alert;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.unit.Unit;

/**
 * Where something else is usual: a time, {@code hour-of-day Europe/Berlin}, {@code day-of-week} or {@code weekend}, or bins of a
 * quantity: {@code speed:10 km/h} of the entity's track, {@code rpm.value:500 1/min} of another of its series, {@code value:5} of the
 * alert's own series.
 *
 * @param text the text form
 * @param time null: it is a quantity
 * @param zone of the time
 * @param signal the entity's series that it is a quantity of; empty: the alert's own, or the track
 * @param quantity null: it is a time
 * @param width of a bin, in SI
 * @param origin from which bins count, in SI: where the unit of the width is 0, as °C is at 273.15 K
 * @param unit of the width; null: that of whatever it is compared with
 */
public record Context(
        String text, Time time, ZoneId zone, String signal, Quantity quantity, double width, double origin, String unit)
        implements Serializable {

    /** The most places of one; what lies further out is in the last. */
    static final int PLACES = 24;

    private static final Map<String, Time> TIMES = new TreeMap<>(
            Map.of("hour-of-day", Time.HOUR_OF_DAY, "day-of-week", Time.DAY_OF_WEEK, "weekend", Time.WEEKEND));
    private static final Pattern BINS = Pattern.compile("(?:(.+)\\.)?([a-z0-9-]+)\\s*:\\s*([^:]+)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.][0-9.eE+-]*\\s*");

    /** What of a time. */
    enum Time {
        HOUR_OF_DAY,
        DAY_OF_WEEK,
        WEEKEND
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Context parse(String text) {
        String stripped = text.strip();
        String[] words = stripped.split("\\s+", 2);
        if (TIMES.containsKey(words[0])) {
            return ofTime(stripped, words[0], words.length == 1 ? "UTC" : words[1]);
        }
        Matcher bins = BINS.matcher(stripped);
        Quantity quantity = bins.matches() ? Quantity.words().get(bins.group(2)) : null;
        if (quantity == null) {
            throw new IllegalArgumentException("context is " + String.join(", ", TIMES.keySet())
                    + " with a time zone, or a quantity and the width of a bin, for example speed:10 km/h of a track or"
                    + " rpm.value:500 1/min of another series, but is \"" + text + "\""
                    + (bins.matches()
                            ? ", and " + bins.group(2) + " is no quantity"
                                    + Nearest.hint(
                                            bins.group(2), Quantity.words().keySet())
                            : Nearest.hint(words[0], TIMES.keySet())));
        }
        String signal = bins.group(1) == null ? "" : bins.group(1);
        if (quantity.ofTrack() != null && !signal.isEmpty()) {
            throw new IllegalArgumentException("context: " + quantity.word() + " is of the entity's track, so it stands"
                    + " alone, without \"" + signal + "\"");
        }
        if (signal.indexOf('/') >= 0) {
            throw new IllegalArgumentException("context: a series of the same entity is named by what stands behind its"
                    + " last /, for example rpm.value, but is \"" + signal + "\"");
        }
        return ofBins(stripped, signal, quantity, bins.group(3).strip());
    }

    private static Context ofTime(String text, String word, String zone) {
        try {
            return new Context(text, TIMES.get(word), ZoneId.of(zone), "", null, 0, 0, null);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "context: " + word + " takes a time zone, for example " + word + " Europe/Berlin, but \"" + zone
                            + "\" is none",
                    e);
        }
    }

    private static Context ofBins(String text, String signal, Quantity quantity, String bin) {
        String needed = quantity.ofTrack() == null ? null : quantity.trackUnit();
        Threshold upper = width(quantity, bin);
        double origin = origin(bin);
        double width = upper.level() - origin;
        if (!(width > 0 && width < Double.POSITIVE_INFINITY) || !upper.fits(needed)) {
            throw new IllegalArgumentException("context: the width of a bin of " + quantity.word() + " is "
                    + (needed == null ? "" : "in " + needed + " and ") + "above 0, but is \"" + bin + "\"");
        }
        return new Context(text, null, null, signal, quantity, width, origin, upper.unit());
    }

    /** Where the unit of a width is 0. */
    private static double origin(String bin) {
        Matcher number = NUMBER.matcher(bin);
        return number.lookingAt()
                ? Threshold.parse("> 0" + bin.substring(number.end())).level()
                : 0;
    }

    private static Threshold width(Quantity quantity, String bin) {
        try {
            return Threshold.parse("> " + bin);
        } catch (IllegalArgumentException e) { // in words of a comparison, which nobody wrote
            Matcher number = NUMBER.matcher(bin);
            Unit unit = Unit.of(number.lookingAt() ? bin.substring(number.end()) : bin);
            throw new IllegalArgumentException(
                    "context: the width of a bin of " + quantity.word()
                            + " is a number above 0 and a unit, for example speed:10 km/h, but is \"" + bin + "\""
                            + (number.lookingAt() && number.end() < bin.length() && !unit.isKnown()
                                    ? ", and \"" + unit.text(0) + "\" is no unit" + unit.hint()
                                    : ""),
                    e);
        }
    }

    /** Whether it is a quantity of the series that the alert looks at. */
    boolean isOwn() {
        return quantity != null && quantity.ofTrack() == null && signal.isEmpty();
    }

    /** Whether it is heard beside the alert's own answers: of another series, or of the track. */
    boolean isAround() {
        return quantity != null && !isOwn();
    }

    /** Whether a width in this unit, of an order of a series, can be compared; either may have none. */
    public boolean fits(String other) {
        return unit == null || other == null || unit.equals(other);
    }

    /** The place of an instant. Called once in a quarter of an hour of a series, which is what zones differ by. */
    int place(long epochSecond) {
        ZonedDateTime at = Instant.ofEpochSecond(epochSecond).atZone(zone);
        return switch (time) {
            case HOUR_OF_DAY -> at.getHour();
            case DAY_OF_WEEK -> at.getDayOfWeek().getValue() - 1;
            case WEEKEND -> at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? 1 : 0;
        };
    }

    /** The place of a quantity's value, of its magnitude. */
    int bin(double value) {
        return (int) Math.min(PLACES - 1, Math.abs(value - origin) / width);
    }
}
