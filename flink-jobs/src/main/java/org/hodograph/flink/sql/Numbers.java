package org.hodograph.flink.sql;

import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeFamily;

/** Reads a number of a row as a double: the nearest one to a BIGINT or a DECIMAL. */
@FunctionalInterface
interface Numbers {

    /** The number in a place that is not NULL. */
    double read(RowData row);

    static boolean isNumber(LogicalType type) {
        return type.is(LogicalTypeFamily.NUMERIC);
    }

    /** A reader of a column; {@link #isNumber} holds of its type. */
    static Numbers of(Call.Column column) {
        int place = column.place();
        return switch (column.type().getTypeRoot()) {
            case TINYINT -> row -> row.getByte(place);
            case SMALLINT -> row -> row.getShort(place);
            case INTEGER -> row -> row.getInt(place);
            case BIGINT -> row -> row.getLong(place);
            case FLOAT -> row -> row.getFloat(place);
            case DOUBLE -> row -> row.getDouble(place);
            case DECIMAL -> decimal(place, (DecimalType) column.type());
            default -> throw new IllegalArgumentException(column.name() + " is no number, but " + column.type());
        };
    }

    private static Numbers decimal(int place, DecimalType type) {
        int precision = type.getPrecision();
        int scale = type.getScale();
        return row -> row.getDecimal(place, precision, scale).toBigDecimal().doubleValue();
    }
}
