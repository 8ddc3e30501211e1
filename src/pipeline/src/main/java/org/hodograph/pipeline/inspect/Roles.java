package org.hodograph.pipeline.inspect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hodograph.pipeline.text.NumberForm;

/** Completes a proposal with which fields are times, values and names. */
final class Roles {

    private static final int MOST_VALUES = 60;
    private static final int MOST_TIMES = 3; // that are tried

    private Roles() {}

    /** One proposal for each way to read the table that is worth a trial, the likeliest first. */
    static List<Proposal> of(Proposal begun, Table table) {
        NumberGuess numbers = NumberGuess.of(table.columns());
        Proposal numbered =
                numbers.yaml() == null ? begun : begun.with("source.numbers", numbers.yaml(), numbers.why());
        List<Proposal> all = new ArrayList<>();
        List<TimeRole> times = TimeRoles.of(table, numbers.form());
        for (TimeRole time : times.subList(0, Math.min(MOST_TIMES, times.size()))) {
            all.addAll(timed(numbered, table, time, numbers.form()));
        }
        if (all.isEmpty() && table.isJson()) {
            all.addAll(timed(
                    numbered,
                    table,
                    new TimeRole(
                            List.of(),
                            "kafka",
                            "no field looks like a time: that of the Kafka record; lines of a file have none",
                            0,
                            false),
                    numbers.form()));
        }
        return all;
    }

    private static List<Proposal> timed(Proposal begun, Table table, TimeRole time, NumberForm form) {
        Set<String> times = new HashSet<>(time.fields());
        List<Column> values = ValueRoles.values(table, times, form);
        if (values.isEmpty()) {
            return List.of();
        }
        List<Column> some = some(values);
        List<String> names = some.stream().map(Column::name).toList();
        Proposal timed = begun.with("source.time", time.setting(), time.why());
        if (time.falls()) {
            timed = timed.with("source.order", "descending", "the newest comes first");
        }
        if (time.fields().isEmpty()) {
            timed = timed.onTimestamps();
        } else {
            timed = timed.with("source.fields.time", time.fields(), "likest a time among the fields");
        }
        timed = timed.with(
                "source.fields.value",
                names,
                "numbers"
                        + (some.size() < values.size()
                                ? ", " + MOST_VALUES + " of " + values.size() + ", those that change before others"
                                : ""));
        for (String line : Remarks.of(some, form)) {
            timed = timed.remark(line);
        }
        return SeriesRoles.of(timed, table, times, form);
    }

    /** As many as may be, in the order of the file. */
    private static List<Column> some(List<Column> values) {
        Set<Column> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.concat(
                        values.stream().filter(column -> column.distinct().size() > 1),
                        values.stream().filter(column -> column.distinct().size() <= 1))
                .limit(MOST_VALUES)
                .forEach(chosen::add);
        return values.stream().filter(chosen::contains).toList();
    }
}
