package org.hodograph.flink;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.entity.Clockwork;
import org.hodograph.pipeline.entity.Entity;
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
final class KeyedTrackers implements Clockwork.Store<Exception> {

    private static final int REMEMBERED_SETTINGS =
            65_536; // 200 bytes each; fewer than are heard in turn would all be strange
    private static final int RESTING_ENTITIES = 8_192; // 2 kB each under 20 rules
    private static final String ENTITY = "entity";
    private static final long NONE = Long.MAX_VALUE;

    private final OperatorRules rules;
    private final TrackerStates trackers;
    private final EntityStates entities;
    private final ValueState<Long> timer; // the time of the outstanding one
    private final Meters meters;
    private final Clockwork<Exception> clockwork;
    private final Map<String, Known> settings = new LinkedHashMap<>(16, 0.75f, true); // in the order of access
    private final SourceClock source = new SourceClock();
    private final Map<String, EntityState> resting = new LinkedHashMap<>(); // no state: a new entity would do the same
    private final RuleWatch watch; // of this task: most names are no news
    private final SeriesCount count;
    private TrackerState current; // of the sample at hand
    private boolean isWoken; // from its bytes
    private EntityState listening; // the entity at hand
    private boolean isStored; // whether it has a state
    private boolean areStored; // some entity may have one
    private Known known; // of the sample at hand
    private Output output; // of the current call
    private long begunMillis; // when this attempt heard or was woken first; 0: not yet

    /** What a task remembers of a series beside its state. */
    private static final class Known {

        private final SeriesSettings settings;
        private final SourceClock.Wait waited = new SourceClock.Wait();
        private long timerMillis = NONE; // one of its key is outstanding, at this time or earlier

        Known(SeriesSettings settings) {
            this.settings = settings;
        }
    }

    /** Where the messages of a call go. */
    interface Output {

        TimerService timers();

        void emit(Message message);

        /** The name of a series is news to {@link UnmatchedRules}. */
        void heard(String series);
    }

    /**
     * Trackers without a key so far.
     *
     * @param backend of these states; null where it is not known
     * @param isRestored whether there may be states from before
     */
    KeyedTrackers(
            OperatorRules rules,
            SeriesCount count,
            RuntimeContext context,
            KeyedStateBackend<String> backend,
            boolean isRestored) {
        this.rules = rules;
        this.count = count;
        watch = new RuleWatch(rules.entities(), rules.series().patterns());
        trackers = new TrackerStates(
                context.getMapState(
                        new MapStateDescriptor<>("trackers", StringSerializer.INSTANCE, new TrackerStateSerializer())),
                backend);
        entities = new EntityStates(
                context.getState(new ValueStateDescriptor<>(ENTITY, new EntityStateSerializer())), backend);
        areStored = isRestored && (backend == null || hasAny(backend));
        timer = context.getState(new ValueStateDescriptor<>("timer", LongSerializer.INSTANCE));
        MessageEncoder encoder = new MessageEncoder(
                message -> output.emit(message), new Accounts(context), rules.showIn(), rules.written(), rules.sink());
        meters = new Meters(encoder, context, rules.format(), count);
        clockwork = new Clockwork<>(this, meters);
    }

    private static boolean hasAny(KeyedStateBackend<String> backend) {
        try (Stream<String> entities = backend.getKeys(ENTITY, VoidNamespace.INSTANCE)) {
            return entities.findAny().isPresent();
        }
    }

