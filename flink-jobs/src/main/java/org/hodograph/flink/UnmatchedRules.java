package org.hodograph.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.entity.RuleWatch;
import org.hodograph.pipeline.entity.UnmatchedRule;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.MessageEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from all tasks which names of series there are and tells, to the status topic and the log, the rules that match none:
 * {@link RuleWatch#PATIENCE_MILLIS} after the first name, and at the end of a bounded input. One task, no state: a job that
 * starts again hears the names again, and tells again.
 */
public final class UnmatchedRules extends AbstractStreamOperator<Message>
        implements OneInputStreamOperator<String, Message>, BoundedOneInput {

    /** In place of a name, which is never empty: alerts of a control message hold. */
    static final String OTHER_ALERTS = "";

    private static final long serialVersionUID = 1;
    private static final Logger OWN_LOG = LoggerFactory.getLogger(UnmatchedRules.class);
    private static final String ACCUMULATOR = "hodograph.unmatched-rules";

    private final EntityRules rules;
    private transient RuleWatch watch;
    private transient boolean isWaiting;

    UnmatchedRules(EntityRules rules) {
        this.rules = rules;
    }

    /** The rules that matched nothing of a bounded input, a line each. */
    public static List<String> of(JobExecutionResult result) {
        List<String> lines = new ArrayList<>();
        if (result.getAllAccumulatorResults().get(ACCUMULATOR) instanceof List<?> all) {
            all.forEach(line -> lines.add((String) line));
        }
        return lines;
    }

    @Override
    public void open() throws Exception {
        super.open();
        watch = new RuleWatch(rules);
    }

    @Override
    public void processElement(StreamRecord<String> heard) {
        if (heard.getValue().equals(OTHER_ALERTS)) {
            watch.forgetAlerts();
            return;
        }
        watch.heard(heard.getValue());
        if (!isWaiting) {
            isWaiting = true;
            long now = getProcessingTimeService().getCurrentProcessingTime();
            Future<?> unused = getProcessingTimeService()
                    .registerTimer(now + RuleWatch.PATIENCE_MILLIS, due -> watch.tell(this::tell));
        }
    }

    @Override
    public void endInput() {
        watch.tell(this::tell);
        ListAccumulator<String> lines = new ListAccumulator<>();
        watch.told().forEach(rule -> lines.add(rule.line()));
        getRuntimeContext().addAccumulator(ACCUMULATOR, lines);
    }

    private void tell(UnmatchedRule rule) {
        OWN_LOG.warn(rule.line());
        output.collect(new StreamRecord<>(MessageEncoder.unmatched(rule)));
    }
}
