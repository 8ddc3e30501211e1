package org.hodograph.pipeline.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;

/** The records of a result, each by itself with Jackson's generator: what {@link ResultJson} has to write, byte for byte. */
final class PlainResultJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private PlainResultJson() {}

    static byte[] single(Derivatives result, int order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            begin(json, result);
            number(json, "value", result.shown(order));
            number(json, "se", result.shownError(order));
            json.writeStringField("unit", result.shownUnit(order));
            end(json, result, result.flags(order));
        }
        return out.toByteArray();
    }

    static byte[] all(Derivatives result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            begin(json, result);
            number(json, "value", result.shown(0));
            for (int order = 1; order <= Estimate.MAX_ORDER; order++) {
                number(json, "d" + order, result.shown(order));
            }
            json.writeArrayFieldStart("se");
            for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
                number(json, result.shownError(order));
            }
            json.writeEndArray();
            json.writeStringField("unit", result.shownUnit(0));
            if (!result.settings().showIn().isEmpty()) {
                json.writeArrayFieldStart("units");
                for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
                    json.writeString(result.shownUnit(order));
                }
                json.writeEndArray();
            }
            end(json, result, result.flags(1));
        }
        return out.toByteArray();
    }

    private static void begin(JsonGenerator json, Derivatives result) throws IOException {
        json.writeStartObject();
        json.writeStringField("series", result.series());
        json.writeStringField(
                "t",
                Instant.ofEpochSecond(
                                Math.floorDiv(result.nanos(), 1_000_000_000L),
                                Math.floorMod(result.nanos(), 1_000_000_000L))
                        .toString());
    }

    private static void end(JsonGenerator json, Derivatives result, int flags) throws IOException {
        json.writeNumberField("lag", result.lagNanos() / 1e9);
        json.writeNumberField("n", result.estimate().samples());
        number(json, "span", result.estimate().span());
        json.writeNumberField("rev", result.revision());
        json.writeStringField("method", result.method());
        json.writeArrayFieldStart("flags");
        for (Flag flag : Flag.values()) {
            if (flag.in(flags)) {
                json.writeString(flag.name());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        number(json, value);
    }

    private static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value == 0 ? 0.0 : value); // never -0
        } else {
            json.writeNull();
        }
    }
}
