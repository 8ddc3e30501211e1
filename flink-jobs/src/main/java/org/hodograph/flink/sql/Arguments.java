package org.hodograph.flink.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.table.functions.TableSemantics;
import org.apache.flink.table.types.inference.CallContext;
import org.apache.flink.table.types.inference.StaticArgument;
import org.apache.flink.table.types.inference.SystemTypeInference;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.types.ColumnList;
import org.hodograph.kernels.text.Durations;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.unit.Unit;

/**
 * The arguments of a call while it is planned. A fault is an {@link IllegalArgumentException} that names the argument, the rule and
 * the value. What can't be read yet, as an expression of the Table API before it is translated, is found out by {@link #isUnread}.
 */
final class Arguments {

    static final String INPUT = "input";
    static final String METHOD = "method";
    static final String LAG = "lag";
    static final String SETTINGS = "settings";

    private static final String ON_TIME = SystemTypeInference.PROCESS_TABLE_FUNCTION_ARG_ON_TIME;
    private static final String UNIT = "unit";
    private static final String NO_UNIT = "none";

    private final CallContext context;
    private final List<String> names = new ArrayList<>();
    private final TableSemantics table;
    private final RowType row;

    Arguments(CallContext context, List<StaticArgument> declared) {
        this.context = context;
        declared.forEach(argument -> names.add(argument.getName()));
        SystemTypeInference.PROCESS_TABLE_FUNCTION_SYSTEM_ARGS.forEach(argument -> names.add(argument.getName()));
        table = context.getTableSemantics(names.indexOf(INPUT))
                .orElseThrow(() -> new IllegalArgumentException(
                        "input: a table is needed, as in input => TABLE telemetry PARTITION BY vehicle"));
        row = (RowType) table.dataType().getLogicalType();
    }

    /** Whether an argument is given but can't be read yet. */
    boolean isUnread() {
        for (int i = 1; i < names.size(); i++) {
            if (!isNull(i) && !context.isArgumentLiteral(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNull(int place) {
        return place >= context.getArgumentDataTypes().size() || context.isArgumentNull(place);
    }

    private <T> Optional<T> value(String name, Class<T> type, String form) {
        int place = names.indexOf(name);
        if (isNull(place)) {
            return Optional.empty();
        }
        Optional<T> value = context.getArgumentValue(place, type);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + ": " + form + " is needed, written out in the call");
        }
        return value;
    }

    /** Rows come sorted by Flink with ORDER BY, and those behind the watermark never come. */
    void requireNoOrder() {
        if (table.orderByColumns().length > 0) {
            throw new IllegalArgumentException(
                    "input: leave ORDER BY out: with it rows behind the watermark vanish without a"
                            + " trace; the function sorts by itself, see the setting max-out-of-orderness, and tells late rows");
        }
    }

    List<Call.Column> keys() {
        List<Call.Column> keys = new ArrayList<>();
        for (int place : table.partitionByColumns()) {
            keys.add(column(place));
        }
        return keys;
    }

    private Call.Column column(int place) {
        return new Call.Column(row.getFieldNames().get(place), place, row.getTypeAt(place));
    }

    /** The type of the time column; null: none is named, which Flink tells. */
    LogicalType timeType() {
        int time = time();
        return time < 0 ? null : row.getTypeAt(time);
    }

    /** The place of the time column; -1: none is named, or several, which Flink tells. */
    int time() {
        if (table.timeColumn() >= 0) {
            return table.timeColumn(); // once the call is planned
        }
        List<String> named = value(ON_TIME, ColumnList.class, "DESCRIPTOR(column)")
                .map(ColumnList::getNames)
                .orElse(List.of());
        return named.size() == 1 ? place(ON_TIME, named.get(0)) : -1;
    }

    /** The columns that an argument names: numbers, each once. */
    List<Call.Column> columns(String name) {
        List<String> named = value(name, ColumnList.class, "DESCRIPTOR(column)")
                .map(ColumnList::getNames)
                .orElse(List.of());
        List<Call.Column> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : named) {
            int place = place(name, column);
            if (!Numbers.isNumber(row.getTypeAt(place))) {
                throw new IllegalArgumentException(name + ": column " + column + " must be a number, but is "
                        + row.getTypeAt(place).copy(true).asSummaryString());
            }
            if (!seen.add(column)) {
                throw new IllegalArgumentException(name + ": column " + column + " is named twice");
            }
            columns.add(column(place));
        }
        return columns;
    }

    private int place(String name, String column) {
        int place = row.getFieldIndex(column);
        if (place < 0) {
            throw new IllegalArgumentException(
                    name + ": there is no column " + column + Nearest.hint(column, row.getFieldNames()) + " (columns: "
                            + String.join(", ", row.getFieldNames()) + ")");
        }
        return place;
    }

    /** One column, or none. */
    Optional<Call.Column> column(String name) {
        List<Call.Column> columns = columns(name);
        if (columns.size() > 1) {
            throw new IllegalArgumentException(name + ": one column is needed, but there are " + columns.size());
        }
        return columns.stream().findFirst();
    }

    /** The settings, with method and lag among them. */
    @SuppressWarnings("unchecked") // the planner reads the literals of a MAP as texts
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        value(SETTINGS, Map.class, "MAP['key', 'value', …] of texts").ifPresent(settings::putAll);
        settings.forEach((key, text) -> {
            if (text == null) {
                throw new IllegalArgumentException("settings: " + key + " must be a text, but is NULL");
            }
        });
        value(METHOD, String.class, "a text").ifPresent(text -> add(METHOD, text, settings));
        value(LAG, Duration.class, "an interval such as INTERVAL '0.25' SECOND")
                .ifPresent(lag -> add(LAG, lag(lag), settings));
        String unit = settings.get(UNIT);
        if (unit != null && !unit.equals(NO_UNIT) && !Unit.of(unit).isKnown()) {
            throw new IllegalArgumentException("unit: \"" + unit + "\" is not known"
                    + Unit.of(unit).hint() + " Leave it out for values that stay as they are");
        }
        return settings;
    }

    private static String lag(Duration lag) {
        if (lag.isNegative()) {
            throw new IllegalArgumentException("lag must not be negative, but is " + lag.toMillis() + " ms");
        }
        return Durations.print(lag.toNanos());
    }

    private static void add(String key, String text, Map<String, String> settings) {
        if (settings.put(key, text) != null) {
            throw new IllegalArgumentException(key + " is given twice: as an argument and in the settings");
        }
    }
}
