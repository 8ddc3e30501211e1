package org.hodograph.pipeline.format;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.FlatJson.Field;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeReader;

/**
 * One JSON object a record. Without configured series fields: {@code vehicle/signal} where the record has both, else its
 * field {@code series}. A record without a time or a series is one rejection, however many values it has.
 */
final class JsonFormat implements Format {

    private static final List<String> VEHICLE_AND_SIGNAL = List.of("vehicle", "signal");
    private static final List<String> SERIES = List.of("series");
    private static final int MOST_NAMES = 50; // that a reason looks at

    private final FormatSettings settings;
    private final TimeReader times;
    private final Values numbers;

    JsonFormat(FormatSettings settings) {
        this.settings = settings;
        times = settings.time().newReader();
        numbers = new Values(settings.numbers());
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        String entity = null;
        try {
            Map<String, Field> fields = FlatJson.parse(source.payload(), 0, source.payload().length);
            entity = entity(fields);
            long nanos = time(fields, entity, source, out);
            String unit = FlatJson.unit(fields, settings.fields().unit());
            for (String name : settings.fields().value()) {
                give(series(entity, name), nanos, name, fields, unit, source, out);
            }
        } catch (UnreadableException e) {
            String only = settings.fields().value().size() == 1 ? entity : null;
            out.rejected(new Rejection(e.getMessage(), only, null, source));
        } catch (IOException e) {
            out.rejected(new Rejection("malformed: " + e.getMessage(), null, null, source));
        }
    }

    private String series(String entity, String value) {
        return settings.fields().value().size() > 1 ? entity + "/" + value : entity;
    }

    private long time(Map<String, Field> fields, String entity, SourceRecord source, SampleListener out)
            throws UnreadableException {
        String text = settings.time().needsText()
                ? FlatJson.time(fields, settings.fields().time())
                : "";
        long nanos = times.read(text, entity, source);
        String note = times.note();
        if (note != null) {
            out.noted(note);
        }
        return nanos;
    }

    private void give(
            String series,
            long nanos,
            String name,
            Map<String, Field> fields,
            String unit,
            SourceRecord source,
            SampleListener out) {
        Field value = fields.get(name);
        if (value == null && settings.fields().value().size() > 1) {
            out.absent(new Rejection("absent: no " + name + " in the record", series, nanos, source));
        } else if (value == null) {
            out.rejected(new Rejection(unknown(name, fields), series, nanos, source));
        } else if (value.kind() == FlatJson.Kind.NULL) {
            out.absent(new Rejection("absent: null in " + name, series, nanos, source));
        } else if (value.isNumber()
                || (value.kind() == FlatJson.Kind.TEXT && !value.text().isBlank())) {
            numbers.give(series, nanos, value.text(), name, unit, source, out);
        } else {
            out.rejected(new Rejection(Values.notANumber(value.text(), name), series, nanos, source));
        }
    }

    private String entity(Map<String, Field> fields) throws UnreadableException {
        List<String> names = settings.fields().series();
        if (names.isEmpty()) {
            names = fields.keySet().containsAll(VEHICLE_AND_SIGNAL) ? VEHICLE_AND_SIGNAL : SERIES;
        }
        StringBuilder series = new StringBuilder();
        for (String name : names) {
            Field field = fields.get(name);
            if (field == null) {
                throw new UnreadableException(unknown(name, fields));
            }
            series.append(series.isEmpty() ? "" : "/").append(field.name(name));
        }
        return series.toString();
    }

    private static String unknown(String name, Map<String, Field> fields) {
        List<String> some = fields.keySet().stream().limit(MOST_NAMES).toList();
        List<String> texts = some.stream().filter(Texts::isText).toList();
        return "unknown-field: " + name + " is not in the record" + Nearest.hint(name, texts) + " (it has "
                + Texts.shortened(String.join(", ", some)) + ")";
    }
}
