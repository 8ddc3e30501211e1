package org.hodograph.pipeline.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntToDoubleFunction;
import org.hodograph.kernels.tail.ReturnLevels;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.Quantity;
import org.hodograph.pipeline.alert.UsualLevel;
import org.hodograph.pipeline.time.TimeText;
import org.hodograph.pipeline.unit.ShowIn;
import org.hodograph.pipeline.unit.Unit;

/**
 * Records of the status topic of what alerts on the unusual have learned, UTF-8 JSON: {@code usual}, how far what is usual reaches, and
 * {@code tail}, how rare what fired is. Units are those of the alert's own records; numbers have the digits of a float, enough to be
 * drawn. For one thread.
 */
public final class UsualRecords {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    private final ShowIn showIn;

    public UsualRecords(ShowIn showIn) {
        this.showIn = showIn;
    }

    /** What is told of an alert. */
    private interface Fields {
        void write(JsonGenerator json, Scale scale) throws IOException;
    }

    /** From SI to what records show. */
    private record Scale(Unit unit, String text, boolean hasZero) {

        double of(double si) {
            return unit == null ? si : hasZero ? unit.fromSi(si) : unit.sizeFromSi(si);
        }
    }

    /** How far what is usual reaches now. */
    public byte[] usual(UsualLevel level) {
        return record(level.rule(), level.series(), level.nanos(), level.unit(), (json, scale) -> {
            json.writeObjectFieldStart("usual");
            json.writeStringField("quantity", level.rule().quantity().word());
            number(json, "learned", level.learned());
            number(json, "below", scale.of(level.below()));
            number(json, "above", scale.of(level.above()));
            json.writeStringField("unit", scale.text());
            json.writeEndObject();
        });
    }

    /** How rare what an alert fires for is. */
    public byte[] tail(AlertChange change, ReturnLevels levels) {
        return record(change.rule(), change.series(), change.nanos(), change.unit(), (json, scale) -> {
            json.writeStringField("since", TimeText.iso(change.sinceNanos()));
            json.writeObjectFieldStart("tail");
            json.writeBooleanField("inSamples", change.rule().unusual().budget().everyInSamples());
            json.writeNumberField("samples", levels.samples());
            number(json, "seconds", levels.seconds());
            number(json, "every", levels.every());
            number(json, "limit", scale.of(levels.limit()));
            json.writeStringField("unit", scale.text());
            numbers(json, "times", levels.points(), levels::time);
            numbers(json, "levels", levels.points(), i -> scale.of(levels.level(i)));
            numbers(json, "nearest", levels.points(), i -> scale.of(levels.nearest(i)));
            numbers(json, "furthest", levels.points(), i -> scale.of(levels.furthest(i)));
            numbers(json, "peakTimes", levels.peaks(), levels::peakTime);
            numbers(json, "peaks", levels.peaks(), i -> scale.of(levels.peak(i)));
            json.writeArrayFieldStart("alarms");
            for (int i = 0; i < levels.peaks(); i++) {
                if (levels.isAlarm(i)) {
                    json.writeNumber(i);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private byte[] record(AlertRule rule, String series, long nanos, String si, Fields fields) {
        Unit unit = si == null ? null : showIn.of(Unit.of(si), 0);
        Scale scale = new Scale(unit, unit == null ? si : unit.toString(), rule.quantity() == Quantity.VALUE);
        bytes.reset();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("alert", rule.name());
            json.writeStringField("series", series);
            json.writeStringField("t", TimeText.iso(nanos));
            json.writeBooleanField("accepted", true);
            json.writeArrayFieldStart("errors");
            json.writeEndArray();
            fields.write(json, scale);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void numbers(JsonGenerator json, String name, int count, IntToDoubleFunction of) throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = 0; i < count; i++) {
            number(json, of.applyAsDouble(i));
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        number(json, value);
    }

    private static void number(JsonGenerator json, double value) throws IOException {
        float digits = (float) value;
        if (Float.isFinite(digits)) {
            json.writeNumber(digits == 0 ? 0f : digits); // never -0
        } else {
            json.writeNull();
        }
    }
}
