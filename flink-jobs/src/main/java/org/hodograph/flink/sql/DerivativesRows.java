package org.hodograph.flink.sql;

import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.DataTypes.Field;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.DataType;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.series.Derivatives;

/** A row for each answer of a series: all orders of one fit at one instant. */
final class DerivativesRows extends Rows {

    private static final int ORDERS = Estimate.MAX_ORDER + 1;
    private static final int VALUE = 2;
    private static final int ERROR = VALUE + ORDERS;
    private static final int UNIT = ERROR + ORDERS;
    private static final int LAG = UNIT + 1;
    private static final int SAMPLES = LAG + 1;
    private static final int FLAGS = SAMPLES + 1;
    private static final int WIDTH = FLAGS + 2; // and the reason

    private String unitText; // of the answer before
    private StringData unit;

    DerivativesRows(Consumer<RowData> out, Counters counters) {
        super(WIDTH, out, counters);
    }

    /** The columns, with instants of this type. */
    static List<Field> columns(DataType instant) {
        return List.of(
                DataTypes.FIELD("series", DataTypes.STRING()),
                DataTypes.FIELD("t", instant),
                DataTypes.FIELD("value", DataTypes.DOUBLE()),
                DataTypes.FIELD("d1", DataTypes.DOUBLE()),
                DataTypes.FIELD("d2", DataTypes.DOUBLE()),
                DataTypes.FIELD("d3", DataTypes.DOUBLE()),
                DataTypes.FIELD("se0", DataTypes.DOUBLE()),
                DataTypes.FIELD("se1", DataTypes.DOUBLE()),
                DataTypes.FIELD("se2", DataTypes.DOUBLE()),
                DataTypes.FIELD("se3", DataTypes.DOUBLE()),
                DataTypes.FIELD("unit", DataTypes.STRING()),
                DataTypes.FIELD("lag", DataTypes.DOUBLE()),
                DataTypes.FIELD("n", DataTypes.INT()),
                DataTypes.FIELD("flags", DataTypes.ARRAY(DataTypes.STRING())),
                DataTypes.FIELD("reason", DataTypes.STRING()));
    }

    @Override
    public void derivatives(Derivatives result) {
        if (!result.isRepeated()) {
            write(result);
        }
    }

    @Override
    public void provisional(Derivatives result) {
        write(result);
    }

    private void write(Derivatives result) {
        GenericRowData row = begin(shownSeries(), result.nanos());
        for (int order = 0; order < ORDERS; order++) {
            row.setField(VALUE + order, number(result.shown(order)));
            row.setField(ERROR + order, number(result.shownError(order)));
        }
        row.setField(UNIT, unit(result.shownUnit(0)));
        row.setField(LAG, result.lagNanos() / NANOS_PER_SECOND);
        row.setField(SAMPLES, result.estimate().samples());
        row.setField(FLAGS, flags(result.flags(1)));
        end(row);
    }

    private StringData unit(String text) {
        if (text == null) {
            return null;
        }
        if (!text.equals(unitText)) {
            unitText = text;
            unit = StringData.fromString(text);
        }
        return unit;
    }
}
