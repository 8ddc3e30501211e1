package org.hodograph.pipeline.format;

import java.util.Map;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.json.ConnectDecimals;
import org.hodograph.pipeline.format.json.FieldName;
import org.hodograph.pipeline.format.json.FlatJson.Field;
import org.hodograph.pipeline.format.json.FlatJson.Kind;
import org.hodograph.pipeline.format.json.Scope;
import org.hodograph.pipeline.text.Texts;

/** The values of an element of JSON, each a sample, a rejection or an absence. For one thread. */
final class JsonValue {

    private final FieldName[] names;
    private final Values numbers;
    private final ConnectDecimals decimals; // null: there are none
    private final Map<String, String> units;

    JsonValue(FormatSettings settings) {
        names = FieldName.of(settings.fields().value());
        numbers = new Values(settings.numbers());
        decimals = settings.json().hasDecimals() ? new ConnectDecimals(settings.json()) : null;
        units = settings.json().units();
    }

    /** Whether an element has one value. */
    boolean isOne() {
        return names.length == 1;
    }

    /** Gives all values of an element; {@code entity} null: the value alone names the series. */
    void give(Scope scope, String entity, long nanos, String unit, SourceRecord source, SampleListener out) {
        for (FieldName name : names) {
            Field value = scope.bare() != null && names.length == 1 ? scope.bare() : name.of(scope);
            boolean isNamedByKey = scope.isEntry() && names.length == 1;
            String field = isNamedByKey ? Texts.shortened(scope.key()) : name.text();
            String series = entity == null ? name.label() : names.length == 1 ? entity : entity + "/" + name.label();
            String declared = unit == null && !units.isEmpty() ? units.get(isNamedByKey ? scope.key() : field) : unit;
            if (value == null) {
                none(scope, name, series, nanos, source, out);
            } else {
                give(value, scope, field, series, nanos, declared, source, out);
            }
        }
    }

    private void none(Scope scope, FieldName name, String series, long nanos, SourceRecord source, SampleListener out) {
        String around = name.nullAround(scope);
        if (around != null) {
            out.absent(new Rejection("absent: null in " + around, series, nanos, source));
        } else if (names.length > 1 || scope.isEntry() || name.isOneOfSeveral()) {
            out.absent(new Rejection("absent: no " + name.text() + " in the record", series, nanos, source));
        } else {
            out.rejected(new Rejection(SeriesNames.unknownValue(name.text(), scope), series, nanos, source));
        }
    }

    private void give(
            Field value,
            Scope scope,
            String field,
            String series,
            long nanos,
            String unit,
            SourceRecord source,
            SampleListener out) {
        if (value.kind() == Kind.NULL) {
            out.absent(new Rejection("absent: null in " + field, series, nanos, source));
        } else if (value.isNumber()) {
            numbers.give(series, nanos, value.text(), field, unit, source, out);
        } else if (value.kind() == Kind.TEXT && decimals != null) {
            decimal(value.text(), scope, field, series, nanos, unit, source, out);
        } else if (scope.isEntry() && !numbers.isMeantAsNumber(value.kind() == Kind.TEXT ? value.text() : "")) {
            out.absent(new Rejection(Values.absent(value.text(), field) + " is no number", series, nanos, source));
        } else if (value.kind() == Kind.TEXT && !value.text().isBlank()) {
            numbers.give(series, nanos, value.text(), field, unit, source, out);
        } else {
            out.rejected(new Rejection(Values.notANumber(value.text(), field), series, nanos, source));
        }
    }

    private void decimal(
            String text,
            Scope scope,
            String field,
            String series,
            long nanos,
            String unit,
            SourceRecord source,
            SampleListener out) {
        Integer scale = decimals.scale(source.payload(), scope, scope.bare() == null ? field : "");
        String decimal = scale == null ? text : ConnectDecimals.text(text, scale);
        if (decimal != null && !decimal.isBlank()) {
            numbers.give(series, nanos, decimal, field, unit, source, out);
        } else {
            out.rejected(new Rejection(Values.notANumber(text, field), series, nanos, source));
        }
    }
}
