package org.hodograph.pipeline.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hodograph.pipeline.text.NumberForm;

/** Ways to name the series of a table. */
final class SeriesRoles {

    private static final String PATH = "source.fields.series";

    private SeriesRoles() {}

    /** The proposals that follow from one, the likeliest first: names that tell series apart, all names, none. */
    static List<Proposal> of(Proposal timed, Table table, Set<String> times, NumberForm form) {
        List<Column> named = apartFromEachOther(ValueRoles.names(table, times, form));
        List<String> names = named.stream().map(Column::name).toList();
        List<String> apart = named.stream()
                .filter(column -> column.distinct().size() > 1)
                .map(Column::name)
                .toList();
        List<String> others =
                ValueRoles.others(table, times, form).stream().map(Column::name).toList();
        List<Proposal> all = new ArrayList<>();
        if (!names.isEmpty() && names.size() <= 3) {
            all.add(timed.with(PATH, names, "few texts that name something"));
        }
        if (!apart.isEmpty() && !apart.equals(names)) {
            all.add(timed.with(PATH, apart, "few texts that tell series apart"));
        }
        if (names.size() > 3) {
            all.add(timed.with(PATH, names.subList(0, 1), "few texts that name something"));
        }
        if (table.isJson()) {
            all.add(timed.with("source.entity", "all", "no field names the series: this does; put a better name"));
        } else {
            all.add(timed);
        }
        for (String other : others) {
            all.add(timed.with(PATH, List.of(other), "few texts, which tell series apart"));
        }
        return all;
    }

    /** Of columns that hold the same texts, the one with the shortest name. */
    private static List<Column> apartFromEachOther(List<Column> columns) {
        return columns.stream()
                .filter(column -> columns.stream()
                        .noneMatch(other -> other.cells().equals(column.cells())
                                && other.name().length() < column.name().length()))
                .toList();
    }
}
