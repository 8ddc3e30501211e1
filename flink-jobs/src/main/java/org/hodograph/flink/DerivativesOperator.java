package org.hodograph.flink;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.config.SeriesRules;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.series.Tracker;

/**
 * Runs the trackers of an entity: an entry of the map state per series. Silence is told by a processing-time timer, one
 * outstanding per key; the end of a bounded input by an event-time timer at the end of time, which only the final watermark
 * reaches.
 */
final class DerivativesOperator extends KeyedProcessFunction<String, Sample, Message>
        implements ResultTypeQueryable<Message> {

    private static final long serialVersionUID = 1;
    private static final int REMEMBERED_SETTINGS = 16_384;

    private final SeriesRules rules;
    private final int maxSeries;
    private transient MapState<String, TrackerState> trackers;
    private transient ValueState<Long> idleTimer; // the time of the outstanding one
    private transient MessageEncoder encoder;
    private transient Map<String, SeriesSettings> settings;
    private transient int made;
    private transient Context context;
    private transient Collector<Message> out;

    /**
     * The operator of a job.
     *
     * @param maxSeries of this task since its start; those restored from a checkpoint are not counted
     */
    DerivativesOperator(SeriesRules rules, int maxSeries) {
        this.rules = rules;
        this.maxSeries = maxSeries;
    }

    @Override
    public void open(OpenContext opened) {
        trackers = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("trackers", StringSerializer.INSTANCE, new TrackerStateSerializer()));
        idleTimer = getRuntimeContext().getState(new ValueStateDescriptor<>("idle-timer", LongSerializer.INSTANCE));
        encoder = new MessageEncoder(this::emit, new Accounts(getRuntimeContext()));
        settings = new LinkedHashMap<>();
    }

    private void emit(Message message) {
        switch (message.topic()) {
            case LATE -> context.output(SideOutputs.LATE, message);
            case REJECTED -> context.output(SideOutputs.REJECTED, message);
            default -> out.collect(message);
        }
    }

    @Override
    public void processElement(Sample sample, Context here, Collector<Message> results) throws Exception {
        context = here;
        out = results;
        String series = sample.series();
        TrackerState state = trackers.get(series);
        if (state == null) {
            if (made >= maxSeries) {
                encoder.rejected(Rejection.of(sample, "too-many-series"));
                return;
            }
            made++;
            state = TrackerState.of(series, settingsOf(series));
            flushAtTheEnd(series);
        } else if (!state.isLive()) {
            flushAtTheEnd(series);
        }
        Tracker tracker = state.tracker(series, settingsOf(series));
        tracker.accept(sample, here.timerService().currentProcessingTime(), encoder);
        trackers.put(series, state);
        watchSilence(tracker.idleDueMillis());
    }

    /** Where nothing waits for order, nothing is left at the end. */
    private void flushAtTheEnd(String series) {
        if (settingsOf(series).maxOutOfOrdernessNanos() > 0) {
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
    }

    /** A due time moves on with every sample; the timer stays where it was and looks again when it fires. */
    private void watchSilence(long due) throws IOException {
        if (due == Long.MAX_VALUE) {
            return;
        }
        Long outstanding = idleTimer.value();
        if (outstanding == null || due < outstanding) {
            if (outstanding != null) {
                context.timerService().deleteProcessingTimeTimer(outstanding);
            }
            context.timerService().registerProcessingTimeTimer(due);
            idleTimer.update(due);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext here, Collector<Message> results) throws Exception {
        context = here;
        out = results;
        if (here.timeDomain() == TimeDomain.EVENT_TIME) {
            finish();
        } else {
            tellSilence(Math.max(timestamp, here.timerService().currentProcessingTime()));
        }
    }

    private void finish() throws Exception {
        for (Map.Entry<String, TrackerState> entry : trackers.entries()) {
            TrackerState state = entry.getValue();
            state.tracker(entry.getKey(), settingsOf(entry.getKey())).finish(encoder);
            entry.setValue(state);
        }
    }

    private void tellSilence(long nowMillis) throws Exception {
        idleTimer.clear();
        long earliest = Long.MAX_VALUE;
        for (Map.Entry<String, TrackerState> entry : trackers.entries()) {
            TrackerState state = entry.getValue();
            Tracker tracker = state.tracker(entry.getKey(), settingsOf(entry.getKey()));
            if (tracker.idleDueMillis() <= nowMillis) {
                tracker.idle(nowMillis, encoder);
                entry.setValue(state);
            }
            earliest = Math.min(earliest, tracker.idleDueMillis());
        }
        watchSilence(earliest);
    }

    private SeriesSettings settingsOf(String series) {
        SeriesSettings known = settings.get(series);
        if (known == null) {
            if (settings.size() >= REMEMBERED_SETTINGS) {
                settings.clear();
            }
            known = rules.settingsFor(series);
            settings.put(series, known);
        }
        return known;
    }

    @Override
    public TypeInformation<Message> getProducedType() {
        return ValueType.MESSAGE;
    }
}
