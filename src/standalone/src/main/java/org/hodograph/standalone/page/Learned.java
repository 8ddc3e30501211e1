package org.hodograph.standalone.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hodograph.pipeline.alert.Quantity;
import org.hodograph.pipeline.unit.Unit;

/** What alerts on the unusual tell of what they have learned: limits, and the tail behind each alert as it was written. */
final class Learned {

    private static final int MOST_TAILS = 500; // of some kilobytes each

    private final Map<String, byte[]> tails = new LinkedHashMap<>();
    private int histories; // of limits

    /** Of which kind the series is that a record tells a limit of; null: it tells none. */
    static Columns columns(JsonRecord record) {
        JsonRecord usual = record.object("usual");
        Quantity quantity = usual == null ? null : Quantity.words().get(usual.text("quantity"));
        if (quantity == null || record.text("alert") == null || record.text("series") == null) {
            return null;
        }
        return quantity.ofTrack() == null ? Columns.SERIES : Columns.TRACK;
    }

    /** Takes the limit that a record tells. */
    void limit(JsonRecord record, SeriesView view, long arrival) {
        JsonRecord usual = record.object("usual");
        String unit = view.columns == Columns.TRACK ? usual.text("unit") : null; // rows of tracks are in SI
        Levels.Level level = new Levels.Level(
                record.nanos("t", 0),
                arrival,
                record.text("alert"),
                usual.number("learned"),
                si(usual.number("below"), unit),
                si(usual.number("above"), unit));
        histories += view.levels.add(level, histories) ? 1 : 0;
    }

    private static double si(double number, String unit) {
        return unit == null ? number : Unit.of(unit).sizeToSi(number);
    }

    /** Takes the tail that a record tells, if it does. */
    void tail(JsonRecord record, byte[] bytes) {
        if (record.object("tail") == null || record.text("alert") == null || record.text("series") == null) {
            return;
        }
        String key = key(record.text("alert"), record.text("series"), record.nanos("since", 0));
        tails.remove(key); // the newest last
        tails.put(key, bytes);
        if (tails.size() > MOST_TAILS) {
            tails.remove(tails.keySet().iterator().next());
        }
    }

    /** The record of the tail behind an alert; null: none was told, or it is no longer kept. */
    byte[] tail(AlertBook.Entry alert) {
        return tails.get(key(alert.alert, alert.series, alert.since));
    }

    private static String key(String alert, String series, long sinceNanos) {
        return alert + "\u0000" + series + "\u0000" + sinceNanos;
    }
}
