package org.hodograph.flink.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.entity.EntityListener;
import org.hodograph.pipeline.pair.CrossCheckVerdict;
import org.hodograph.pipeline.pair.SensitivityPoint;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.UnknownUnit;
import org.hodograph.pipeline.track.TrackPoint;

/**
 * Rows out of what trackers say. Each begins with series and instant; one of a value that took no part ends with its reason and has
 * NULL between. What is counted and written nowhere, duplicates and NULLs, is counted here too.
 */
abstract class Rows implements EntityListener {

    static final double NANOS_PER_SECOND = 1e9;

    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int SERIES = 0;
    private static final int INSTANT = 1;
    private static final ArrayData[] FLAGS = new ArrayData[1 << Flag.values().length]; // by bits; nobody changes one

    static {
        for (int bits = 0; bits < FLAGS.length; bits++) {
            List<StringData> names = new ArrayList<>();
            for (Flag flag : Flag.values()) {
                if (flag.in(bits)) {
                    names.add(StringData.fromString(flag.name()));
                }
            }
            FLAGS[bits] = new GenericArrayData(names.toArray());
        }
    }

    private final int width;
    private final Consumer<RowData> out;
    private final Counters counters;
    private Partition partition; // of the current call
    private int column;
    private boolean refused; // since the last look

    Rows(int width, Consumer<RowData> out, Counters counters) {
        this.width = width;
        this.out = out;
        this.counters = counters;
    }

    /** What is said from now on is of this column. */
    void attend(Partition of, int at) {
        partition = of;
        column = at;
    }

    /** Whether a sample was refused since this was asked last. */
    boolean refusedOne() {
        boolean was = refused;
        refused = false;
        return was;
    }

    Partition partition() {
        return partition;
    }

    StringData shownSeries() {
        return partition.shown(column);
    }

    GenericRowData begin(StringData series, long nanos) {
        GenericRowData row = new GenericRowData(width);
        row.setField(SERIES, series);
        row.setField(INSTANT, instant(nanos));
        return row;
    }

    void end(GenericRowData row) {
        out.accept(row);
    }

    static TimestampData instant(long nanos) {
        return TimestampData.fromEpochMillis(
                Math.floorDiv(nanos, NANOS_PER_MILLI), (int) Math.floorMod(nanos, (long) NANOS_PER_MILLI));
    }

    /** NULL stands for what is not available. */
    static Double number(double number) {
        return Double.isNaN(number) ? null : number;
    }

    static ArrayData flags(int bits) {
        return FLAGS[bits];
    }

    /** A value or a row that takes no part, told as a row. */
    void tell(StringData series, TimestampData instant, String reason) {
        GenericRowData row = new GenericRowData(width);
        row.setField(SERIES, series);
        row.setField(INSTANT, instant);
        row.setField(width - 1, StringData.fromString(reason));
        end(row);
    }

    private void refuse(Rejection rejection) {
        refused = true;
        // what stands for the record's timestamp is the clock at its arrival
        tell(
                shownSeries(),
                instant(rejection.nanos()),
                rejection.reason().replace("the record's timestamp", "the clock"));
    }

    @Override
    public void used() {
        counters.used.inc();
    }

    @Override
    public void duplicate() {
        counters.duplicate.inc();
    }

    @Override
    public void late(Rejection rejection) {
        counters.late.inc();
        refuse(rejection);
    }

    @Override
    public void rejected(Rejection rejection) {
        counters.rejected.inc();
        refuse(rejection);
    }

    @Override
    public void absent(Rejection absence) {
        counters.absent.inc();
        refused = true;
    }

    @Override
    public void derivatives(Derivatives result) {
        // a subclass writes it
    }

    @Override
    public void provisional(Derivatives result) {
        // a subclass writes it
    }

    @Override
    public void track(TrackPoint point) {
        // a subclass writes it
    }

    @Override
    public void event(SeriesEvent event) {
        // gaps, resets and silence are flags of the next answer
    }

    @Override
    public void alert(AlertChange change) {
        // a WHERE is the alert
    }

    @Override
    public void refused(Refusal refusal) {
        // no alerts
    }

    @Override
    public void sensitivity(SensitivityPoint point) {
        // no pairs
    }

    @Override
    public void crossCheck(CrossCheckVerdict verdict) {
        // no pairs
    }

    @Override
    public void unknownUnit(UnknownUnit unknown) {
        // refused when the call was planned
    }
}
