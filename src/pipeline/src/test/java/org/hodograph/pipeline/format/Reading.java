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
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeScale;

/** What a format made of some records, as texts: {@code series@nanos=value unit}, {@code series@nanos! reason} of a rejection, {@code series@nanos- reason} of an absence
 * and {@code # line} of a note. */
final class Reading implements SampleListener {

    final List<String> all = new ArrayList<>();

    static FormatSettings json(String... values) {
        return settings(Kind.JSON, fields(List.of(), "t", values), Csv.DEFAULT, TimeScale.ISO);
    }

    static FormatSettings settings(Kind kind, Fields fields, Csv csv, TimeScale time) {
        return new FormatSettings(kind, fields, csv, TimeForm.of(time));
    }

    static Fields fields(List<String> series, String time, String... values) {
        return new Fields(series, List.of(time), values.length == 0 ? List.of("value") : List.of(values), "unit");
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
        all.add(where(rejection) + "! " + rejection.reason());
    }

    @Override
    public void absent(Rejection absence) {
        all.add(where(absence) + "- " + absence.reason());
    }

    @Override
    public void noted(String line) {
        all.add("# " + line);
    }

    private static String where(Rejection rejection) {
        String series = rejection.series() == null ? "" : rejection.series();
        return series + (rejection.nanos() == null ? "" : "@" + rejection.nanos());
    }
}
