package org.hodograph.flink;

import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.account.ReasonTally;
import org.hodograph.pipeline.output.MessageEncoder;

/** What became of every sample: accumulators for the end of a bounded job, metrics of the same names while one runs. */
public final class Accounts implements MessageEncoder.Tally {

    private static final String PREFIX = "hodograph.";

    private final Account in;
    private final Account used;
    private final Account duplicate;
    private final Account late;
    private final Account rejected;
    private final Account absent;

    Accounts(RuntimeContext context) {
        in = new Account(context, "in");
        used = new Account(context, "used");
        duplicate = new Account(context, "duplicate");
        late = new Account(context, "late");
        rejected = new Account(context, "rejected");
        absent = new Account(context, "absent");
    }

    /** The accounts of a job that has ended; after a restart they hold what came since. */
    public static Counts of(JobExecutionResult result) {
        return of(result.getAllAccumulatorResults());
    }

    /** The accounts among a job's accumulators. */
    public static Counts of(Map<String, Object> all) {
        return new Counts(
                read(all, "in"),
                read(all, "used"),
                read(all, "duplicate"),
                read(all, "late"),
                read(all, "rejected"),
                read(all, "absent"));
    }

    /** Why samples of a job that has ended took no part. */
    public static ReasonTally reasons(JobExecutionResult result) {
        return result.getAllAccumulatorResults().get(ReasonAccumulator.NAME) instanceof ReasonTally tally
                ? tally
                : new ReasonTally();
    }

    private static long read(Map<String, Object> all, String name) {
        return all.get(PREFIX + name) instanceof Long count ? count : 0;
    }

    void in() {
        in.increment();
    }

    @Override
    public void used() {
        used.increment();
    }

    @Override
    public void duplicate() {
        duplicate.increment();
    }

    @Override
    public void late() {
        late.increment();
    }

    @Override
    public void rejected() {
        rejected.increment();
    }

    @Override
    public void absent() {
        absent.increment();
    }

    private static final class Account {

        private final LongCounter total;
        private final Counter metric;

        Account(RuntimeContext context, String name) {
            Accumulator<Long, Long> known = context.getAccumulator(PREFIX + name);
            if (known instanceof LongCounter counter) {
                total = counter; // another operator of the same task
            } else {
                total = new LongCounter();
                context.addAccumulator(PREFIX + name, total);
            }
            metric = context.getMetricGroup().addGroup(Meters.GROUP).counter(name);
        }

        void increment() {
            total.add(1);
            metric.inc();
        }
    }
}
