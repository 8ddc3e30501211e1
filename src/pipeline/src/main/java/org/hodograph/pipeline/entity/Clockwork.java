package org.hodograph.pipeline.entity;

import java.util.Iterator;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.series.Tracker;

/**
 * Winds the trackers of an entity and the rules over them: a sample comes, a silence is due, a series expires, the input ends. The
 * same in every host; where the states live is the host's matter, a {@link Store}.
 *
 * <p>For one thread. No clock, no I/O of its own: time comes in as an argument, results leave by the listener.
 *
 * @param <X> what the host's store throws
 */
public final class Clockwork<X extends Exception> {

    private final Store<X> store;
    private final EntityTap tap;

    /** {@code out} takes what trackers and rules say. */
    public Clockwork(Store<X> store, EntityListener out) {
        this.store = store;
        tap = new EntityTap(out);
    }

    /**
     * The states of a host, those of one entity at a time.
     *
     * @param <X> what it throws
     */
    public interface Store<X extends Exception> {

        /** The tracker of a series, to go on with; null: it has no state. */
        Tracker tracker(String series) throws X;

        /** A tracker for a series without a state; null: there is no place for one more. */
        Tracker newTracker(String series) throws X;

        /** The most series that have a state, for the message of one too many. */
        int maxSeries();

        /** The tracker of a series was used; {@code isNew}: it has a state from now on. */
        void keep(String series, Tracker tracker, boolean isNew) throws X;

        /** The rules of an entity at work; null: there are none. */
        Entity entity(String name, AlertRules current) throws X;

        /** The entity was used. */
        void keep(String name, Entity entity) throws X;
    }

    /**
     * A series with a state.
     *
     * @param <X> what its store throws
     */
    public interface Held<X extends Exception> {

        String series();

        /** Its tracker, to look at. */
        Tracker seen() throws X;

        /** Its tracker, to go on with. */
        Tracker tracker() throws X;

        /** The tracker was used. */
        void keep() throws X;
    }

    /** Takes a sample that arrived at {@code nowMillis} by the wall clock. */
    public void sample(Sample sample, long nowMillis, AlertRules current) throws X {
        String series = sample.series();
        Tracker tracker = store.tracker(series);
        boolean isNew = tracker == null;
        if (isNew) {
            tracker = store.newTracker(series);
        }
        if (tracker == null) {
            tap.rejected(Rejection.tooManySeries(sample, store.maxSeries()));
            return;
        }
        String name = sample.entity();
        Entity entity = attend(name, current);
        tap.from(sample.source());
        tracker.accept(sample, nowMillis, tap);
        if (tracker.isEmpty()) {
            return; // its first sample was refused: nothing to keep
        }
        store.keep(series, tracker, isNew);
        if (isNew) {
            tap.begun(series);
        }
        keep(name, entity);
    }

    /**
     * Tells the silences that are due and lets the series go whose time is over: what they still hold reaches the fit first.
     *
     * @param all series, of any number of entities; an expired one is removed
     * @param sinceMillis when the host began to listen: time before is no silence of anybody
     * @return when to look again, milliseconds; {@link Long#MAX_VALUE}: not before the next sample
     */
    public long look(Iterator<? extends Held<X>> all, long nowMillis, long sinceMillis, AlertRules current) throws X {
        long earliest = Long.MAX_VALUE;
        while (all.hasNext()) {
            Held<X> held = all.next();
            Tracker tracker = held.seen();
            boolean isIdle = tracker.idleDueMillis(sinceMillis) <= nowMillis;
            if (isIdle || tracker.expiryMillis(sinceMillis) <= nowMillis) {
                tracker = told(held, isIdle, nowMillis, sinceMillis, current);
            }
            if (tracker == null) {
                all.remove();
            } else {
                earliest = Math.min(earliest, tracker.idleDueMillis(sinceMillis));
                earliest = Math.min(earliest, tracker.expiryMillis(sinceMillis));
            }
        }
        return earliest;
    }

    /** Lets the series go whose time is over, for a host whose input knows no silence: a file. */
    public void expire(Iterator<? extends Held<X>> all, long nowMillis, AlertRules current) throws X {
        while (all.hasNext()) {
            Held<X> held = all.next();
            if (held.seen().expiryMillis() <= nowMillis && told(held, false, nowMillis, 0, current) == null) {
                all.remove();
            }
        }
    }

    /** The tracker after its silence was told; null: it has expired. */
    private Tracker told(Held<X> held, boolean isIdle, long nowMillis, long sinceMillis, AlertRules current) throws X {
        String name = Sample.entityOf(held.series());
        Entity entity = attend(name, current);
        Tracker tracker = held.tracker();
        if (isIdle) {
            tracker.idle(nowMillis, tap);
        }
        boolean isOver = tracker.expiryMillis(sinceMillis) <= nowMillis; // its silence has been told
        if (isOver) {
            tracker.finish(tap);
            tap.gone(held.series());
        } else {
            held.keep();
        }
        keep(name, entity);
        return isOver ? null : tracker;
    }

    /** The input has ended: what waits for order reaches the fits. */
    public void finish(Iterator<? extends Held<X>> all, AlertRules current) throws X {
        while (all.hasNext()) {
            Held<X> held = all.next();
            String name = Sample.entityOf(held.series());
            Entity entity = attend(name, current);
            held.tracker().finish(tap);
            held.keep();
            keep(name, entity);
        }
    }

    private Entity attend(String name, AlertRules current) throws X {
        Entity entity = store.entity(name, current);
        tap.attend(entity, current);
        return entity;
    }

    private void keep(String name, Entity entity) throws X {
        if (entity != null) {
            store.keep(name, entity);
        }
    }
}
