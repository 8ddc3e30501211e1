package org.hodograph.flink.sql;

import java.util.List;
import java.util.Optional;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.ArgumentCount;
import org.apache.flink.table.types.inference.CallContext;
import org.apache.flink.table.types.inference.InputTypeStrategies;
import org.apache.flink.table.types.inference.InputTypeStrategy;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeStrategies;
import org.hodograph.pipeline.unit.Unit;

/**
 * {@code UNIT_CONVERT(value, 'km/h', 'm/s')}: a value of one unit in another; docs/units.md has them. Units that are written out are
 * checked when the statement is planned. NULL for a NULL, for a unit of a column that is not known, and for two of different kinds.
 */
public final class UnitConvertFunction extends ScalarFunction {

    private static final long serialVersionUID = 1;
    private static final int FROM = 1;
    private static final int TO = 2;

    private transient String fromText; // of the call before
    private transient String toText;
    private transient Unit from;
    private transient Unit to;
    private transient boolean converts;

    /** Called by Flink. */
    public Double eval(Double value, String fromUnit, String toUnit) {
        if (value == null || fromUnit == null || toUnit == null) {
            return null;
        }
        if (!fromUnit.equals(fromText) || !toUnit.equals(toText)) {
            fromText = fromUnit;
            toText = toUnit;
            from = Unit.of(fromUnit);
            to = Unit.of(toUnit);
            converts = from.isKnown() && to.isKnown() && from.isDerivative(to, 0);
        }
        return converts ? to.fromSi(from.toSi(value)) : null;
    }

    @Override
    public TypeInference getTypeInference(DataTypeFactory types) {
        return TypeInference.newBuilder()
                .inputTypeStrategy(new Check())
                .outputTypeStrategy(TypeStrategies.explicit(DataTypes.DOUBLE()))
                .build();
    }

    private static String fault(Optional<String> fromText, Optional<String> toText) {
        Optional<Unit> from = fromText.map(Unit::of);
        Optional<Unit> to = toText.map(Unit::of);
        if (from.isPresent() && !from.get().isKnown()) {
            return "unit \"" + from.get() + "\" is not known" + from.get().hint();
        }
        if (to.isPresent() && !to.get().isKnown()) {
            return "unit \"" + to.get() + "\" is not known" + to.get().hint();
        }
        if (from.isPresent() && to.isPresent() && !from.get().isDerivative(to.get(), 0)) {
            return from.get() + " is in " + from.get().text(0) + " and " + to.get() + " in "
                    + to.get().text(0) + ": neither becomes the other";
        }
        return null;
    }

    /** Numbers of any type, and units that are known where they are written out. */
    private static final class Check implements InputTypeStrategy {

        private static final InputTypeStrategy TYPES = InputTypeStrategies.sequence(
                InputTypeStrategies.explicit(DataTypes.DOUBLE()),
                InputTypeStrategies.explicit(DataTypes.STRING()),
                InputTypeStrategies.explicit(DataTypes.STRING()));

        @Override
        public ArgumentCount getArgumentCount() {
            return TYPES.getArgumentCount();
        }

        @Override
        public Optional<List<DataType>> inferInputTypes(CallContext context, boolean throwOnFailure) {
            Optional<List<DataType>> inferred = TYPES.inferInputTypes(context, throwOnFailure);
            String fault = fault(text(context, FROM), text(context, TO));
            return fault == null ? inferred : context.fail(throwOnFailure, "%s", fault);
        }

        private static Optional<String> text(CallContext context, int place) {
            return context.isArgumentLiteral(place) ? context.getArgumentValue(place, String.class) : Optional.empty();
        }

        @Override
        public List<org.apache.flink.table.types.inference.Signature> getExpectedSignatures(FunctionDefinition of) {
            return TYPES.getExpectedSignatures(of);
        }
    }
}
