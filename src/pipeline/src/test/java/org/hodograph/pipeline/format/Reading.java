package org.hodograph.pipeline.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Fields;
import org.hodograph.pipeline.format.FormatSettings.Kind;

/** What a format made of some records, as texts: {@code series@nanos=value unit} and {@code series@nanos! reason}. */
final class Reading implements SampleListener {

    final List<String> all = new ArrayList<>();

    static FormatSettings json(String... values) {
        return settings(Kind.JSON, fields(List.of(), "t", values), Csv.DEFAULT, TimeScale.ISO);
    }

    static FormatSettings settings(Kind kind, Fields fields, Csv csv, TimeScale time) {
        return new FormatSettings(kind, fields, csv, time);
    }

    static Fields fields(List<String> series, String time, String... values) {
        return new Fields(series, time, values.length == 0 ? List.of("value") : List.of(values), "unit");
    }

    static List<String> of(FormatSettings settings, String... records) {
        Reading reading = new Reading();
        Format format = Formats.of(settings);
        for (String record : records) {
            format.read(record(record.getBytes(StandardCharsets.UTF_8)), reading);
        }
        return reading.all;
    }

    static SourceRecord record(byte[] payload) {
        return new SourceRecord("in", 0, 0, SourceRecord.NO_TIMESTAMP, payload);
    }

    @Override
    public void sample(Sample sample) {
        String unit = sample.unit() == null ? "" : " " + sample.unit();
        all.add(sample.series() + "@" + sample.nanos() + "=" + sample.value() + unit);
    }

    @Override
    public void rejected(Rejection rejection) {
        String where = rejection.series() == null ? "" : rejection.series();
        String when = rejection.nanos() == null ? "" : "@" + rejection.nanos();
        all.add(where + when + "! " + rejection.reason());
    }
}
