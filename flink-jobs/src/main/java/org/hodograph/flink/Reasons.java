package org.hodograph.flink;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.account.Account;
import org.hodograph.pipeline.account.ToldReason;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.hint.Clue;
import org.hodograph.pipeline.hint.Hints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts samples that take no part by the code of their reason, the words before its colon, and for the end of a bounded job by
 * its kind. The first of each series and code is logged too, with the setting that may mend it, until {@value #MOST_LOGGED}
 * lines are written: a log is no topic.
 */
final class Reasons {

    static final int MOST_LOGGED = 50; // lines of an operator's task

    private static final Logger LOG = LoggerFactory.getLogger(Reasons.class);

    private final MetricGroup group;
    private final ReasonAccumulator tally;
    private final FormatSettings settings;
    private final Map<String, Counter> counters = new HashMap<>();
    private final Set<String> logged = new HashSet<>();

    Reasons(RuntimeContext context, FormatSettings settings) {
        group = context.getMetricGroup().addGroup(Meters.GROUP);
        tally = ReasonAccumulator.of(context);
        this.settings = settings;
    }

    void rejected(Rejection rejection) {
        String code = code(rejection);
        counters.computeIfAbsent(code, of -> group.addGroup("reason", of).counter("rejected"))
                .inc();
        tally.count(Account.REJECTED, rejection);
        log(Account.REJECTED, code, rejection);
    }

    void late(Rejection rejection) {
        tally.count(Account.LATE, rejection);
        log(Account.LATE, code(rejection), rejection);
    }

    void absent(Rejection absence) {
        tally.count(Account.ABSENT, absence);
    }

    private static String code(Rejection rejection) {
        String reason = rejection.reason();
        int colon = reason.indexOf(':');
        return colon < 0 ? reason : reason.substring(0, colon);
    }

    private void log(Account account, String code, Rejection rejection) {
        if (logged.size() >= MOST_LOGGED || !logged.add(code + " " + rejection.series())) {
            return;
        }
        LOG.warn(
                "{}: {} (series {}, {}); more of this series and cause are counted, not logged{}",
                account.word(),
                rejection.reason(),
                rejection.series() == null ? "unknown" : rejection.series(),
                ReasonAccumulator.place(rejection.source()),
                hint(account, rejection).map(hint -> "; " + hint).orElse(""));
        if (logged.size() == MOST_LOGGED) {
            LOG.warn("{}: {} lines are enough, all others are counted only", account.word(), MOST_LOGGED);
        }
    }

    private Optional<String> hint(Account account, Rejection rejection) {
        ToldReason reason = ToldReason.first(account, rejection, ReasonAccumulator::place);
        return Hints.of(new Clue(reason, settings, null));
    }
}
