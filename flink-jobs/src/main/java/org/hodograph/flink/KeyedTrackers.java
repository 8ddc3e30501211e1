package org.hodograph.flink;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.entity.EntityTap;
import org.hodograph.pipeline.entity.RuleWatch;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.series.Tracker;

/**
 * The trackers of the current key, an entry of the map state each, and the entity that hears them. Silence and expiry are told
 * by a processing-time timer, one outstanding per key; the end of a bounded input by an event-time timer at the end of time,
 * which only the final watermark reaches. A key whose last series expires leaves neither state nor timer.
 */
final class KeyedTrackers {

    private static final int REMEMBERED_SETTINGS =
            65_536; // 200 bytes each; fewer than are heard in turn would all be strange
    private static final int RESTING_ENTITIES = 8_192; // 2 kB each under 20 rules

    private final OperatorRules rules;
    private final MapState<String, TrackerState> trackers;
    private final ValueState<EntityState> entity;
    private final ValueState<Long> timer; // the time of the outstanding one
    private final Meters meters;
    private final EntityTap tap;
    private final Map<String, Known> settings = new LinkedHashMap<>(16, 0.75f, true); // in the order of access
    private final SourceClock source = new SourceClock();
    private final Map<String, EntityState> resting = new LinkedHashMap<>(); // no state: a new entity would do the same
    private final RuleWatch watch; // of this task: most names are no news
    private final SeriesCount count;
    private boolean isStored; // whether the entity of the current call has a state
    private Output output; // of the current call
    private long begunMillis; // when this attempt heard or was woken first; 0: not yet

    /** What a task remembers of a series beside its state. */
    private record Known(SeriesSettings settings, SourceClock.Wait waited) {}

    /** Where the messages of a call go. */
    interface Output {

        TimerService timers();

        void emit(Message message);

        /** The name of a series is news to {@link UnmatchedRules}. */
        void heard(String series);
    }

    KeyedTrackers(OperatorRules rules, SeriesCount count, RuntimeContext context) {
        this.rules = rules;
        this.count = count;
        watch = new RuleWatch(rules.entities(), rules.series().patterns());
        trackers = context.getMapState(
                new MapStateDescriptor<>("trackers", StringSerializer.INSTANCE, new TrackerStateSerializer()));
        entity = context.getState(new ValueStateDescriptor<>("entity", new EntityStateSerializer()));
        timer = context.getState(new ValueStateDescriptor<>("timer", LongSerializer.INSTANCE));
        MessageEncoder encoder =
                new MessageEncoder(message -> output.emit(message), new Accounts(context), rules.showIn());
        meters = new Meters(encoder, context, rules.format(), count);
        tap = new EntityTap(meters);
    }

    /** Other alerts hold: those that watch for rules which match nothing hear again which names there are. */
    void use(AlertRules alerts, Consumer<String> heard) {
        watch.use(alerts);
        for (String series : settings.keySet()) {
            if (isNews(series)) {
                heard.accept(series);
            }
        }
    }

    private boolean isNews(String series) {
        return watch.heard(series) && !UnmatchedRules.isControl(series);
    }

    /** Takes a sample of the current key. */
    void sample(Sample sample, AlertRules alerts, Output here) throws Exception {
        call(here);
        String series = sample.series();
        Known known = known(series);
        source.heard(
                sample.source(),
                known.waited,
                known.settings.idle().afterNanos(),
                here.timers().currentProcessingTime());
        TrackerState state = trackers.get(series);
        boolean isNew = state == null;
        if (isNew && count.isAt(rules.maxSeries())) {
            meters.rejected(Rejection.tooManySeries(sample, rules.maxSeries()));
            return;
        }
        if (isNew) {
            state = TrackerState.of(series, known.settings);
        }
        EntityState listening = attend(sample.entity(), alerts);
        boolean isWoken = !state.isLive();
        Tracker tracker = wake(state, series);
        meters.begin(sample, here.timers().currentProcessingTime());
        tracker.accept(sample, here.timers().currentProcessingTime(), tap);
        meters.end();
        if (tracker.isEmpty()) {
            return; // its first sample was refused: nothing to keep
        }
        trackers.put(series, state);
        if (isNew) {
            tap.begun(series);
        }
        keep(sample.entity(), listening);
        if (isNew) {
            count.add(1);
        }
        if (isNew || isWoken) {
            flushAtTheEnd(series);
        }
        watch(Math.min(tracker.idleDueMillis(), tracker.expiryMillis()));
    }

    private void call(Output here) {
        output = here;
        begunMillis = begunMillis == 0 ? here.timers().currentProcessingTime() : begunMillis;
    }

    /** The time that the job was down, or its source behind, is no silence of anybody. */
    private Tracker wake(TrackerState state, String series) throws IOException {
        Tracker tracker = state.tracker(series, settingsOf(series));
        tracker.listening(listeningMillis());
        return tracker;
    }

    private long listeningMillis() {
        return Math.max(begunMillis, source.caughtUpMillis());
    }

