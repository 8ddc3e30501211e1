package org.hodograph.pipeline.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.exporter.logging.otlp.internal.metrics.OtlpStdoutMetricExporter;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the producers' own libraries write, read by their presets. */
class ProducersTest {

    private final Reading reading = new Reading();

    private Format format(String source) {
        return Formats.of(NestedJsonTest.settings(source));
    }

    private static JsonConverter converter(boolean hasSchemas, String decimals) {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", hasSchemas, "decimal.format", decimals), false);
        return converter;
    }

    /** Kafka Connect 4.2: a Decimal is base64, its scale only in the schema; NaN and Infinity are texts. */
    @ParameterizedTest
    @CsvSource({
        "true, BASE64, ''",
        "false, BASE64, 'decimals: {odometer: 3},'",
        "true, NUMERIC, ''",
        "false, NUMERIC, ''"
    })
    void connect(boolean hasSchemas, String decimals, String more) {
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.STRING_SCHEMA)
                .field("at", Timestamp.SCHEMA)
                .field("speed", Schema.OPTIONAL_FLOAT64_SCHEMA)
                .field("odometer", Decimal.schema(3))
                .field("lost", Schema.FLOAT64_SCHEMA)
                .field("far", Schema.FLOAT64_SCHEMA)
                .build();
        Format format = format("preset: kafka-connect-json, " + more
                + "fields: {series: id, time: at, value: [speed, odometer, lost, far]}");
        try (JsonConverter converter = converter(hasSchemas, decimals)) {
            for (String odometer : new String[] {"1234.567", "-0.001"}) {
                Struct row = new Struct(schema)
                        .put("id", "car")
                        .put("at", Timestamp.toLogical(Timestamp.SCHEMA, 1_767_607_200_123L))
                        .put("speed", odometer.startsWith("-") ? null : 3.6)
                        .put("odometer", new BigDecimal(odometer))
                        .put("lost", Double.NaN)
                        .put("far", Double.POSITIVE_INFINITY);
                format.read(Reading.record(converter.fromConnectData("t", schema, row)), reading);
            }
        }
        assertThat(reading.all)
                .containsExactly(
                        "car/speed@1767607200123000000=3.6",
                        "car/odometer@1767607200123000000=1234.567",
                        "car/lost@1767607200123000000! not-a-number: \"NaN\" in lost",
                        "car/far@1767607200123000000! not-a-number: \"Infinity\" in far",
                        "car/speed@1767607200123000000- absent: null in speed",
                        "car/odometer@1767607200123000000=-0.001",
                        "car/lost@1767607200123000000! not-a-number: \"NaN\" in lost",
                        "car/far@1767607200123000000! not-a-number: \"Infinity\" in far");
    }

    /** The scale is that of each record's own schema, also where it changes. */
    @Test
    void connectSchemasMayChange() {
        Format format = format("preset: kafka-connect-json, time: d, fields: {series: id, time: day, value: v}");
        try (JsonConverter converter = converter(true, "BASE64")) {
            for (int scale : new int[] {2, 2, 0, 4}) {
                Schema schema = SchemaBuilder.struct()
                        .field("id", Schema.STRING_SCHEMA)
                        .field("day", org.apache.kafka.connect.data.Date.SCHEMA)
                        .field("v", Decimal.schema(scale))
                        .build();
                Struct row = new Struct(schema)
                        .put("id", "a")
                        .put(
                                "day",
                                org.apache.kafka.connect.data.Date.toLogical(
                                        org.apache.kafka.connect.data.Date.SCHEMA, 1))
                        .put("v", BigDecimal.valueOf(12345, scale));
                format.read(Reading.record(converter.fromConnectData("t", schema, row)), reading);
            }
        }
        String a = "a@86400000000000=";
        assertThat(reading.all).containsExactly(a + "123.45", a + "123.45", a + "12345.0", a + "1.2345");
    }

    /** An envelope as Debezium's, by the converter that it writes with. */
    @ParameterizedTest
    @CsvSource({"true, ''", "false, 'decimals: {amount: 2},'"})
    void changeEvents(boolean hasSchemas, String more) {
        Schema row = SchemaBuilder.struct()
                .optional()
                .field("tank", Schema.STRING_SCHEMA)
                .field("level", Schema.FLOAT64_SCHEMA)
                .field("amount", Decimal.schema(2))
                .field("ts", Schema.INT64_SCHEMA)
                .build();
        Schema envelope = SchemaBuilder.struct()
                .field("before", row)
                .field("after", row)
                .field("op", Schema.STRING_SCHEMA)
                .field("ts_ms", Schema.OPTIONAL_INT64_SCHEMA)
                .build();
        Struct after = new Struct(row)
                .put("tank", "T1")
                .put("level", 2.5)
                .put("amount", new BigDecimal("200.01"))
                .put("ts", 1_700_000_000_000_001L);
        Format ofSource = format("preset: debezium, " + more + " fields: {series: tank, value: [level, amount]}");
        Format ofColumn = format(
                "preset: debezium, " + more + " time: us, fields: {series: tank, time: ts, value: [level, amount]}");
        try (JsonConverter converter = converter(hasSchemas, "BASE64")) {
            for (Format format : new Format[] {ofSource, ofColumn}) {
                Struct update = new Struct(envelope)
                        .put("before", after)
                        .put("after", after)
                        .put("op", "u");
                Struct delete = new Struct(envelope).put("before", after).put("op", "d");
                for (Struct event : new Struct[] {update, delete}) {
                    event.put("ts_ms", 1_700_000_000_000L);
                    format.read(Reading.record(converter.fromConnectData("t", envelope, event)), reading);
                }
                format.read(Reading.record(new byte[0]), reading); // the tombstone
            }
            if (hasSchemas) {
                ofColumn.read(Reading.record("{\"schema\":null,\"payload\":null}".getBytes(UTF_8)), reading);
            }
        }
        assertThat(reading.all.subList(0, 8))
                .containsExactly(
                        "T1/level@1700000000000000000=2.5",
                        "T1/amount@1700000000000000000=200.01",
                        "- absent: null in after",
                        "- absent: a record without a value",
                        "T1/level@1700000000000001000=2.5",
                        "T1/amount@1700000000000001000=200.01",
                        "- absent: null in after",
                        "- absent: a record without a value");
        assertThat(reading.all.subList(8, reading.all.size()))
                .allMatch("- absent: null in payload"::equals)
                .hasSize(hasSchemas ? 1 : 0);
    }

    /** CloudEvents 4.0: nine digits of a second, data as an object with and without its content type. */
    @Test
    void cloudEvents() throws IOException {
        var json = new ObjectMapper().readTree("{\"pressure\":{\"value\":5.25,\"unit\":\"bar\"},\"temp\":21}");
        Format format = format("preset: cloudevents");
        for (String type : new String[] {"application/json", null}) {
            var event = CloudEventBuilder.v1()
                    .withId("1")
                    .withType("reading")
                    .withSource(URI.create("/pump/1"))
                    .withTime(OffsetDateTime.parse("2026-03-01T10:00:00.123456789Z"))
                    .withData(JsonCloudEventData.wrap(json));
            var typed = type == null ? event : event.withDataContentType(type);
            byte[] bytes = new io.cloudevents.jackson.JsonFormat().serialize(typed.build());
            format.read(Reading.record(bytes), reading);
        }
        assertThat(reading.all)
                .containsExactly(
                        "/pump/1/pressure@1772359200123456789=5.25 bar",
                        "/pump/1/temp@1772359200123456789=21.0",
                        "/pump/1/pressure@1772359200123456789=5.25 bar",
                        "/pump/1/temp@1772359200123456789=21.0");
    }

    /** OpenTelemetry 1.62: whole numbers and nanoseconds as text, infinity as text, a NaN gauge left out. */
    @Test
    void openTelemetry() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Instant now = Instant.parse("2026-03-01T10:00:00.000000001Z");
        var exporter = OtlpStdoutMetricExporter.builder()
                .setOutput(out)
                .setWrapperJsonObject(true)
                .build();
        try (SdkMeterProvider provider = SdkMeterProvider.builder()
                .setClock(new Stopped(now))
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("host"), "h1")))
                .registerMetricReader(PeriodicMetricReader.builder(exporter)
                        .setInterval(1, TimeUnit.HOURS)
                        .build())
                .build()) {
            LongCounter bytes =
                    provider.get("m").counterBuilder("bytes").setUnit("By").build();
            bytes.add(7, Attributes.of(AttributeKey.longKey("cpu"), 2L));
            DoubleGauge load = provider.get("m").gaugeBuilder("load").build();
            load.set(12.5);
            provider.get("m").gaugeBuilder("far").build().set(Double.POSITIVE_INFINITY);
            provider.get("m").histogramBuilder("spread").build().record(1);
            provider.forceFlush().join(10, TimeUnit.SECONDS);
        }
        Format format = format("preset: otlp-json");
        out.toString(UTF_8)
                .lines()
                .limit(1)
                .forEach(line -> format.read(Reading.record(line.getBytes(UTF_8)), reading));
        String t = "@1772359200000000001";
        assertThat(reading.all)
                .containsExactlyInAnyOrder(
                        "host=h1/cpu=2/bytes" + t + "=7.0 By",
                        "host=h1/load" + t + "=12.5",
                        "host=h1/far" + t + "! not-a-number: \"Infinity\" in asDouble|asInt");
    }

    private record Stopped(Instant instant) implements Clock {
        @Override
        public long now() {
            return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
        }

        @Override
        public long nanoTime() {
            return 0;
        }
    }
}
