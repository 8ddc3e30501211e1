package org.hodograph.pipeline.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.FlatJson.Field;
import org.hodograph.pipeline.text.NumberForm;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeScale;
import org.hodograph.pipeline.time.TimeText;

/**
 * OpenXC vehicle messages, in seconds since 1970: the trace form {@code 1332794184.319404: {"name":…,"value":…}} and the
 * form with the time as field {@code timestamp}. The signal's name is the series.
 */
final class OpenXcFormat implements Format {

    private static final int LONGEST_TIME = 40; // characters before the colon

    private final FormatSettings settings;
    private final Values numbers = new Values(NumberForm.PLAIN);

    OpenXcFormat(FormatSettings settings) {
        this.settings = settings;
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        byte[] bytes = source.payload();
        int begin = Texts.byteOrderMark(bytes);
        int brace = begin;
        while (brace < bytes.length && brace < begin + LONGEST_TIME && bytes[brace] != '{') {
            brace++;
        }
        String series = null;
        Long nanos = null;
        try {
            Map<String, Field> fields = FlatJson.parse(bytes, brace, bytes.length - brace);
            Field name = fields.get("name");
            Field value = fields.get("value");
            if (name == null || value == null) {
                throw new UnreadableException(
                        "unknown-field: " + (name == null ? "name" : "value") + " is not in the record");
            }
            series = name.name("name");
            nanos = time(bytes, begin, brace, fields);
            if (!value.isNumber()) {
                throw new UnreadableException(Values.notANumber(value.text(), series));
            }
            String unit = FlatJson.unit(fields, settings.fields().unit());
            numbers.give(series, nanos, value.text(), series, unit, source, out);
        } catch (UnreadableException e) {
            out.rejected(new Rejection(e.getMessage(), series, nanos, source));
        } catch (IOException e) {
            out.rejected(new Rejection("malformed: " + e.getMessage(), series, nanos, source));
        }
    }

    private static long time(byte[] bytes, int begin, int brace, Map<String, Field> fields) throws UnreadableException {
        String prefix = new String(bytes, begin, brace - begin, StandardCharsets.UTF_8).strip();
        if (prefix.isEmpty()) {
            Field time = fields.get("timestamp");
            if (time == null || time.kind() == FlatJson.Kind.NULL) {
                throw new UnreadableException("missing-time");
            }
            return TimeText.parse(time.text(), TimeScale.S);
        }
        return TimeText.parse(prefix.endsWith(":") ? prefix.substring(0, prefix.length() - 1) : prefix, TimeScale.S);
    }
}
