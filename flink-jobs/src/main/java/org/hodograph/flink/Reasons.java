package org.hodograph.flink;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts rejections by the code of their reason: the words before its colon. The first of each series and code is logged too,
 * until {@value #MOST_LOGGED} lines are written: a log is no topic.
 */
final class Reasons {

    static final int MOST_LOGGED = 50; // lines of an operator's task

    private static final Logger LOG = LoggerFactory.getLogger(Reasons.class);

    private final MetricGroup group;
    private final Map<String, Counter> counters = new HashMap<>();
    private final Set<String> logged = new HashSet<>();

    Reasons(MetricGroup operator) {
        group = operator.addGroup(Meters.GROUP);
    }

    void count(Rejection rejection) {
        String reason = rejection.reason();
        int colon = reason.indexOf(':');
        String code = colon < 0 ? reason : reason.substring(0, colon);
        counters.computeIfAbsent(code, of -> group.addGroup("reason", of).counter("rejected"))
                .inc();
        if (logged.size() < MOST_LOGGED && logged.add(code + " " + rejection.series())) {
            log(rejection);
        }
    }

    private void log(Rejection rejection) {
        SourceRecord source = rejection.source();
        LOG.warn(
                "rejected: {} (series {}, {}-{} offset {}); more of this series and cause are counted, not logged",
                rejection.reason(),
                rejection.series() == null ? "unknown" : rejection.series(),
                source.topic(),
                source.partition(),
                source.offset());
        if (logged.size() == MOST_LOGGED) {
            LOG.warn("rejected: {} lines are enough, all others are counted only", MOST_LOGGED);
        }
    }
}
