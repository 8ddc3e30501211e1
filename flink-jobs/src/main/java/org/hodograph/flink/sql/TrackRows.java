package org.hodograph.flink.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.DataTypes.Field;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.hodograph.kernels.geometry.Motion.Quantity;
import org.hodograph.pipeline.track.TrackPoint;

/** A row for each instant of a path, in SI units and radians; what is of three dimensions is NULL in two. */
final class TrackRows extends Rows {

    private static final String[] AXES = {"x", "y", "z"};
    private static final List<Quantity> QUANTITIES = List.of(
            Quantity.SPEED,
            Quantity.COURSE,
            Quantity.YAW_RATE,
            Quantity.LONGITUDINAL_ACCELERATION,
            Quantity.LATERAL_ACCELERATION,
            Quantity.CURVATURE,
            Quantity.TORSION);
    private static final int POSITION = 2;
    private static final int MOTION = POSITION + AXES.length;
    private static final int LENGTH = MOTION + QUANTITIES.size();
    private static final int POSITION_ERROR = LENGTH + 1;
    private static final int MOTION_ERROR = POSITION_ERROR + AXES.length;
    private static final int LAG = MOTION_ERROR + QUANTITIES.size();
    private static final int SAMPLES = LAG + 1;
    private static final int FLAGS = SAMPLES + 1;
    private static final int WIDTH = FLAGS + 2; // and the reason

    TrackRows(Consumer<RowData> out, Counters counters) {
        super(WIDTH, out, counters);
    }

    /** The columns, with instants of this type. */
    static List<Field> columns(DataType instant) {
        List<Field> columns = new ArrayList<>();
        columns.add(DataTypes.FIELD("series", DataTypes.STRING()));
        columns.add(DataTypes.FIELD("t", instant));
        addMotion("", columns);
        columns.add(DataTypes.FIELD("path_length", DataTypes.DOUBLE()));
        addMotion("se_", columns);
        columns.add(DataTypes.FIELD("lag", DataTypes.DOUBLE()));
        columns.add(DataTypes.FIELD("n", DataTypes.INT()));
        columns.add(DataTypes.FIELD("flags", DataTypes.ARRAY(DataTypes.STRING())));
        columns.add(DataTypes.FIELD("reason", DataTypes.STRING()));
        return columns;
    }

    private static void addMotion(String prefix, List<Field> columns) {
        for (String axis : AXES) {
            columns.add(DataTypes.FIELD(prefix + axis, DataTypes.DOUBLE()));
        }
        for (Quantity quantity : QUANTITIES) {
            columns.add(DataTypes.FIELD(prefix + quantity.name().toLowerCase(Locale.ROOT), DataTypes.DOUBLE()));
        }
    }

    @Override
    public void track(TrackPoint point) {
        GenericRowData row = begin(partition().shownEntity(), point.nanos());
        int axes = point.inSpace() ? AXES.length : AXES.length - 1;
        for (int axis = 0; axis < axes; axis++) {
            row.setField(POSITION + axis, number(point.position(axis)));
            row.setField(POSITION_ERROR + axis, number(point.positionError(axis)));
        }
        int quantities = point.inSpace() ? QUANTITIES.size() : QUANTITIES.size() - 1;
        for (int i = 0; i < quantities; i++) {
            row.setField(MOTION + i, number(point.value(QUANTITIES.get(i))));
            row.setField(MOTION_ERROR + i, number(point.standardError(QUANTITIES.get(i))));
        }
        row.setField(LENGTH, number(point.pathLength()));
        row.setField(LAG, point.lagNanos() / NANOS_PER_SECOND);
        row.setField(SAMPLES, point.samples());
        row.setField(FLAGS, flags(point.flags()));
        end(row);
    }
}
