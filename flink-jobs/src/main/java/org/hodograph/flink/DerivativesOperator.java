package org.hodograph.flink;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
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
    private transient KeyedTrackers trackers;
    private transient Output output;

    DerivativesOperator(OperatorRules rules) {
        this.rules = rules;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        count = new SeriesCount(context, getRuntimeContext().getTaskInfo());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        count.save();
    }

    @Override
    public void open(OpenContext opened) {
        trackers = new KeyedTrackers(rules, count, getRuntimeContext());
        output = new Output();
    }

    @Override
    public void processElement(Sample sample, Context here, Collector<Message> results) throws Exception {
        trackers.sample(sample, alerts(), output.of(here, results));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext here, Collector<Message> results) throws Exception {
        trackers.timer(timestamp, here.timeDomain(), alerts(), output.of(here, results));
    }

    private AlertRules alerts() {
        return rules.entities().alerts();
    }

    @Override
    public TypeInformation<Message> getProducedType() {
        return ValueType.MESSAGE;
    }

    private static final class Output implements KeyedTrackers.Output {

        private Context context;
        private Collector<Message> results;

        Output of(Context here, Collector<Message> out) {
            context = here;
            results = out;
            return this;
        }

        @Override
        public TimerService timers() {
            return context.timerService();
        }

        @Override
        public void emit(Message message) {
            switch (message.topic()) {
                case LATE -> context.output(SideOutputs.LATE, message);
                case REJECTED -> context.output(SideOutputs.REJECTED, message);
                default -> results.collect(message);
            }
        }

        @Override
        public void heard(String series) {
            context.output(SideOutputs.HEARD, series);
        }
    }
}
