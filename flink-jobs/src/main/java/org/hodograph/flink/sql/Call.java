package org.hodograph.flink.sql;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.LogicalType;
import org.hodograph.pipeline.config.SeriesOptions;
import org.hodograph.pipeline.config.SeriesRules;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.series.SeriesSettings;

/**
 * What a call of a process table function says, read when it was planned.
 *
 * @param keys of a partition, in the order of PARTITION BY
 * @param time the place of the time column in a row
 * @param values the columns that are series
 * @param series how each is treated
 * @param entities the rules across them
 * @param rejectsAbsent whether a NULL is told as a row
 */
record Call(
        List<Column> keys,
        int time,
        List<Column> values,
        SeriesRules series,
        EntityRules entities,
        boolean rejectsAbsent)
        implements Serializable {

    /** A column of the input table. */
    record Column(String name, int place, LogicalType type) implements Serializable {}

    Call {
        keys = List.copyOf(keys);
        values = List.copyOf(values);
    }

    static Call of(List<Column> keys, int time, List<Column> values, SeriesOptions options) {
        return new Call(keys, time, values, options.series(), options.entities(), options.rejectsAbsent());
    }

    /** The names of the series' columns. */
    String[] columns() {
        return values.stream().map(Column::name).toArray(String[]::new);
    }

    /** The settings of the series of each column; the same in every partition. */
    SeriesSettings[] settings() {
        return values.stream()
                .map(column -> series.settingsFor("any/" + column.name()))
                .toArray(SeriesSettings[]::new);
    }

    /** The name of the entity that a row is of: its keys joined by {@code /}, a NULL as {@code NULL}. */
    String entity(RowData row) {
        StringBuilder name = new StringBuilder();
        for (Column key : keys) {
            Object value = RowData.createFieldGetter(key.type(), key.place()).getFieldOrNull(row);
            name.append(name.isEmpty() ? "" : "/").append(value == null ? "NULL" : value);
        }
        return name.toString();
    }
}
