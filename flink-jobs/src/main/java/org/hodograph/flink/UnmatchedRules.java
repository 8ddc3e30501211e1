package org.hodograph.flink;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.hodograph.pipeline.config.ControlMessage;
import org.hodograph.pipeline.entity.RuleWatch;
import org.hodograph.pipeline.entity.UnmatchedRule;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.MessageEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from all tasks which names of series there are and tells, to the status topic and the log, the rules that match none:
 * {@link RuleWatch#PATIENCE_MILLIS} after the first name, of alerts from a control message after that, and at the end of a bounded input. One task, no state: a job that
 * starts again hears the names again, and tells again.
 */
public final class UnmatchedRules extends AbstractStreamOperator<Message>
        implements OneInputStreamOperator<String, Message>, BoundedOneInput {

    private static final char CONTROL =
            '\0'; // begins what is no name but a control message; a name so strange is not passed on

    private static final long serialVersionUID = 1;
    private static final Logger OWN_LOG = LoggerFactory.getLogger(UnmatchedRules.class);
    private static final String ACCUMULATOR = "hodograph.unmatched-rules";

    private final OperatorRules rules;
    private transient RuleWatch watch;
    private transient boolean hasHeard;
    private transient ControlPlace newest; // of the messages whose alerts were watched
    private transient long alertsDueMillis;

    UnmatchedRules(OperatorRules rules) {
        this.rules = rules;
    }

    /** An accepted control message, among names. */
    static String control(ControlPlace place, byte[] payload) {
        return CONTROL
                + (place.partition() + " " + place.offset() + " " + place.timestampMillis() + " ")
                + new String(payload, StandardCharsets.UTF_8);
    }

    static boolean isControl(String heard) {
        return !heard.isEmpty() && heard.charAt(0) == CONTROL;
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
        watch = new RuleWatch(rules.entities(), rules.series().patterns());
    }

    @Override
    public void processElement(StreamRecord<String> heard) {
        if (isControl(heard.getValue())) {
            use(heard.getValue().substring(1).split(" ", 4));
            return;
        }
        watch.heard(heard.getValue());
        if (!hasHeard) {
            hasHeard = true;
            beginWaiting();
        }
    }

    /** Every task says it; what one says late is older than what another has said meanwhile. */
    private void use(String[] control) {
        ControlPlace place =
                new ControlPlace(Integer.parseInt(control[0]), Long.parseLong(control[1]), Long.parseLong(control[2]));
        if (newest == null || place.isAfter(newest)) {
            newest = place;
            watch.use(ControlMessage.read(
                            control[3].getBytes(StandardCharsets.UTF_8),
                            rules.entities().alerts().ofProfiles())
                    .alerts());
            beginWaiting();
        }
    }

    private void beginWaiting() {
        alertsDueMillis = getProcessingTimeService().getCurrentProcessingTime() + RuleWatch.PATIENCE_MILLIS;
        Future<?> unused = getProcessingTimeService().registerTimer(alertsDueMillis, this::due);
    }

    private void due(long millis) {
        if (millis >= alertsDueMillis) {
            watch.tell(this::tell);
        } else {
            watch.tellAllButAlerts(this::tell);
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
