package org.hodograph.flink;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.alert.RefusalLines;
import org.hodograph.pipeline.entity.EntityListener;
import org.hodograph.pipeline.entity.ForwardingListener;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.UnknownUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink metrics of what trackers say, beside those of {@link Accounts}: rejections by reason, events by kind, records by flag,
 * series with a state, the time a sample takes, and how far the samples are behind the clock. docs/operations names them.
 */
final class Meters extends ForwardingListener {

    /** The metric group below the operator's own. */
    static final String GROUP = "hodograph";

    private static final Logger LOG = LoggerFactory.getLogger(Meters.class);
    private static final int SAMPLES_PER_TIMED = 64; // to look at the clock costs as much as a small fit
    private static final int TIMED = 1024; // of which the quantiles are
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Reasons reasons;
    private final RefusalLines refusals = new RefusalLines(LOG::warn);
    private final Map<SeriesEvent.Kind, Counter> events = new EnumMap<>(SeriesEvent.Kind.class);
    private final Map<Flag, Counter> flagged = new EnumMap<>(Flag.class);
    private final Histogram sampleNanos;
    private long eventLagMillis;
    private int untimed;
    private long begun; // 0: this sample is not timed

    /** Meters of an operator; every call is passed on. */
    Meters(EntityListener next, RuntimeContext context, FormatSettings settings, SeriesCount count) {
        super(next);
        MetricGroup group = context.getMetricGroup().addGroup(GROUP);
        reasons = new Reasons(context, settings);
        for (SeriesEvent.Kind kind : SeriesEvent.Kind.values()) {
            events.put(kind, group.addGroup("event", kind.name()).counter("events"));
        }
        for (Flag flag : Flag.values()) {
            flagged.put(flag, group.addGroup("flag", flag.name()).counter("records"));
        }
        group.gauge("activeSeries", (Gauge<Long>) count::held);
        group.gauge("eventLagMillis", (Gauge<Long>) () -> eventLagMillis);
        sampleNanos = group.histogram("sampleNanos", new DescriptiveStatisticsHistogram(TIMED));
    }

    /** A sample is on its way to its tracker. */
    void begin(Sample sample, long nowMillis) {
        eventLagMillis = nowMillis - Math.floorDiv(sample.nanos(), NANOS_PER_MILLI);
        if (++untimed == SAMPLES_PER_TIMED) {
            untimed = 0;
            begun = System.nanoTime();
        }
    }

    /** The tracker has said what it had to. */
    void end() {
        if (begun != 0) {
            sampleNanos.update(System.nanoTime() - begun);
            begun = 0;
        }
    }

    @Override
    public void rejected(Rejection rejection) {
        reasons.rejected(rejection);
        super.rejected(rejection);
    }

    @Override
    public void absent(Rejection absence) {
        reasons.absent(absence);
        super.absent(absence);
    }

    @Override
    public void event(SeriesEvent event) {
        events.get(event.kind()).inc();
        super.event(event);
    }

    @Override
    public void unknownUnit(UnknownUnit unknown) {
        LOG.warn("{}", unknown.line());
        super.unknownUnit(unknown);
    }

    @Override
    public void derivatives(Derivatives result) {
        count(result);
        super.derivatives(result);
    }

    @Override
    public void provisional(Derivatives result) {
        count(result);
        super.provisional(result);
    }

    /** LOW_SNR belongs to an order; here it is that of the first derivative. */
    private void count(Derivatives result) {
        int flags = result.flags(1);
        if (flags != 0) {
            for (Map.Entry<Flag, Counter> flag : flagged.entrySet()) {
                if (flag.getKey().in(flags)) {
                    flag.getValue().inc();
                }
            }
        }
    }

    @Override
    public void late(Rejection rejection) {
        reasons.late(rejection);
        super.late(rejection);
    }

    @Override
    public void refused(Refusal refusal) {
        refusals.refused(refusal);
        super.refused(refusal);
    }
}
