package org.hodograph.flink.sql;

import java.io.IOException;
import java.util.Iterator;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.TimestampData;
import org.hodograph.flink.EntityState;
import org.hodograph.flink.TrackerState;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.entity.Clockwork;
import org.hodograph.pipeline.entity.Entity;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.series.Tracker;
import org.hodograph.pipeline.time.TimeText;

/**
 * The trackers of the current partition. A row is heard at its own time, or at the newest of its partition where that is later:
 * silence and expiry are of event time, told when the watermark has passed them, by one timer a partition. It stays where it is
 * while rows come, and looks again when it fires; so a row seldom costs one. For one thread.
 */
final class PartitionTrackers implements Clockwork.Store<IOException> {

    private static final byte[] NO_PAYLOAD = {};
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LATEST_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI - 1;
    private static final int MILLIS = 3; // the precision of a time attribute

    private final Call call;
    private final String[] columns;
    private final SeriesSettings[] settings;
    private final Numbers[] numbers;
    private final int[] places; // of the columns in a row
    private final Rows rows;
    private final Counters counters;
    private final Clockwork<IOException> clockwork;
    private final long maxAheadMillis; // of a row that is used
    private Partition partition; // of the current call
    private int at; // the column at hand
    private TrackerState current; // its tracker
    private EntityState listening;
    private long due; // of the column just used

    PartitionTrackers(Call call, Rows rows, Counters counters) {
        this.call = call;
        this.rows = rows;
        this.counters = counters;
        columns = call.columns();
        settings = call.settings();
        numbers = call.values().stream().map(Numbers::of).toArray(Numbers[]::new);
        places = call.values().stream().mapToInt(Call.Column::place).toArray();
        clockwork = new Clockwork<>(this, rows);
        maxAheadMillis = settings[0].maxFutureSkewNanos() / NANOS_PER_MILLI;
    }

    /**
     * Takes a row of the partition.
     *
     * @param state null: nothing is kept
     * @return what is to be kept; null: nothing
     */
    PartitionState row(RowData row, PartitionState state) throws IOException {
        partition = state == null
                ? new Partition(call.entity(row), columns)
                : state.partition().of(columns);
        if (row.isNullAt(call.time())) {
            refuse(null, "missing-time");
        } else {
            TimestampData time = row.getTimestamp(call.time(), MILLIS);
            if (Math.abs(time.getMillisecond()) > LATEST_MILLIS) {
                refuse(time, "time-range: " + time + " is outside " + TimeText.RANGE);
            } else {
                take(row, time);
            }
        }
        return after(state);
    }

    /** A row without a time that means one counts as one value. */
    private void refuse(TimestampData time, String reason) {
        counters.in.inc();
        counters.rejected.inc();
        rows.attend(partition, 0);
        rows.tell(partition.shownEntity(), time, reason);
    }

    private PartitionState after(PartitionState state) {
        if (partition.isEmpty()) {
            return null;
        }
        return state == null ? PartitionState.of(partition) : state.after(partition);
    }

    private void take(RowData row, TimestampData time) throws IOException {
        long millis = time.getMillisecond();
        long nanos = millis * NANOS_PER_MILLI;
        long now = Math.max(partition.clockMillis, millis);
        SourceRecord source = new SourceRecord("", 0, 0, System.currentTimeMillis(), NO_PAYLOAD);
        due = Partition.NEVER;
        for (int i = 0; i < numbers.length; i++) {
            counters.in.inc();
            rows.attend(partition, i);
            if (row.isNullAt(places[i])) {
                absent(time, i);
                continue;
            }
            at = i;
            Sample sample = new Sample(partition.series(i), nanos, numbers[i].read(row), null, source);
            rows.refusedOne();
            clockwork.sample(sample, now, AlertRules.NONE);
            if (!rows.refusedOne()) {
                partition.clockMillis = now; // a time that was refused is no time
            }
        }
    }

    private void absent(TimestampData time, int column) {
        if (call.rejectsAbsent()) {
            counters.rejected.inc();
            rows.tell(partition.shown(column), time, "absent: NULL in " + columns[column]);
        } else {
            counters.absent.inc();
        }
    }

    /** When a timer has to be that is not there yet; {@link Partition#NEVER}: none. Asked for once a row. */
    long timer() {
        if (due >= partition.timerMillis || partition.isEmpty()) {
            return Partition.NEVER;
        }
        partition.timerMillis = due;
        return due;
    }

    /**
     * The timer of the partition fires. A watermark ahead of the clock by more than a row may be is that of a row which was refused:
     * it says nothing about time, nor of anybody's silence.
     *
     * @param timeMillis when it was to fire
     * @param watermark that made it; {@link Long#MAX_VALUE}: the input has ended, so what waits reaches the fits, and nobody was silent
     * @return what is to be kept; null: nothing
     */
    PartitionState look(PartitionState state, long timeMillis, long watermark) throws IOException {
        partition = state.partition().of(columns);
        partition.timerMillis = Partition.NEVER;
        due = Partition.NEVER;
        if (watermark == Long.MAX_VALUE) {
            clockwork.finish(new Series(), AlertRules.NONE);
        } else if (watermark - maxAheadMillis <= System.currentTimeMillis()) {
            due = clockwork.look(new Series(), timeMillis, Long.MIN_VALUE, AlertRules.NONE);
        }
        return after(state);
    }

    @Override
    public Tracker tracker(String series) throws IOException {
        current = partition.trackers[at];
        return current == null ? null : current.tracker(series, settings[at]);
    }

    @Override
    public Tracker newTracker(String series) throws IOException {
        current = TrackerState.of(series, settings[at]);
        return current.tracker(series, settings[at]);
    }

    @Override
    public int maxSeries() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void keep(String series, Tracker tracker, boolean isNew) {
        partition.trackers[at] = current;
        due = Math.min(due, Math.min(tracker.idleDueMillis(), tracker.expiryMillis()));
    }

    @Override
    public Entity entity(String name, AlertRules current) throws IOException {
        if (call.entities().isEmpty(current)) {
            return null;
        }
        listening = partition.rules == null ? EntityState.of(partition.entity, call.entities()) : partition.rules;
        return listening.entity(partition.entity, call.entities());
    }

    @Override
    public void keep(String name, Entity used) {
        partition.rules = listening;
    }

    /** Those of the partition that have a state. */
    private final class Series implements Iterator<Clockwork.Held<IOException>>, Clockwork.Held<IOException> {

        private int next;

        private int following() {
            int column = next;
            while (column < columns.length && partition.trackers[column] == null) {
                column++;
            }
            return column;
        }

        @Override
        public boolean hasNext() {
            return following() < columns.length;
        }

        @Override
        public Clockwork.Held<IOException> next() {
            at = following();
            next = at + 1;
            rows.attend(partition, at);
            return this;
        }

        @Override
        public void remove() {
            partition.trackers[at] = null;
        }

        @Override
        public String series() {
            return partition.series(at);
        }

        @Override
        public Tracker seen() throws IOException {
            return partition.trackers[at].seen(series(), settings[at]);
        }

        @Override
        public Tracker tracker() throws IOException {
            return partition.trackers[at].tracker(series(), settings[at]);
        }

        @Override
        public void keep() {} // it is in the partition
    }
}
