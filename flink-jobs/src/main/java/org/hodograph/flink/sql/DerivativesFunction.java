package org.hodograph.flink.sql;

import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.types.ColumnList;
import org.hodograph.pipeline.config.SeriesOptions;

/**
 * {@code DERIVATIVES(input => TABLE telemetry PARTITION BY vehicle, on_time => DESCRIPTOR(ts), signal => DESCRIPTOR(speed), settings =>
 * MAP['lag', '250ms', 'order', '1', 'unit', 'km/h'])}: value and derivatives of columns, with standard errors; docs/sql.md. The
 * arguments {@code `value`}, {@code `method`} and {@code `lag`} have reserved words for names. Flink calls what is public.
 */
public final class DerivativesFunction extends TrackersFunction {

    private static final long serialVersionUID = 1;
    private static final String VALUE = "value";
    private static final String SIGNAL = "signal"; // the same without backticks: value is a reserved word
    private static final Signature SIGNATURE = new Signature(
            List.of(Signature.columns(VALUE)),
            List.of(Signature.columns(SIGNAL)),
            DerivativesFunction::read,
            DerivativesRows::columns);

    public DerivativesFunction() {
        this(null);
    }

    private DerivativesFunction(Call call) {
        super(call);
    }

    private static Call read(Arguments arguments) {
        List<Call.Column> values = arguments.columns(VALUE);
        List<Call.Column> signals = arguments.columns(SIGNAL);
        if (values.isEmpty() == signals.isEmpty()) {
            throw new IllegalArgumentException(
                    "signal: a column is needed, as in signal => DESCRIPTOR(speed), or in `value`, which is the same");
        }
        return Call.of(
                arguments.keys(),
                arguments.time(),
                values.isEmpty() ? signals : values,
                SeriesOptions.of(arguments.settings()));
    }

    @Override
    Signature signature() {
        return SIGNATURE;
    }

    @Override
    BiFunction<Consumer<RowData>, Counters, Rows> rows() {
        return DerivativesRows::new;
    }

    @Override
    public UserDefinedFunction specialize(SpecializedContext context) {
        return new DerivativesFunction(SIGNATURE.call(context.getCallContext()));
    }

    /** A row of the table; what else the call says is known since it was planned. */
    public void eval(
            Context context,
            Memory memory,
            RowData input,
            ColumnList value,
            StringData method,
            Long lag,
            MapData settings,
            ColumnList signal)
            throws IOException {
        row(context, memory, input);
    }
}