    /** Lets the entity hear what its trackers say next. Null if there are no rules over its series, nor were there any. */
    private EntityState attend(String name, AlertRules alerts) throws IOException {
        EntityState state = entity.value();
        isStored = state != null;
        if (state == null && !rules.entities().isEmpty(alerts)) {
            state = resting.get(name);
            state = state == null ? EntityState.of(name, rules.entities()) : state;
        }
        tap.attend(state == null ? null : state.entity(name, rules.entities()), alerts);
        return state;
    }

    /** What has nothing to save is kept alive beside the state: to make it anew for each sample costs more than the sample. */
    private void keep(String name, EntityState state) throws IOException {
        if (state == null) {
            return;
        }
        if (!state.entity(name, rules.entities()).isEmpty()) {
            resting.remove(name); // what is in the state is the backend's
            entity.update(state);
            return;
        }
        if (isStored) {
            entity.clear();
        }
        if (resting.size() >= RESTING_ENTITIES && !resting.containsKey(name)) {
            resting.remove(resting.keySet().iterator().next());
        }
        resting.put(name, state);
    }

    /** Where nothing waits for order, nothing is left at the end. */
    private void flushAtTheEnd(String series) {
        if (settingsOf(series).maxOutOfOrdernessNanos() > 0) {
            output.timers().registerEventTimeTimer(Long.MAX_VALUE);
        }
    }

    /** A due time moves on with every sample; the timer stays where it was and looks again when it fires. */
    private void watch(long due) throws IOException {
        if (due == Long.MAX_VALUE) {
            return;
        }
        Long outstanding = timer.value();
        if (outstanding == null || due < outstanding) {
            if (outstanding != null) {
                output.timers().deleteProcessingTimeTimer(outstanding);
            }
            output.timers().registerProcessingTimeTimer(due);
            timer.update(due);
        }
    }

    /** A timer of the current key fires. */
    void timer(long timestamp, TimeDomain domain, AlertRules alerts, Output here) throws Exception {
        call(here);
        if (domain == TimeDomain.EVENT_TIME) {
            finish(alerts);
        } else {
            look(Math.max(timestamp, here.timers().currentProcessingTime()), alerts);
        }
    }

    private void finish(AlertRules alerts) throws Exception {
        EntityState listening = null;
        String name = null;
        for (Map.Entry<String, TrackerState> entry : trackers.entries()) {
            TrackerState state = entry.getValue();
            name = Sample.entityOf(entry.getKey());
            listening = listening == null ? attend(name, alerts) : listening;
            wake(state, entry.getKey()).finish(tap);
            entry.setValue(state);
        }
        keep(name, listening);
    }

    /** Tells the silences that are due, lets the series go whose time is over, and watches for the next. */
    private void look(long nowMillis, AlertRules alerts) throws Exception {
        timer.clear();
        long earliest = Long.MAX_VALUE;
        EntityState listening = null;
        String name = null;
        for (Iterator<Map.Entry<String, TrackerState>> all = trackers.iterator(); all.hasNext(); ) {
            Map.Entry<String, TrackerState> entry = all.next();
            TrackerState state = entry.getValue();
            name = Sample.entityOf(entry.getKey());
            Tracker tracker = state.seen(entry.getKey(), settingsOf(entry.getKey()));
            boolean isIdle = tracker.idleDueMillis(listeningMillis()) <= nowMillis;
            if (isIdle || tracker.expiryMillis(listeningMillis()) <= nowMillis) {
                listening = listening == null ? attend(name, alerts) : listening;
                tracker = wake(state, entry.getKey());
            }
            if (isIdle) {
                tracker.idle(nowMillis, tap);
                entry.setValue(state);
            }
            if (tracker.expiryMillis(listeningMillis()) <= nowMillis) { // its silence has been told
                tracker.finish(tap); // what waits for order is answered before it goes
                tap.gone(entry.getKey());
                all.remove();
                count.add(-1);
            } else {
                earliest = Math.min(earliest, tracker.idleDueMillis(listeningMillis()));
                earliest = Math.min(earliest, tracker.expiryMillis(listeningMillis()));
            }
        }
        keep(name, listening);
        if (trackers.isEmpty()) {
            trackers.clear(); // on the heap an empty map would stay
            entity.clear();
            resting.remove(name);
            output.timers().deleteEventTimeTimer(Long.MAX_VALUE);
        }
        watch(earliest);
    }

    private SeriesSettings settingsOf(String series) {
        return known(series).settings;
    }

    private Known known(String series) {
        Known known = settings.get(series);
        if (known == null) {
            if (settings.size() >= REMEMBERED_SETTINGS) { // whoever was not heard for the longest
                settings.remove(settings.keySet().iterator().next());
            }
            known = new Known(rules.series().settingsFor(series), new SourceClock.Wait());
            settings.put(series, known);
            if (isNews(series)) {
                output.heard(series);
            }
        }
        return known;
    }
}
