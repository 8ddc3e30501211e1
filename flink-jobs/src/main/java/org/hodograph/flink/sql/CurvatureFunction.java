package org.hodograph.flink.sql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.types.ColumnList;
import org.hodograph.pipeline.config.SeriesOptions;

/**
 * {@code CURVATURE(input => TABLE positions PARTITION BY vehicle, on_time => DESCRIPTOR(ts), x => DESCRIPTOR(longitude), y =>
 * DESCRIPTOR(latitude))}: speed, course, turn and curvature of a path; docs/sql.md. Flink calls what is public.
 */
public final class CurvatureFunction extends TrackersFunction {

    private static final long serialVersionUID = 1;
    private static final String X = "x";
    private static final String Y = "y";
    private static final String Z = "z";
    private static final String SHOW_IN = "show-in";
    private static final Signature SIGNATURE = new Signature(
            List.of(Signature.columns(X), Signature.columns(Y), Signature.columns(Z)),
            List.of(),
            CurvatureFunction::read,
            TrackRows::columns);

    public CurvatureFunction() {
        this(null);
    }

    private CurvatureFunction(Call call) {
        super(call);
    }

    private static Call read(Arguments arguments) {
        List<Call.Column> coordinates = new ArrayList<>();
        coordinates.add(coordinate(X, arguments));
        coordinates.add(coordinate(Y, arguments));
        Optional<Call.Column> z = arguments.column(Z);
        z.ifPresent(coordinates::add);
        for (Call.Column coordinate : coordinates) {
            if (coordinate.name().contains("/")) {
                throw new IllegalArgumentException(
                        "a coordinate's column must not have / in its name, but one is " + coordinate.name());
            }
        }
        Map<String, String> settings = arguments.settings();
        if (settings.containsKey(SHOW_IN)) {
            throw new IllegalArgumentException(
                    "settings: show-in is of DERIVATIVES: a path is in SI units, which UNIT_CONVERT converts");
        }
        SeriesOptions options = SeriesOptions.ofTrack(
                settings,
                coordinates.get(0).name(),
                coordinates.get(1).name(),
                z.map(Call.Column::name).orElse(null));
        return Call.of(arguments.keys(), arguments.time(), coordinates, options);
    }

    private static Call.Column coordinate(String name, Arguments arguments) {
        return arguments
                .column(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        name + ": a column is needed, as in x => DESCRIPTOR(longitude), y => DESCRIPTOR(latitude)"));
    }

    @Override
    Signature signature() {
        return SIGNATURE;
    }

    @Override
    BiFunction<Consumer<RowData>, Counters, Rows> rows() {
        return TrackRows::new;
    }

    @Override
    public UserDefinedFunction specialize(SpecializedContext context) {
        return new CurvatureFunction(SIGNATURE.call(context.getCallContext()));
    }

    /** A row of the table; what else the call says is known since it was planned. */
    public void eval(
            Context context,
            Memory memory,
            RowData input,
            ColumnList x,
            ColumnList y,
            ColumnList z,
            StringData method,
            Long lag,
            MapData settings)
            throws IOException {
        row(context, memory, input);
    }
}
