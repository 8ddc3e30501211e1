package org.hodograph.pipeline.hint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hodograph.pipeline.account.Account;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.time.TimeForm;

/** Samples that come in another order than that of their times. */
final class OrderHints {

    static final List<Hint> ALL = List.of(
            OrderHints::newestFirst,
            OrderHints::wraps,
            OrderHints::everythingLate,
            OrderHints::someLate,
            OrderHints::noTime);

    private static final Set<Kind> NAMELESS_TIMES = Set.of(Kind.INFLUX, Kind.SENML);

    private OrderHints() {}

    private static boolean isLate(Clue clue) {
        return clue.reason().account() == Account.LATE && clue.counts() != null;
    }

    private static boolean isMost(Clue clue) {
        return 2 * clue.counts().late() > clue.counts().in();
    }

    private static Optional<String> newestFirst(Clue clue) {
        return isLate(clue)
                        && isMost(clue)
                        && clue.reason().rises() == 0
                        && clue.reason().falls() > 0
                ? Optional.of(
                        "times only fall, newest first: --newest-first (source.order: descending), or sort the file,"
                                + " or a --max-out-of-orderness (source.max-out-of-orderness) as long as the file")
                : Optional.empty();
    }

    /** Late samples whose own times rise, while they are counted by a number: the number has begun again. */
    private static Optional<String> wraps(Clue clue) {
        boolean isCount = clue.settings().time() instanceof TimeForm.Scaled;
        return isLate(clue)
                        && isMost(clue)
                        && isCount
                        && clue.reason().rises() > 9 * clue.reason().falls()
                ? Optional.of("times rise, but after a step back: a timer that begins again is read by"
                        + " source.time: {unit: ms, wraps-at: 65536}; series that are mixed need source.fields.series")
                : Optional.empty();
    }

    private static Optional<String> everythingLate(Clue clue) {
        return isLate(clue) && isMost(clue)
                ? Optional.of(
                        "most samples are late: --max-out-of-orderness (source.max-out-of-orderness) waits for them;"
                                + " if several devices are mixed, --series (source.fields.series) tells them apart")
                : Optional.empty();
    }

    private static Optional<String> someLate(Clue clue) {
        return isLate(clue)
                ? Optional.of("--max-out-of-orderness (source.max-out-of-orderness) waits for late samples")
                : Optional.empty();
    }

    private static Optional<String> noTime(Clue clue) {
        if (!clue.isCode("missing-time")) {
            return Optional.empty();
        }
        if (NAMELESS_TIMES.contains(clue.settings().kind())) {
            return Optional.of("what tells no time has that of its Kafka record, which lines of a file lack");
        }
        return Optional.of(
                switch (clue.settings().kind()) {
                    case GPX -> "points without a time, as those of planned tracks, have no derivatives";
                    case NMEA -> "only RMC and ZDA tell the date: sentences before the first of them have no time";
                    default ->
                        clue.settings().time() instanceof TimeForm.OfRecord
                                ? "lines of a file have no timestamp of their own: --time names a field of the record"
                                : "no "
                                        + String.join(
                                                ", ", clue.settings().fields().time())
                                        + " in the record: --time (source.fields.time) names the field; source.time: kafka"
                                        + " takes the record's own timestamp";
                });
    }
}
