package org.hodograph.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.avro.Framing;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.output.SinkFormat;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.series.Tracker;
import org.hodograph.pipeline.unit.ShowIn;

/** A record in and records out, without a host: the JSON of a sample read, the tracker, its answer written to all four topics. */
final class RecordCosts {

    private static final String NAME = "car-1/speed";
    private static final String SERIES = "series: [{match: '*', method: 'local-polynomial(window=64, degree=3)'}]";
    private static final long SPACING = 100_000_000; // nanoseconds
    private static final byte[] ISO = ("{\"vehicle\":\"car-1\",\"signal\":\"speed\",\"t\":\"2026-01-05T10:00:01.250Z\","
                    + "\"value\":48.25,\"unit\":\"km/h\"}")
            .getBytes(StandardCharsets.UTF_8);
    private static final byte[] MILLIS =
            "{\"vehicle\":\"car-1\",\"signal\":\"speed\",\"t\":1767607201250,\"value\":48.25,\"unit\":\"km/h\"}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final JsonFactory FACTORY = new JsonFactory();

    private RecordCosts() {}

    /** The table of the page. */
    static String table(Turns turns) {
        List<String> names = List.of(
                "tracker, door to fit, nothing written",
                "tracker and all four records",
                "tracker and all four records, `json-compact`",
                "tracker and all four records, `avro`",
                "one record written with Jackson, by hand",
                "JSON record read, ISO time",
                "JSON record read, time in ms",
                "JSON record read with Jackson and `Instant.parse`, by hand");
        turns.add(tracker(null));
        for (SinkFormat.Form form : SinkFormat.Form.values()) {
            turns.add(tracker(new SinkFormat(form, Framing.NONE, null)));
        }
        turns.add(writtenByHand());
        turns.add(read("source: {fields: {time: [t]}}", ISO));
        turns.add(read("source: {time: ms, fields: {time: [t]}}", MILLIS));
        turns.add(readByHand());
        List<Turns.Cost> costs = turns.measure();
        StringBuilder table = new StringBuilder("| one series, one thread | ns | bytes |\n|---|---|---|\n");
        for (int i = 0; i < names.size(); i++) {
            table.append("| %s | %,.0f | %,.0f |%n"
                    .formatted(names.get(i), costs.get(i).nanos(), costs.get(i).bytes()));
        }
        return table.toString();
    }

    /** {@code format}: null: nothing is written. */
    private static Turns.Work tracker(SinkFormat format) {
        Signal signal = new Signal(SPACING);
        SourceRecord source = new SourceRecord("telemetry", 0, 0, SourceRecord.NO_TIMESTAMP, ISO);
        Tracker tracker = new Tracker(
                NAME, JobConfigFile.parse(SERIES, "benchmark").series().settingsFor(NAME));
        Written written = new Written();
        MessageEncoder encoder = new MessageEncoder(
                message -> written.bytes += message.value().length,
                MessageEncoder.Tally.NONE,
                ShowIn.SI,
                EnumSet.allOf(Topic.class),
                format == null ? SinkFormat.DEFAULT : format);
        Unwritten unwritten = new Unwritten();
        return times -> {
            for (int i = 0; i < times; i++) {
                Sample sample = new Sample(NAME, signal.next(), signal.value(), "km/h", source);
                tracker.accept(sample, signal.nanos() / 1_000_000, format != null ? encoder : unwritten);
            }
            return written.bytes + unwritten.sum;
        };
    }

    private static final class Written {
        private long bytes;
    }

    private static Turns.Work writtenByHand() {
        Signal signal = new Signal(SPACING);
        return times -> {
            long bytes = 0;
            for (int i = 0; i < times; i++) {
                bytes += record(NAME, signal.next(), signal.value()).length;
            }
            return bytes;
        };
    }

    /** What a program with one number to say writes. */
    static byte[] record(String series, long nanos, double slope) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("series", series);
            json.writeStringField(
                    "t",
                    Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000)
                            .toString());
            json.writeNumberField("value", slope);
            json.writeStringField("unit", "m/s2");
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Turns.Work read(String config, byte[] payload) {
        Format format =
                Formats.of(JobConfigFile.parse(config, "benchmark").source().format());
        SourceRecord source = new SourceRecord("telemetry", 0, 0, 0, payload);
        OnlySamples read = new OnlySamples();
        return times -> {
            for (int i = 0; i < times; i++) {
                format.read(source, read);
            }
            return read.sum;
        };
    }

    private static Turns.Work readByHand() {
        return times -> {
            double sum = 0;
            for (int i = 0; i < times; i++) {
                sum += reading(ISO).value();
            }
            return sum;
        };
    }

    /** What a program that knows the field's names makes of a record. */
    record Reading(String series, long nanos, double value) {}

    static Reading reading(byte[] payload) {
        String vehicle = "";
        String signal = "";
        long nanos = 0;
        double value = 0;
        try (JsonParser json = FACTORY.createParser(payload)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "vehicle" -> vehicle = json.getText();
                    case "signal" -> signal = json.getText();
                    case "t" -> {
                        Instant instant = Instant.parse(json.getText());
                        nanos = instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
                    }
                    case "value" -> value = json.getDoubleValue();
                    default -> {}
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reading(vehicle + "/" + signal, nanos, value);
    }
}
