package org.hodograph.pipeline.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.json.FieldName;
import org.hodograph.pipeline.format.json.FlatJson.Field;
import org.hodograph.pipeline.format.json.FlatJson.Kind;
import org.hodograph.pipeline.format.json.JsonPlan;
import org.hodograph.pipeline.format.json.Scope;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/** Names the series of an element by {@code source.fields.series}: its parts, joined by slashes. Immutable. */
final class SeriesNames {

    private static final String ALL = ".*";
    private static final String INTERNAL = "__"; // labels that begin so name nothing, by Prometheus' convention
    private static final FieldName VEHICLE = FieldName.of("vehicle");
    private static final FieldName SIGNAL = FieldName.of("signal");
    private static final FieldName SERIES = FieldName.of("series");
    private static final int MOST_NAMES = 50; // that a reason looks at

    private final List<Part> parts = new ArrayList<>();
    private final boolean hasEntity;
    private final boolean needsFields;

    @FunctionalInterface
    private interface Part {
        /** Null: it names nothing here. */
        String of(Scope scope, SourceRecord source) throws UnreadableException;
    }

    SeriesNames(FormatSettings settings) {
        settings.fields().series().forEach(text -> parts.add(part(text)));
        hasEntity = settings.entity() != null;
        needsFields =
                !settings.fields().series().stream().allMatch(EnvelopeName::isOne) || (parts.isEmpty() && !hasEntity);
    }

    /** Whether a name needs more than a record's key, its headers and its topic. */
    boolean needsFields() {
        return needsFields;
    }

    /** Whether a part is the value of a field: neither of the envelope, nor a key, nor all fields under a name. */
    static boolean isField(String part) {
        return !EnvelopeName.isOne(part) && JsonPlan.mapOf(part) == null && !part.endsWith(ALL);
    }

    private static Part part(String text) {
        if (EnvelopeName.isOne(text)) {
            return (scope, source) -> EnvelopeName.of(text, source);
        }
        String map = JsonPlan.mapOf(text);
        if (map != null) {
            return (scope, source) -> Texts.name(scope.keyOf(map), text);
        }
        if (text.endsWith(ALL)) {
            String prefix = text.substring(0, text.length() - 1);
            return (scope, source) -> all(scope.under(prefix), text);
        }
        FieldName name = FieldName.of(text);
        return (scope, source) -> name(name, scope);
    }

    /** All fields under a name, {@code host=h1,interface=eth0}. */
    private static String all(Map<String, Field> fields, String text) throws UnreadableException {
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, Field> field : fields.entrySet()) {
            Kind kind = field.getValue().kind();
            if (kind != Kind.NULL && kind != Kind.LIST && !field.getKey().startsWith(INTERNAL)) {
                all.append(all.isEmpty() ? "" : ",")
                        .append(field.getKey())
                        .append('=')
                        .append(field.getValue().text());
            }
        }
        return all.isEmpty() ? null : Texts.name(all.toString(), text);
    }

    /** The name of an element's series; null where nothing but the entity and the value names it. */
    String of(Scope scope, SourceRecord source) throws UnreadableException {
        if (parts.isEmpty()) {
            return usual(scope);
        }
        if (parts.size() == 1) {
            return parts.get(0).of(scope, source);
        }
        StringBuilder series = new StringBuilder();
        for (Part part : parts) {
            String text = part.of(scope, source);
            if (text != null) {
                series.append(series.isEmpty() ? "" : "/").append(text);
            }
        }
        return series.isEmpty() ? null : series.toString();
    }

    private String usual(Scope scope) throws UnreadableException {
        Field vehicle = VEHICLE.in(scope);
        Field signal = vehicle == null ? null : SIGNAL.in(scope);
        if (signal != null) {
            return vehicle.name(VEHICLE.text()) + "/" + signal.name(SIGNAL.text());
        }
        if (hasEntity && SERIES.in(scope) == null) {
            return null;
        }
        return name(SERIES, scope);
    }

    private static String name(FieldName name, Scope scope) throws UnreadableException {
        Field field = name.in(scope);
        if (field == null) {
            String around = name.nullAround(scope);
            String hint = name == SERIES ? "; source.fields.series or source.entity names it" : "";
            throw new UnreadableException(
                    around == null ? unknown(name.text(), scope) + hint : "absent: null in " + around);
        }
        return field.name(name.text());
    }

    /** Why a field is not found from an object outwards. */
    private static String unknown(String name, Scope scope) {
        return unknown(name, scope.names(MOST_NAMES));
    }

    /** Why a field that is not in the object itself is not there. */
    static String unknownValue(String name, Scope scope) {
        return unknown(name, scope.ownNames(MOST_NAMES));
    }

    private static String unknown(String name, List<String> some) {
        List<String> texts = some.stream().filter(Texts::isText).toList();
        return "unknown-field: " + name + " is not in the record" + Nearest.hint(name, texts) + " (it has "
                + Texts.shortened(String.join(", ", some)) + ")";
    }
}
