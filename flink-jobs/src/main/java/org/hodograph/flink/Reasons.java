package org.hodograph.flink;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.hodograph.pipeline.Rejection;

/** Counts rejections by the code of their reason: the words before its colon. */
final class Reasons {

    private final MetricGroup group;
    private final Map<String, Counter> counters = new HashMap<>();

    Reasons(MetricGroup operator) {
        group = operator.addGroup(Meters.GROUP);
    }

    void count(Rejection rejection) {
        String reason = rejection.reason();
        int colon = reason.indexOf(':');
        counters.computeIfAbsent(
                        colon < 0 ? reason : reason.substring(0, colon),
                        code -> group.addGroup("reason", code).counter("rejected"))
                .inc();
    }
}
