package org.hodograph.standalone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.kernels.tail.SharedTail;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.FleetTails;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.standalone.page.Silent;

/**
 * The tails that the series of a recording have in common, for each alert that learns as the {@code share} of its YAML, ready to be
 * pasted under the alert: {@code --tails}. What is said about them is a comment.
 */
final class TailsToShare {

    private static final int MOST_NAMES = 8;
    private static final String INDENT = "    ";

    /** The answer; none: no alert has a tail. */
    record Answer(List<String> lines, boolean isNone) {}

    private TailsToShare() {}

    /** Runs the records through the alerts. */
    static Answer run(Inputs records) throws IOException {
        List<AlertRule> rules = records.job().entities().alerts().rules().stream()
                .filter(rule -> rule.unusual() != null)
                .toList();
        if (rules.isEmpty()) {
            throw new IllegalArgumentException(
                    "--tails asks alerts that learn, and the configuration has none: give one"
                            + " when: unusual, abs unusual, unusual high or unusual low");
        }
        SeriesHost host = new SeriesHost(records.job(), Silent.LISTENER, rule -> {}, line -> {}, records::place);
        host.tap(records::heard);
        for (SourceRecord record = records.next(); record != null; record = records.next()) {
            host.accept(record, System.currentTimeMillis());
        }
        host.finish();
        FleetTails tails = new FleetTails();
        host.tell(tails);
        List<String> lines = new ArrayList<>();
        boolean isNone = true;
        for (AlertRule rule : rules) {
            SharedTail tail = tails.tailOf(rule);
            lines.add(remark(rule, tails, tail != null));
            if (tail != null) {
                lines.add(INDENT + "share: \"" + tail.text() + "\"");
                isNone = false;
            }
        }
        return new Answer(lines, isNone);
    }

    private static String remark(AlertRule rule, FleetTails tails, boolean hasTail) {
        List<String> learned = tails.learned(rule);
        List<String> young = tails.young(rule);
        String learn = rule.unusual().learn().text();
        StringBuilder remark = new StringBuilder("# " + rule.name() + ": ");
        if (hasTail) {
            remark.append("the tail of ").append(learned.size()).append(" series");
            if (!young.isEmpty()) {
                remark.append("; ")
                        .append(learn)
                        .append(" were not learned by ")
                        .append(names(young));
            }
        } else if (!learned.isEmpty()) {
            remark.append("no tail: on a side it looks at, no series had a peak");
        } else {
            remark.append("no tail: ")
                    .append(learn)
                    .append(" were learned by no series")
                    .append(young.isEmpty() ? ", it looked at none" : ", not by " + names(young));
        }
        return INDENT + Texts.oneLine(remark.toString());
    }

    private static String names(List<String> series) {
        String names = String.join(", ", series.subList(0, Math.min(MOST_NAMES, series.size())));
        return series.size() > MOST_NAMES ? names + " and " + (series.size() - MOST_NAMES) + " more" : names;
    }
}
