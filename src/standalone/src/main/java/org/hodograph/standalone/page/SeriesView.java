package org.hodograph.standalone.page;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.unit.Unit;

/** What is known of one series, or of the track of an entity, to show it: its newest numbers, and rows as far as there is room. */
final class SeriesView {

    private static final int MOST_EVENTS = 200;
    private static final double NEW = 0.05; // weight of the newest interval in the rate
    private static final double NANOS_PER_SECOND = 1e9;

    /** A mark at an instant. */
    record Mark(long nanos, long arrival, String kind, double confidence, String words) {}

    final int id;
    final String name;
    final Columns columns;
    final SeriesSettings settings; // null: of a track
    final Deque<Mark> marks = new ArrayDeque<>();
    final Levels levels = new Levels();
    final double[] newest;
    String unit;
    String[] units;
    String method;
    long nanos = Long.MIN_VALUE;
    int flags;
    Ring rows; // null: no room
    Ring samples; // as they came; null: none, or no room
    String sampleUnit;
    Truth truth; // null: nobody knows
    long shownMillis; // when a browser last showed it
    long heardMillis;
    long records;
    long late;
    long rejected;
    int firing;
    double meanInterval = Double.NaN; // seconds
    private double meanSquare = Double.NaN;

    SeriesView(int id, String name, Columns columns, SeriesSettings settings) {
        this.id = id;
        this.name = name;
        this.columns = columns;
        this.settings = settings;
        newest = new double[columns.count()];
        Arrays.fill(newest, Double.NaN);
    }

    /** Takes the newest record. */
    void heard(RowReader record, long nowMillis) {
        if (nanos != Long.MIN_VALUE) {
            double interval = (record.nanos - nanos) / NANOS_PER_SECOND;
            if (Double.isNaN(meanInterval)) {
                meanInterval = interval;
                meanSquare = interval * interval;
            } else {
                meanInterval += NEW * (interval - meanInterval);
                meanSquare += NEW * (interval * interval - meanSquare);
            }
        }
        records++;
        heardMillis = nowMillis;
        nanos = record.nanos;
        flags = record.flags;
        method = record.method;
        unit = record.unit;
        units = record.units;
        System.arraycopy(record.row(), 0, newest, 0, newest.length);
    }

    /** The spread of the intervals, seconds. */
    double jitter() {
        return Math.sqrt(Math.max(0, meanSquare - meanInterval * meanInterval));
    }

    void mark(Mark mark) {
        if (marks.size() == MOST_EVENTS) {
            marks.removeFirst();
        }
        marks.addLast(mark);
    }

    /** The unit of a derivative as its records show it; null: none. */
    String unit(int order) {
        return unit(unit, units, order);
    }

    /** The same of a record; {@code ofOrders} null: they follow from that of the value. */
    static String unit(String ofValue, String[] ofOrders, int order) {
        if (ofOrders != null) {
            return ofOrders[order];
        }
        return ofValue == null
                ? Unit.unknown(order)
                : order == 0 ? ofValue : Unit.of(ofValue).text(order);
    }

    /** Whether samples can be drawn beside the fit: those of a counter, an angle or pulses are of another scale. */
    boolean isPlain() {
        return settings != null && settings.kind().toString().equals("gauge");
    }

    /** A sample's value as records show the smoothed one. */
    double shown(double sample) {
        String declared = settings.unit() != null ? settings.unit() : sampleUnit;
        if (declared == null || unit == null || declared.equals(unit)) {
            return sample;
        }
        Unit from = Unit.of(declared);
        Unit to = Unit.of(unit);
        return from.isKnown() && to.isKnown() ? to.fromSi(from.toSi(sample)) : sample;
    }

    long bytes() {
        return (rows == null ? 0 : rows.bytes()) + (samples == null ? 0 : samples.bytes());
    }
}
