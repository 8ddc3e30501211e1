package org.hodograph.pipeline.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.json.FieldName;
import org.hodograph.pipeline.format.json.FlatJson;
import org.hodograph.pipeline.format.json.FlatJson.Field;
import org.hodograph.pipeline.format.json.FlatJson.Kind;
import org.hodograph.pipeline.format.json.JsonElements;
import org.hodograph.pipeline.format.json.JsonPlan;
import org.hodograph.pipeline.format.json.Scope;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeReader;

/**
 * One JSON object a record, or several inside it. Without configured series fields: {@code vehicle/signal} where the record has
 * both, else its field {@code series}, else under an entity the value's name. An object without a time or a series is one
 * rejection, however many values it has.
 */
final class JsonFormat implements Format {

    private static final int LONGEST_BARE = 100; // bytes of a value alone

    private final FormatSettings settings;
    private final SeriesNames names;
    private final JsonElements elements;
    private final FieldName[] time;
    private final FieldName unit;
    private final JsonValue values;
    private final String where; // elements are looked for
    private final TimeReader times;
    private final Validity validity; // null: every sample counts
    private final Map<String, FieldName> conditions = new HashMap<>(); // their fields
    private final FewRejections few = new FewRejections();
    private final FlatSamples flat; // null: there is no short way

    JsonFormat(FormatSettings settings) {
        this(settings, true);
    }

    /** {@code isShort}: flat records may go the short way. */
    JsonFormat(FormatSettings settings, boolean isShort) {
        this.settings = settings;
        FormatSettings.Fields fields = settings.fields();
        List<String> others = new ArrayList<>(fields.time());
        others.add(fields.unit());
        others.addAll(settings.details().guards().fields());
        elements = new JsonElements(new JsonPlan(settings.json(), fields.series(), others, fields.value()));
        names = new SeriesNames(settings);
        where = String.join(", ", settings.json().records())
                + fields.series().stream()
                        .filter(part -> JsonPlan.mapOf(part) != null)
                        .map(part -> ", " + part)
                        .collect(Collectors.joining());
        time = FieldName.of(fields.time());
        unit = FieldName.of(fields.unit());
        values = new JsonValue(settings);
        validity = Validity.of(settings);
        settings.details().guards().fields().forEach(field -> conditions.put(field, FieldName.of(field)));
        times = settings.time().newReader();
        flat = isShort && elements.isPlain() ? FlatSamples.of(settings, times) : null;
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        byte[] payload = source.payload();
        int first = first(payload);
        try {
            if (first == 'n' && payload.length <= LONGEST_BARE && text(payload).equals("null")) {
                out.absent(new Rejection("absent: null", null, null, source));
            } else if (isBare(first) && payload.length <= LONGEST_BARE) {
                bare(text(payload), source, out);
            } else if (elements.isPlain() && first != '[' && first != '"') {
                if (flat == null || !flat.give(source, out)) {
                    element(new Scope(FlatJson.parse(payload, 0, payload.length)), source, out);
                }
            } else {
                several(source, out);
            }
        } catch (IOException e) {
            out.rejected(new Rejection("malformed: " + e.getMessage(), null, null, source));
        }
    }

    /** The first byte that is no blank; 0 where there is none. */
    private static int first(byte[] payload) {
        for (int i = Texts.byteOrderMark(payload); i < payload.length; i++) {
            byte b = payload[i];
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return b & 0xFF;
            }
        }
        return 0;
    }

    private static String text(byte[] payload) {
        int from = Texts.byteOrderMark(payload);
        return new String(payload, from, payload.length - from, StandardCharsets.UTF_8).strip();
    }

    /** Whether a record can be a value alone, without the quotes of a JSON text. */
    private boolean isBare(int first) {
        return first > ' ' && first != '{' && first != '[' && first != '"' && values.isOne();
    }

    private void bare(String text, SourceRecord source, SampleListener out) throws IOException {
        if (names.needsFields()) {
            throw new IOException(
                    Texts.isDecimal(text)
                            ? "not a JSON object; a value alone needs source.fields.series: [$key] or source.entity"
                            : "not a JSON object");
        } else {
            element(Scope.ofValue(new Field(text, Kind.TEXT)), source, out);
        }
    }

    private void several(SourceRecord source, SampleListener out) throws IOException {
        List<Scope> found = elements.read(source.payload());
        few.begin(source, out);
        for (Scope scope : found) {
            element(scope, source, few);
        }
        few.end();
        if (elements.failure() != null) {
            throw new IOException(elements.failure());
        }
        if (found.isEmpty() && elements.missing() != null) {
            out.absent(new Rejection("absent: " + elements.missing(), null, null, source));
        } else if (found.isEmpty()) {
            String reason = "unknown-field: nothing is at " + where + " in the record";
            out.rejected(new Rejection(reason, null, null, source));
        }
    }

    private void element(Scope scope, SourceRecord source, SampleListener out) {
        String entity = null;
        try {
            if (scope.bare() != null && !values.isOne()) {
                throw new UnreadableException("malformed: not a JSON object");
            }
            entity = names.of(scope, source);
            long nanos = time(scope, entity, source, out);
            values.give(scope, entity, nanos, unit(scope), source, counting(scope, out));
        } catch (UnreadableException e) {
            String only = values.isOne() ? entity : null;
            Rejection rejection = new Rejection(e.getMessage(), only, null, source);
            if (e.getMessage().startsWith("absent: ")) {
                out.absent(rejection);
            } else {
                out.rejected(rejection);
            }
        }
    }

    private SampleListener counting(Scope scope, SampleListener out) {
        return validity == null
                ? out
                : validity.over(name -> text(conditions.get(name).in(scope)), out);
    }

    private static String text(Field field) {
        return field == null || field.kind() == Kind.NULL ? null : field.text();
    }

    private long time(Scope scope, String entity, SourceRecord source, SampleListener out) throws UnreadableException {
        String text = settings.time().needsText() ? time(scope) : "";
        long nanos = times.read(text, entity == null ? "" : entity, source);
        String note = times.note();
        if (note != null) {
            out.noted(note);
        }
        return nanos;
    }

    /** The texts of the fields that make a time, joined by a blank. */
    private String time(Scope scope) throws UnreadableException {
        if (time.length == 1) {
            return time(time[0], scope);
        }
        StringJoiner joined = new StringJoiner(" ");
        for (FieldName name : time) {
            joined.add(time(name, scope));
        }
        return joined.toString();
    }

    private static String time(FieldName name, Scope scope) throws UnreadableException {
        Field field = name.in(scope);
        if (field == null || field.kind() == Kind.NULL) {
            String around = name.nullAround(scope);
            boolean isAlone = scope.bare() != null && !scope.isEntry();
            throw new UnreadableException(
                    around != null
                            ? "absent: null in " + around
                            : isAlone
                                    ? "missing-time: a value alone has none; source.time: kafka takes its record's"
                                    : "missing-time");
        }
        return field.text();
    }

    /** The unit that the record says; null where it says none, or null, or a blank. */
    private String unit(Scope scope) throws UnreadableException {
        Field field = unit.in(scope);
        return field == null || field.kind() == Kind.NULL ? null : Texts.unit(field.text());
    }
}
