package org.hodograph.flink;

import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.account.Account;
import org.hodograph.pipeline.account.ReasonTally;

/** Why samples took no part, over all tasks of a job. Flink copies it from another thread while the task counts. */
final class ReasonAccumulator implements Accumulator<ReasonTally, ReasonTally> {

    static final String NAME = "hodograph.reasons";

    private static final long serialVersionUID = 1;

    private final ReasonTally tally = new ReasonTally();

    /** The accumulator of a task; its operators share one. */
    static ReasonAccumulator of(RuntimeContext context) {
        Accumulator<ReasonTally, ReasonTally> known = context.getAccumulator(NAME);
        if (known instanceof ReasonAccumulator accumulator) {
            return accumulator;
        }
        ReasonAccumulator made = new ReasonAccumulator();
        context.addAccumulator(NAME, made);
        return made;
    }

    void count(Account account, Rejection rejection) {
        tally.add(account, rejection, ReasonAccumulator::place);
    }

    /** Topic, partition and offset. */
    static String place(SourceRecord source) {
        return source.topic() + "-" + source.partition() + " offset " + source.offset();
    }

    @Override
    public void add(ReasonTally value) {
        tally.merge(value);
    }

    @Override
    public ReasonTally getLocalValue() {
        return tally;
    }

    @Override
    public void resetLocal() {
        tally.clear();
    }

    @Override
    public void merge(Accumulator<ReasonTally, ReasonTally> other) {
        tally.merge(other.getLocalValue());
    }

    @Override
    @SuppressWarnings("NoClone") // Flink's contract
    public ReasonAccumulator clone() {
        ReasonAccumulator copy = new ReasonAccumulator();
        copy.merge(this);
        return copy;
    }
}
