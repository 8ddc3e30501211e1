package org.hodograph.pipeline.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.json.FieldName;
import org.hodograph.pipeline.format.json.FlatJson;
import org.hodograph.pipeline.format.json.FlatJson.Field;
import org.hodograph.pipeline.format.json.JsonElements;
import org.hodograph.pipeline.format.json.JsonPlan;
import org.hodograph.pipeline.format.json.JsonShape;
import org.hodograph.pipeline.format.json.Scope;
import org.hodograph.pipeline.text.NumberForm;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeScale;
import org.hodograph.pipeline.time.TimeText;

/**
 * OpenXC vehicle messages, in seconds since 1970: the trace form {@code 1332794184.319404: {"name":…,"value":…}} and the
 * form with the time as field {@code timestamp}, one a record or a list of them. The signal's name is the series.
 */
final class OpenXcFormat implements Format {

    private static final int LONGEST_TIME = 40; // characters before the colon

    private static final FieldName NAME = FieldName.of("name");
    private static final FieldName VALUE = FieldName.of("value");
    private static final FieldName TIMESTAMP = FieldName.of("timestamp");
    private static final JsonPlan PLAN = new JsonPlan(JsonShape.PLAIN, List.of(), List.of(), List.of());

    private final FieldName unit;
    private final Values numbers = new Values(NumberForm.PLAIN);
    private final JsonElements elements = new JsonElements(PLAN);
    private final FewRejections few = new FewRejections();

    OpenXcFormat(FormatSettings settings) {
        unit = FieldName.of(settings.fields().unit());
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        byte[] bytes = source.payload();
        int begin = Texts.byteOrderMark(bytes);
        if (begin < bytes.length && bytes[begin] == '[') {
            list(source, out);
            return;
        }
        int brace = begin;
        while (brace < bytes.length && brace < begin + LONGEST_TIME && bytes[brace] != '{') {
            brace++;
        }
        try {
            String prefix = new String(bytes, begin, brace - begin, StandardCharsets.UTF_8).strip();
            message(new Scope(FlatJson.parse(bytes, brace, bytes.length - brace)), prefix, source, out);
        } catch (IOException e) {
            out.rejected(new Rejection("malformed: " + e.getMessage(), null, null, source));
        }
    }

    /** Messages in one list. */
    private void list(SourceRecord source, SampleListener out) {
        try {
            List<Scope> messages = elements.read(source.payload());
            few.begin(source, out);
            for (Scope message : messages) {
                message(message, "", source, few);
            }
            few.end();
            if (elements.failure() != null) {
                throw new IOException(elements.failure());
            }
            if (messages.isEmpty()) {
                out.absent(new Rejection("absent: an empty list", null, null, source));
            }
        } catch (IOException e) {
            out.rejected(new Rejection("malformed: " + e.getMessage(), null, null, source));
        }
    }

    private void message(Scope fields, String prefix, SourceRecord source, SampleListener out) {
        String series = null;
        Long nanos = null;
        try {
            Field name = NAME.in(fields);
            Field value = VALUE.in(fields);
            if (name == null || value == null) {
                throw new UnreadableException(
                        "unknown-field: " + (name == null ? "name" : "value") + " is not in the record");
            }
            series = name.name("name");
            nanos = time(prefix, TIMESTAMP.in(fields));
            if (!value.isNumber()) {
                throw new UnreadableException(Values.notANumber(value.text(), series));
            }
            Field said = unit.in(fields);
            String known = said == null || said.kind() == FlatJson.Kind.NULL ? null : Texts.unit(said.text());
            numbers.give(series, nanos, value.text(), series, known, source, out);
        } catch (UnreadableException e) {
            out.rejected(new Rejection(e.getMessage(), series, nanos, source));
        }
    }

    private static long time(String prefix, Field time) throws UnreadableException {
        if (prefix.isEmpty()) {
            if (time == null || time.kind() == FlatJson.Kind.NULL) {
                throw new UnreadableException("missing-time");
            }
            return TimeText.parse(time.text(), TimeScale.S);
        }
        return TimeText.parse(prefix.endsWith(":") ? prefix.substring(0, prefix.length() - 1) : prefix, TimeScale.S);
    }
}
