package org.hodograph.flink.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.ArgumentCount;
import org.apache.flink.table.types.inference.CallContext;
import org.apache.flink.table.types.inference.ConstantArgumentCount;
import org.apache.flink.table.types.inference.InputTypeStrategy;
import org.apache.flink.table.types.inference.StateTypeStrategy;
import org.apache.flink.table.types.inference.StaticArgument;
import org.apache.flink.table.types.inference.StaticArgumentTrait;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeStrategies;
import org.apache.flink.table.types.inference.TypeStrategy;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;

/**
 * What Flink's planner is told of a process table function: its arguments and state, its columns, and the check of a call. Rows,
 * texts and maps come in Flink's own form, so that nothing is converted for each row.
 */
final class Signature {

    private static final String STATE = "memory";
    private static final int NANOS = 9; // the precision of an instant
    private static final DataType PARTITION = DataTypes.RAW(PartitionState.class, new PartitionStateSerializer());

    /** Makes a call of its arguments. */
    interface Reader {
        /** An IllegalArgumentException says what is wrong. */
        Call read(Arguments arguments);
    }

    private final List<StaticArgument> arguments;
    private final Reader reader;
    private final Function<DataType, List<DataTypes.Field>> columns;

    /**
     * A signature.
     *
     * @param first arguments behind the table
     * @param last arguments behind the settings
     * @param reader makes a call of the arguments, or an IllegalArgumentException
     * @param output the columns, with instants of a type
     */
    Signature(
            List<StaticArgument> first,
            List<StaticArgument> last,
            Reader reader,
            Function<DataType, List<DataTypes.Field>> output) {
        this.reader = reader;
        this.columns = output;
        List<StaticArgument> declared = new ArrayList<>();
        declared.add(StaticArgument.table(
                Arguments.INPUT,
                RowData.class,
                false,
                EnumSet.of(StaticArgumentTrait.SET_SEMANTIC_TABLE, StaticArgumentTrait.REQUIRE_ON_TIME)));
        declared.addAll(first);
        declared.add(StaticArgument.scalar(Arguments.METHOD, DataTypes.STRING().bridgedTo(StringData.class), true));
        declared.add(StaticArgument.scalar(
                Arguments.LAG,
                DataTypes.INTERVAL(DataTypes.DAY(), DataTypes.SECOND(3)).bridgedTo(Long.class),
                true));
        declared.add(StaticArgument.scalar(
                Arguments.SETTINGS,
                DataTypes.MAP(DataTypes.STRING(), DataTypes.STRING()).bridgedTo(MapData.class),
                true));
        declared.addAll(last);
        arguments = List.copyOf(declared);
    }

    /** An argument that names columns. One that is missing is told by the reader, in better words than the planner's. */
    static StaticArgument columns(String name) {
        return StaticArgument.scalar(name, DataTypes.DESCRIPTOR(), true);
    }

    /**
     * The planner's part.
     *
     * @param isPlanned whether the call has been; until then types are as the planner has them
     */
    TypeInference inference(boolean isPlanned) {
        LinkedHashMap<String, StateTypeStrategy> state = new LinkedHashMap<>();
        DataType memory = DataTypes.STRUCTURED(Memory.class, DataTypes.FIELD("partition", PARTITION));
        // the state of a series that says nothing for long goes by the function's own clock
        state.put(STATE, StateTypeStrategy.of(TypeStrategies.explicit(memory), Duration.ZERO));
        return TypeInference.newBuilder()
                .staticArguments(arguments)
                .inputTypeStrategy(new Check(isPlanned))
                .stateTypeStrategies(state)
                .outputTypeStrategy(output())
                .build();
    }

    /**
     * What a call says.
     *
     * @throws ValidationException if it can't be
     */
    Call call(CallContext context) {
        try {
            Arguments read = new Arguments(context, arguments);
            if (read.isUnread()) {
                throw new IllegalArgumentException(
                        "the arguments must be written out: texts, intervals, MAP[…] of texts,"
                                + " DESCRIPTOR(…); they say what the columns and the state are");
            }
            read.requireNoOrder();
            return reader.read(read);
        } catch (IllegalArgumentException e) {
            throw new ValidationException(e.getMessage(), e);
        }
    }

    private TypeStrategy output() {
        return context ->
                Optional.of(DataTypes.ROW(columns.apply(instant(context))).bridgedTo(RowData.class));
    }

    /** Of the kind of the time column, with nanoseconds: an instant lies a lag behind a row. */
    private DataType instant(CallContext context) {
        LogicalType time = new Arguments(context, arguments).timeType();
        return time != null && time.is(LogicalTypeRoot.TIMESTAMP_WITHOUT_TIME_ZONE)
                ? DataTypes.TIMESTAMP(NANOS)
                : DataTypes.TIMESTAMP_LTZ(NANOS);
    }

    /** Reads the call as soon as it can be read: a fault is told where the statement is validated. */
    private final class Check implements InputTypeStrategy {

        private final boolean isPlanned;

        Check(boolean isPlanned) {
            this.isPlanned = isPlanned;
        }

        @Override
        public ArgumentCount getArgumentCount() {
            return ConstantArgumentCount.any();
        }

        @Override
        public Optional<List<DataType>> inferInputTypes(CallContext context, boolean throwOnFailure) {
            if (isPlanned) {
                List<DataType> types = new ArrayList<>(context.getArgumentDataTypes());
                types.set(0, types.get(0).bridgedTo(RowData.class));
                return Optional.of(types);
            }
            try {
                Arguments read = new Arguments(context, arguments);
                read.requireNoOrder();
                if (!read.isUnread()) {
                    reader.read(read);
                }
            } catch (IllegalArgumentException e) {
                return context.fail(throwOnFailure, "%s", e.getMessage());
            }
            return Optional.of(context.getArgumentDataTypes());
        }

        @Override
        public List<org.apache.flink.table.types.inference.Signature> getExpectedSignatures(FunctionDefinition of) {
            return List.of(org.apache.flink.table.types.inference.Signature.of(arguments.stream()
                    .map(argument -> org.apache.flink.table.types.inference.Signature.Argument.of(argument.getName()))
                    .toList()));
        }
    }
}
