package org.hodograph;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.entity.Entity;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.entity.EntityTap;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.series.Tracker;
import org.hodograph.pipeline.series.TrackerListener;

/**
 * One live series at work: samples in, answers out, by a listener or pulled.
 *
 * <p>Time is the series' own: its watermark is its newest sample − max-out-of-orderness, samples reach the fit in the order of time when it
 * passes them, and each gives one answer at its instant − lag. There is no thread and no clock inside: {@link #checkSilence} is called by
 * who wants silence told.
 *
 * <p>For one thread; many streams, one for each series, share nothing. A value that is NaN or infinite is rejected and told, and changes
 * nothing. A sample costs what the method costs, docs/methods.md, and the tracker's door beside it.
 */
public final class SeriesStream {

    private static final int STATE_VERSION = 1;
    private static final SourceRecord NO_SOURCE = new SourceRecord("", 0, 0, SourceRecord.NO_TIMESTAMP, new byte[0]);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final String name;
    private final Tracker tracker;
    private final Entity entity; // null: no alerts
    private final Ears ears;
    private final TrackerListener heard;
    private long in;

    SeriesStream(String name, SeriesSettings settings, AlertRules alerts, SeriesListener listener) {
        this.name = name;
        tracker = new Tracker(name, settings);
        ears = new Ears(listener);
        if (alerts.rules().isEmpty()) {
            entity = null;
            heard = ears;
        } else {
            entity = new Entity(Sample.entityOf(name), EntityRules.NONE);
            EntityTap tap = new EntityTap(ears);
            tap.attend(entity, alerts);
            heard = tap;
        }
    }

    /**
     * Takes a sample of a recording: the clock is the samples' own, so none is in the future.
     *
     * @param nanos its instant, nanoseconds since 1970
     * @param value in the unit of the series
     * @return whether an answer came of it; with samples out of order there may be several, of which {@link #estimate} is the last
     */
    public boolean push(long nanos, double value) {
        return push(nanos, value, Math.floorDiv(nanos, NANOS_PER_MILLI));
    }

    /**
     * Takes a sample as it arrives. One more than an hour ahead of the clock is rejected.
     *
     * @param nanos its instant, nanoseconds since 1970
     * @param value in the unit of the series
     * @param nowMillis the wall clock, milliseconds since 1970
     * @return whether an answer came of it
     */
    public boolean push(long nanos, double value, long nowMillis) {
        in++;
        long before = ears.answers();
        tracker.accept(new Sample(name, nanos, value, null, NO_SOURCE), nowMillis, heard);
        return ears.answers() > before;
    }

    /**
     * Tells silence if it is due: after ten times the usual interval, at least one second, by the clock of the pushes, an {@code IDLE}
     * event and an answer without numbers, once for each silence.
     *
     * @param nowMillis that clock, milliseconds since 1970
     * @return whether it was due
     */
    public boolean checkSilence(long nowMillis) {
        long before = ears.answers();
        tracker.idle(nowMillis, heard);
        return ears.answers() > before;
    }

    /**
     * The input has ended: what waits for order reaches the fit. Samples may follow all the same; those behind are late.
     *
     * @return whether an answer came of it
     */
    public boolean finish() {
        long before = ears.answers();
        tracker.finish(heard);
        return ears.answers() > before;
    }

    /**
     * The newest answer.
     *
     * @return the same object always; its methods throw {@link IllegalStateException} before there is one
     */
    public SeriesEstimate estimate() {
        return ears.estimate();
    }

    /**
     * What became of the samples so far.
     *
     * @return a copy
     */
    public Accounts accounts() {
        return ears.accounts(in);
    }

    /**
     * The state, for {@link Series#restoreStream}. The newest answer is not in it.
     *
     * @return versioned bytes
     */
    public byte[] save() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(STATE_VERSION);
            out.writeLong(in);
            ears.save(out);
            tracker.save(out);
            out.writeBoolean(entity != null);
            if (entity != null) {
                entity.save(out);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't fail", e);
        }
    }

    void load(DataInput state) throws IOException {
        int version = state.readByte();
        if (version != STATE_VERSION) {
            throw new IOException(
                    "state of stream " + name + " has version " + version + ", known is " + STATE_VERSION);
        }
        in = state.readLong();
        ears.load(state);
        tracker.load(state);
        if (state.readBoolean() && entity != null) {
            entity.load(state);
        }
    }
}