    /** A checkpoint begins. */
    void writeBack() throws Exception {
        trackers.writeBack();
        entities.writeBack();
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
        known = known(sample.series());
        long now = here.timers().currentProcessingTime();
        source.heard(sample.source(), known.waited, known.settings.idle().afterNanos(), now);
        meters.begin(sample, now);
        clockwork.sample(sample, now, alerts);
        meters.end();
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

    @Override
    public Tracker tracker(String series) throws Exception {
        current = trackers.get(series);
        if (current == null) {
            return null;
        }
        isWoken = !current.isLive();
        return wake(current, series);
    }

    @Override
    public Tracker newTracker(String series) throws Exception {
        if (count.isAt(rules.maxSeries())) {
            return null;
        }
        current = TrackerState.of(series, settingsOf(series));
        return wake(current, series);
    }

    @Override
    public int maxSeries() {
        return rules.maxSeries();
    }

    @Override
    public void keep(String series, Tracker tracker, boolean isNew) throws Exception {
        trackers.keep(series, current, isNew || isWoken);
        if (isNew) {
            count.add(1);
        }
        if (isNew || isWoken) {
            flushAtTheEnd(series);
        }
        long due = Math.min(tracker.idleDueMillis(), tracker.expiryMillis());
        if (due < known.timerMillis || known.timerMillis == NONE) {
            watch(due);
            known.timerMillis = due;
        }
    }

    /** Null as well where there are rules now, but neither were there any when the state was made. */
    @Override
    public Entity entity(String name, AlertRules alerts) throws Exception {
        if (!areStored && rules.entities().isEmpty(alerts)) {
            listening = null;
            return null;
        }
        listening = entities.get();
        isStored = listening != null;
        if (listening == null && !rules.entities().isEmpty(alerts)) {
            EntityState atRest = resting.get(name);
            listening = atRest == null ? EntityState.of(name, rules.entities()) : atRest;
        }
        return listening == null ? null : listening.entity(name, rules.entities());
    }

    /** What has nothing to save is kept alive beside the state: to make it anew for each sample costs more than the sample. */
    @Override
    public void keep(String name, Entity used) throws Exception {
        if (!used.isEmpty()) {
            resting.remove(name); // what is in the state is the backend's
            entities.keep(listening);
            areStored = true;
            return;
        }
        if (isStored) {
            entities.clear();
        }
        if (resting.size() >= RESTING_ENTITIES && !resting.containsKey(name)) {
            resting.remove(resting.keySet().iterator().next());
        }
        resting.put(name, listening);
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
            clockwork.finish(new Series(), alerts);
        } else {
            look(Math.max(timestamp, here.timers().currentProcessingTime()), alerts);
        }
    }

    /** Tells the silences that are due, lets the series go whose time is over, and watches for the next. */
    private void look(long nowMillis, AlertRules alerts) throws Exception {
        timer.clear();
        long earliest = clockwork.look(new Series(), nowMillis, listeningMillis(), alerts);
        if (trackers.isEmpty()) {
            trackers.clear(); // on the heap an empty map would stay
            entities.clear();
            output.timers().deleteEventTimeTimer(Long.MAX_VALUE);
        }
        watch(earliest);
    }

    /** Those of the current key. */
    private final class Series implements Iterator<Clockwork.Held<Exception>>, Clockwork.Held<Exception> {

        private final TrackerStates.Entries all;

        Series() throws Exception {
            all = trackers.entries();
        }

        @Override
        public boolean hasNext() {
            return all.hasNext();
        }

        @Override
        public Clockwork.Held<Exception> next() {
            all.next();
            known(series()).timerMillis = NONE; // the one that fires is gone
            return this;
        }

        @Override
        public void remove() {
            all.remove();
            count.add(-1);
            resting.remove(Sample.entityOf(series()));
        }

        @Override
        public String series() {
            return all.series();
        }

        @Override
        public Tracker seen() throws IOException {
            return all.state().seen(series(), settingsOf(series()));
        }

        @Override
        public Tracker tracker() throws IOException {
            return wake(all.state(), series());
        }

        @Override
        public void keep() {
            all.keep();
        }
    }

    private SeriesSettings settingsOf(String series) {
        return known(series).settings;
    }

    private Known known(String series) {
        Known heard = settings.get(series);
        if (heard == null) {
            if (settings.size() >= REMEMBERED_SETTINGS) { // whoever was not heard for the longest
                settings.remove(settings.keySet().iterator().next());
            }
            heard = new Known(rules.series().settingsFor(series));
            settings.put(series, heard);
            if (isNews(series)) {
                output.heard(series);
            }
        }
        return heard;
    }
}
