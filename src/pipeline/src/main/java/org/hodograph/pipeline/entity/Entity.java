package org.hodograph.pipeline.entity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.alert.AlertStates;
import org.hodograph.pipeline.alert.Alerts;
import org.hodograph.pipeline.alert.FleetTails;
import org.hodograph.pipeline.pair.PairWorker;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.track.Track;
import org.hodograph.pipeline.track.TrackPoint;
import org.hodograph.pipeline.track.TrackRule;

/**
 * The rules over the series of one entity at work: its track, its pairs of signals and its alerts, fed by the answers of its trackers.
 *
 * <p>For one thread. No clock, no I/O. The state saves to and loads from versioned bytes; what follows a load is bit for bit
 * what would have followed the save, as long as the rules are the same. A rule that changed begins anew.
 */
public final class Entity {

    private final String name;
    private final EntityRules rules;
    private final Alerts alerts = new Alerts();
    private final TrackRule trackRule; // null: no track
    private final Track track; // null: none
    private final List<PairWorker> pairs;
    private final Consumer<TrackPoint> points = this::point;
    private EntityListener listener; // of the current call

    public Entity(String name, EntityRules rules) {
        this.name = name;
        this.rules = rules;
        trackRule = rules.trackOf(name);
        track = trackRule == null ? null : new Track(name, trackRule);
        pairs = rules.newWorkers(name);
    }

    /**
     * Takes an answer of one of the entity's trackers.
     *
     * @param current the alert rules that hold now
     * @param source the record with which it was told; null: none was, as at a silence
     */
    public void answer(Derivatives result, AlertRules current, SourceRecord source, EntityListener out) {
        listener = out;
        alerts.from(source);
        alerts.use(current, out);
        alerts.answer(result, out);
        if (Flag.IDLE.in(result.flags()) && track != null && track.hasMember(result.series())) {
            alerts.silence(name, result.nanos(), out);
        }
        if (track != null) {
            track.answer(result, points);
        }
        for (int i = 0; i < pairs.size(); i++) {
            pairs.get(i).answer(result, out);
        }
    }

    /** A series has begun. What waits for its answers does so longer than for a series of which nothing is known. */
    public void announce(String series) {
        if (track != null) {
            track.announce(series);
        }
        for (PairWorker pair : pairs) {
            pair.announce(series);
        }
    }

    /** A series has expired: its alerts end, and those of the track that it is a coordinate of; what it said before joins nothing new. */
    public void forget(String series, EntityListener out) {
        alerts.end(series, out);
        if (track != null && track.forget(series)) {
            alerts.endTrack(name, out);
        }
    }

    /** Tells what its alerts have learned. */
    public void tell(FleetTails tails) {
        alerts.tell(tails);
    }

    private void point(TrackPoint point) {
        listener.track(point);
        alerts.point(point, listener);
    }

    /** Whether there is nothing to save: a new entity would do the same. */
    public boolean isEmpty() {
        return track == null && pairs.isEmpty() && alerts.isEmpty();
    }

    /** A copy that shares nothing which changes. */
    public Entity copy() {
        Entity copy = new Entity(name, rules);
        copy.alerts.copyFrom(alerts);
        if (track != null) {
            copy.track.copyFrom(track);
        }
        for (int i = 0; i < pairs.size(); i++) {
            copy.pairs.get(i).copyFrom(pairs.get(i));
        }
        return copy;
    }

    /** Writes the state as versioned bytes; those of a rule carry their length and the rule, so that another rule can skip them. */
    public void save(DataOutput out) throws IOException {
        out.writeByte(alerts.version());
        alerts.save(out);
        out.writeInt((track == null ? 0 : 1) + pairs.size());
        if (track != null) {
            save(trackRule.toString(), track::save, out);
        }
        for (PairWorker pair : pairs) {
            save(pair.rule().toString(), pair::save, out);
        }
    }

    private interface Saving {
        void save(DataOutput out) throws IOException;
    }

    private static void save(String rule, Saving state, DataOutput out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.save(new DataOutputStream(bytes));
        out.writeUTF(rule);
        out.writeInt(bytes.size());
        out.write(bytes.toByteArray());
    }

    /**
     * Replaces the state by saved bytes.
     *
     * @throws IOException if the bytes are of an unknown version or not such a state
     */
    public void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version < 1 || version > AlertStates.NEWEST) {
            throw new IOException(
                    "state of entity " + name + " has version " + version + ", known are 1 to " + AlertStates.NEWEST);
        }
        alerts.load(in, version);
        for (int left = in.readInt(); left > 0; left--) {
            String rule = in.readUTF();
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            load(rule, new DataInputStream(new ByteArrayInputStream(bytes)));
        }
    }

    private void load(String rule, DataInput state) throws IOException {
        if (track != null && rule.equals(trackRule.toString())) {
            track.load(state);
        }
        for (PairWorker pair : pairs) {
            if (rule.equals(pair.rule().toString())) {
                pair.load(state);
            }
        }
    }
}
