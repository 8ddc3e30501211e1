package org.hodograph.flink;

import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.config.ControlMessage;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.MessageEncoder;

/**
 * Runs the trackers of an entity under the alert rules of the newest accepted control message, those of the configuration until
 * there is one. The message is broadcast state: every task has it, and a checkpoint keeps it. The one that held in the topic at
 * the start is there before the first sample, unless the state knows a newer one. One task answers.
 */
final class ControlledOperator extends KeyedBroadcastProcessFunction<String, Sample, SourceRecord, Message>
        implements ResultTypeQueryable<Message>, CheckpointedFunction {

    static final MapStateDescriptor<String, byte[]> CONTROL =
            new MapStateDescriptor<>("control", StringSerializer.INSTANCE, BytePrimitiveArraySerializer.INSTANCE);

    private static final long serialVersionUID = 1;
    private static final String ALERTS = "alerts";
    private static final String PLACE = "place";

    private final OperatorRules rules;
    private final byte[] holds; // at the start; null: none
    private final ControlPlace place; // of holds
    private transient SeriesCount count;
    private transient boolean isRestored;
    private transient KeyedStateBackend<String> backend; // null: nobody said which
    private transient KeyedTrackers trackers;
    private transient ReadOnlyContext known; // whose outlet this is
    private transient Outlet outlet;
    private transient byte[] message; // the one that alerts was read from; null: the configuration
    private transient AlertRules alerts;
    private transient boolean owesOthers; // to say that alerts of a message hold
    private transient boolean owesStatus; // which message holds after a restore: its source doesn't read it again

    ControlledOperator(OperatorRules rules, SourceRecord holds) {
        this.rules = rules;
        this.holds = holds == null ? null : holds.payload();
        place = holds == null ? null : ControlPlace.of(holds);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        count = new SeriesCount(context, getRuntimeContext().getTaskInfo());
        isRestored = context.isRestored();
        BroadcastState<String, byte[]> control = context.getOperatorStateStore().getBroadcastState(CONTROL);
        if (holds != null) {
            take(holds, place, control);
        }
        owesOthers = control.contains(ALERTS);
        owesStatus = context.isRestored() && isFirstTask() && control.contains(ALERTS);
    }

    /** A message that was read again, or by another way, doesn't take the place of a later one. */
    private static boolean take(byte[] message, ControlPlace place, BroadcastState<String, byte[]> control)
            throws Exception {
        boolean isNewer = place.isAfter(ControlPlace.of(control.get(PLACE)));
        if (isNewer) {
            control.put(ALERTS, message);
            control.put(PLACE, place.bytes());
        }
        return isNewer;
    }

    private boolean isFirstTask() {
        return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    }

    /** Says, before it is opened, where keyed states are kept. */
    void keptIn(KeyedStateBackend<String> states) {
        backend = states;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        count.save();
        trackers.writeBack();
    }

    @Override
    public void open(OpenContext opened) {
        trackers = new KeyedTrackers(rules, count, getRuntimeContext(), backend, isRestored);
        alerts = rules.entities().alerts();
    }

    @Override
    public void processElement(Sample sample, ReadOnlyContext here, Collector<Message> results) throws Exception {
        tellWhatHolds(here, results);
        trackers.sample(sample, alerts(here), outlet(here, results));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext here, Collector<Message> results) throws Exception {
        tellWhatHolds(here, results);
        trackers.timer(timestamp, here.timeDomain(), alerts(here), outlet(here, results));
    }

    @Override
    public void processBroadcastElement(SourceRecord record, Context here, Collector<Message> results)
            throws Exception {
        ControlMessage control = read(record.payload());
        ControlPlace at = ControlPlace.of(record);
        if (control.isAccepted() && take(record.payload(), at, here.getBroadcastState(CONTROL))) {
            watch(control, at, record.payload(), heard -> here.output(SideOutputs.HEARD, heard));
        }
        if (isFirstTask()) {
            results.collect(MessageEncoder.status(control));
        }
    }

    private void tellWhatHolds(ReadOnlyContext here, Collector<Message> results) throws Exception {
        if (owesOthers) {
            byte[] held = here.getBroadcastState(CONTROL).get(ALERTS);
            ControlPlace at = ControlPlace.of(here.getBroadcastState(CONTROL).get(PLACE));
            watch(read(held), at, held, heard -> here.output(SideOutputs.HEARD, heard));
        }
        if (owesStatus) {
            owesStatus = false;
            results.collect(
                    MessageEncoder.status(read(here.getBroadcastState(CONTROL).get(ALERTS))));
        }
    }

    /** Those who watch for rules that match nothing hear of the alerts that hold now. */
    private void watch(ControlMessage control, ControlPlace at, byte[] payload, Consumer<String> heard) {
        owesOthers = false;
        if (control.isAccepted()) {
            heard.accept(UnmatchedRules.control(at, payload));
            trackers.use(control.alerts(), heard);
        }
    }

    private ControlMessage read(byte[] payload) {
        return ControlMessage.read(payload, rules.entities().alerts().ofProfiles());
    }

    private AlertRules alerts(ReadOnlyContext here) throws Exception {
        ReadOnlyBroadcastState<String, byte[]> control = here.getBroadcastState(CONTROL);
        byte[] newest = control.get(ALERTS);
        if (newest != null && !Arrays.equals(newest, message)) {
            message = newest;
            ControlMessage read = read(newest);
            // what an older version accepted and this one doesn't leaves the rules as they are
            alerts = read.isAccepted() ? read.alerts() : alerts;
        }
        return alerts;
    }

    private Outlet outlet(ReadOnlyContext here, Collector<Message> results) {
        if (here != known) {
            known = here;
            outlet = new Outlet(here.timerService(), here::output);
        }
        return outlet.to(results);
    }

    @Override
    public TypeInformation<Message> getProducedType() {
        return ValueType.MESSAGE;
    }
}
