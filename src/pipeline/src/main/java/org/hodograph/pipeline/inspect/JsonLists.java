package org.hodograph.pipeline.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.text.NumberForm;

/**
 * The list inside of records whose elements are the samples, if there is one.
 *
 * @param path of the elements, for example {@code values[*]}; empty: the record is the sample
 * @param elements their fields, and those around them, as names say them inside of an element
 */
record JsonLists(String path, Table elements) {

    private static final String EACH = "[*]";

    static JsonLists of(Table table) {
        Map<String, Integer> lists = new HashMap<>();
        for (Column column : table.columns()) {
            boolean isObject = column.name().contains(EACH + ".");
            if (isObject && column.isNumeric(NumberForm.PLAIN)) {
                lists.merge(list(column.name()), 1, Integer::sum);
            }
        }
        String path = lists.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean isOnTheWay =
                    path.startsWith(list(column.name())) || column.name().startsWith(path + ".");
            if (isOnTheWay && !column.name().endsWith(EACH)) {
                String name = path.isEmpty() ? column.name() : inside(path, column.name());
                columns.add(new Column(name, column.cells()));
            }
        }
        if (!path.isEmpty()) { // what an element says itself comes first
            columns.sort((one, other) -> Boolean.compare(isOutside(one, path, table), isOutside(other, path, table)));
        }
        return new JsonLists(path, new Table(columns, table.said(), true));
    }

    private static boolean isOutside(Column column, String path, Table table) {
        return table.column(path + "." + column.name()).isEmpty();
    }

    /** The list that a field's object is an element of; empty: none. */
    private static String list(String name) {
        int end = name.lastIndexOf(EACH);
        return end < 0 ? "" : name.substring(0, end + EACH.length());
    }

    /** What a field is called inside of an element: from the innermost object on the way to it. */
    private static String inside(String path, String name) {
        String around = path;
        while (!name.startsWith(around + ".")) {
            int dot = around.lastIndexOf('.');
            if (dot < 0) {
                return name;
            }
            around = around.substring(0, dot);
        }
        return name.substring(around.length() + 1);
    }
}
