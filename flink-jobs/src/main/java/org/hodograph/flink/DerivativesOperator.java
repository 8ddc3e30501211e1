package org.hodograph.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.output.Message;

/** Runs the trackers of an entity under the alert rules of the configuration. */
final class DerivativesOperator extends KeyedProcessFunction<String, Sample, Message>
        implements ResultTypeQueryable<Message>, CheckpointedFunction {

    private static final long serialVersionUID = 1;

    private final OperatorRules rules;
    private transient SeriesCount count;
    private transient boolean isRestored;
    private transient KeyedStateBackend<String> backend; // null: nobody said which
    private transient KeyedTrackers trackers;
    private transient Context known; // whose outlet this is
    private transient Outlet outlet;

    DerivativesOperator(OperatorRules rules) {
        this.rules = rules;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        count = new SeriesCount(context, getRuntimeContext().getTaskInfo());
        isRestored = context.isRestored();
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
    }

    @Override
    public void processElement(Sample sample, Context here, Collector<Message> results) throws Exception {
        trackers.sample(sample, alerts(), outlet(here, results));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext here, Collector<Message> results) throws Exception {
        trackers.timer(timestamp, here.timeDomain(), alerts(), outlet(here, results));
    }

    private AlertRules alerts() {
        return rules.entities().alerts();
    }

    private Outlet outlet(Context here, Collector<Message> results) {
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
