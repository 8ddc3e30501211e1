package org.hodograph.flink.sql;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What became of every value of a row, as metrics named like the job's: in = used + duplicate + late + rejected + absent. */
final class Counters {

    private static final String GROUP = "hodograph";

    final Counter in;
    final Counter used;
    final Counter duplicate;
    final Counter late;
    final Counter rejected;
    final Counter absent;

    Counters(MetricGroup operator) {
        MetricGroup group = operator.addGroup(GROUP);
        in = group.counter("in");
        used = group.counter("used");
        duplicate = group.counter("duplicate");
        late = group.counter("late");
        rejected = group.counter("rejected");
        absent = group.counter("absent");
    }
}
