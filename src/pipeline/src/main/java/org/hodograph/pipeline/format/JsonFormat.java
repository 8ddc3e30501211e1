package org.hodograph.pipeline.format;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.FlatJson.Field;

/** One JSON object a record. Without configured series fields: {@code vehicle/signal} where the record has both, else its field {@code series}. */
final class JsonFormat implements Format {

    private static final List<String> VEHICLE_AND_SIGNAL = List.of("vehicle", "signal");
    private static final List<String> SERIES = List.of("series");

    private final FormatSettings settings;

    JsonFormat(FormatSettings settings) {
        this.settings = settings;
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        Map<String, Field> fields;
        try {
            fields = FlatJson.parse(source.payload(), 0, source.payload().length);
        } catch (IOException e) {
            out.rejected(new Rejection("malformed: " + e.getMessage(), null, null, source));
            return;
        }
        String series;
        long nanos;
        try {
            series = series(fields);
            Field time = fields.get(settings.fields().time());
            if (time == null || time.text().equals("null")) {
                throw new UnreadableException("missing-time");
            }
            nanos = TimeText.parse(time.text(), settings.time());
        } catch (UnreadableException e) {
            for (int i = 0; i < settings.fields().value().size(); i++) {
                out.rejected(new Rejection(e.getMessage(), null, null, source));
            }
            return;
        }
        Field unit = fields.get(settings.fields().unit());
        for (String name : settings.fields().value()) {
            give(series, nanos, name, fields, FlatJson.unit(unit), source, out);
        }
    }

    private void give(
            String entity,
            long nanos,
            String name,
            Map<String, Field> fields,
            String unit,
            SourceRecord source,
            SampleListener out) {
        String series = settings.fields().value().size() > 1 ? entity + "/" + name : entity;
        Field value = fields.get(name);
        if (value == null) {
            out.rejected(new Rejection(unknown(name, fields), series, nanos, source));
        } else if (value.number()) {
            Values.give(series, nanos, value.text(), name, unit, source, out);
        } else {
            out.rejected(new Rejection(Values.notANumber(value.text(), name), series, nanos, source));
        }
    }

    private String series(Map<String, Field> fields) throws UnreadableException {
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
            series.append(series.isEmpty() ? "" : "/").append(field.text());
        }
        return series.toString();
    }

    private static String unknown(String name, Map<String, Field> fields) {
        return "unknown-field: " + name + " is not in the record" + Nearest.hint(name, fields.keySet()) + " (it has "
                + Texts.shortened(String.join(", ", fields.keySet())) + ")";
    }
}
