package org.hodograph.pipeline.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Fields;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.format.avro.AvroSettings;
import org.hodograph.pipeline.format.avro.Framing;
import org.hodograph.pipeline.format.avro.RegistrySettings;
import org.hodograph.pipeline.format.avro.SchemaFile;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroFormatTest {

    private static final SchemaFile DRIVE = SchemaFile.read("src/test/resources/formats/drive.avsc");
    private static final Schema SCHEMA = new Schema.Parser().parse(DRIVE.text());
    private static final long T = 1_767_607_201_250_000_000L;

    static FormatSettings avro(AvroSettings avro, Fields fields, TimeScale time) {
        return new FormatSettings(Kind.AVRO, fields, Csv.DEFAULT, TimeForm.of(time))
                .withDetails(FormatDetails.of(avro));
    }

    private static AvroSettings of(Framing framing, SchemaFile... schemas) {
        return new AvroSettings(List.of(schemas), null, null, framing);
    }

    private static final Fields FIELDS = Reading.fields(List.of("vehicle"), "at", "speed", "gps.lat", "odometer");

    static GenericRecord drive(Double speed) {
        Schema decimal = SCHEMA.getField("odometer").schema();
        GenericRecord gps = new GenericRecordBuilder(SCHEMA.getField("gps").schema())
                .set("lat", 48.5)
                .set("lon", -11.0)
                .build();
        return new GenericRecordBuilder(SCHEMA)
                .set("vehicle", "car-1")
                .set("at", T / 1000)
                .set("speed", speed)
                .set("gps", gps)
                .set(
                        "odometer",
                        new Conversions.DecimalConversion()
                                .toBytes(new BigDecimal("-1234567.89"), decimal, decimal.getLogicalType()))
                .set("gear", new GenericData.EnumSymbol(SCHEMA.getField("gear").schema(), "FIRST"))
                .set("wave", List.of(1.0, 2.0))
                .set("more", Map.of("a", 3.6f))
                .build();
    }

    static byte[] datum(Schema schema, Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(schema).write(value, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static List<String> read(FormatSettings settings, byte[]... records) {
        Reading reading = new Reading();
        Format format = Formats.of(settings);
        for (byte[] record : records) {
            format.read(Reading.record(record), reading);
        }
        return reading.all;
    }

    private static final String[] EXPECTED = {
        "car-1/speed@" + T + "=36.5 km/h",
        "car-1/gps.lat@" + T + "=48.5 km/h",
        "car-1/odometer@" + T + "=-1234567.89 km/h"
    };

    @Test
    void bareDatumIsReadByItsSchema() throws IOException {
        byte[] datum = datum(SCHEMA, drive(36.5));
        for (Framing framing : List.of(Framing.AUTO, Framing.NONE)) {
            assertThat(read(avro(of(framing, DRIVE), FIELDS, TimeScale.ISO), datum))
                    .containsExactly(EXPECTED);
        }
    }

    @Test
    void singleObjectTellsWhichSchemaItHas() throws IOException {
        byte[] single = bytes(new BinaryMessageEncoder<>(GenericData.get(), SCHEMA).encode(drive(36.5)));
        Schema other = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"O\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]}");
        byte[] unknown = bytes(new BinaryMessageEncoder<>(GenericData.get(), other)
                .encode(new GenericRecordBuilder(other).set("x", 1).build()));
        SchemaFile second = new SchemaFile("second.avsc", "{\"type\":\"record\",\"name\":\"S\",\"fields\":[]}");
        for (AvroSettings settings : List.of(of(Framing.AUTO, DRIVE), of(Framing.AUTO, second, DRIVE))) {
            assertThat(read(avro(settings, FIELDS, TimeScale.ISO), single)).containsExactly(EXPECTED);
        }
        assertThat(read(
                        avro(of(Framing.SINGLE_OBJECT, DRIVE), FIELDS, TimeScale.ISO),
                        unknown,
                        datum(SCHEMA, drive(1.0))))
                .satisfiesExactly(
                        told -> assertThat(told)
                                .startsWith(
                                        "! malformed: a single object of a schema that is not in source.avro.schema"),
                        told -> assertThat(told)
                                .isEqualTo("! malformed: not an Avro single object, which begins with C3 01"));
        assertThat(read(avro(of(Framing.AUTO, DRIVE), FIELDS, TimeScale.ISO), unknown))
                .singleElement()
                .asString()
                .endsWith("; it is a single object of another schema");
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** An older record read as the newer schema: a renamed field, a promoted one, one by its default, one dropped. */
    @Test
    void recordIsReadAsTheReadersSchema() throws IOException {
        String old = "{\"type\":\"record\",\"name\":\"P\",\"fields\":[{\"name\":\"id\",\"type\":\"string\"},"
                + "{\"name\":\"gone\",\"type\":{\"type\":\"array\",\"items\":\"string\"}},{\"name\":\"t\",\"type\":\"long\"},"
                + "{\"name\":\"v\",\"type\":\"int\"}]}";
        String now =
                "{\"type\":\"record\",\"name\":\"P\",\"fields\":[{\"name\":\"value\",\"type\":\"double\",\"aliases\":[\"v\"]},"
                        + "{\"name\":\"series\",\"type\":\"string\",\"aliases\":[\"id\"]},{\"name\":\"t\",\"type\":\"long\"},"
                        + "{\"name\":\"unit\",\"type\":\"string\",\"default\":\"m\"}]}";
        Schema written = new Schema.Parser().parse(old);
        GenericRecord record = new GenericRecordBuilder(written)
                .set("id", "a/b")
                .set("gone", List.of("x"))
                .set("t", 7L)
                .set("v", 3)
                .build();
        AvroSettings settings =
                new AvroSettings(List.of(new SchemaFile("old", old)), new SchemaFile("now", now), null, Framing.AUTO);
        Fields fields = Reading.fields(List.of(), "t");
        assertThat(read(avro(settings, fields, TimeScale.NS), datum(written, record), datum(written, record)))
                .containsExactly("a/b@7=3.0 m", "a/b@7=3.0 m");
        AvroSettings wrong = new AvroSettings(
                List.of(new SchemaFile("old", old)), new SchemaFile("drive", DRIVE.text()), null, Framing.AUTO);
        assertThat(read(avro(wrong, fields, TimeScale.NS), datum(written, record)))
                .singleElement()
                .asString()
                .startsWith("! malformed: no datum of schema P, Found P, expecting fleet.Drive");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "timestamp-millis, 1767607201250, 1767607201250000000",
        "timestamp-micros, 1767607201250001, 1767607201250001000",
        "timestamp-nanos, 1767607201250000001, 1767607201250000001",
        "local-timestamp-millis, -1, -1000000",
        "local-timestamp-micros, 1767607201250001, 1767607201250001000",
    })
    void timeHasTheUnitOfItsLogicalType(String type, long number, long nanos) throws IOException {
        String text =
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"series\",\"type\":\"string\"},{\"name\":\"value\","
                        + "\"type\":[\"float\",\"null\"]},{\"name\":\"t\",\"type\":{\"type\":\"long\",\"logicalType\":\""
                        + type
                        + "\"}}]}";
        Schema schema = new Schema.Parser().parse(text);
        byte[] datum = datum(
                schema,
                new GenericRecordBuilder(schema)
                        .set("series", "a")
                        .set("value", 3.6f)
                        .set("t", number)
                        .build());
        AvroSettings settings = of(Framing.AUTO, new SchemaFile("r", text));
        Fields fields = Reading.fields(List.of(), "t");
        assertThat(read(avro(settings, fields, TimeScale.ISO), datum)).containsExactly("a@" + nanos + "=3.6");
        assertThat(read(avro(settings, fields, TimeScale.NS), datum)).containsExactly("a@" + number + "=3.6");
    }

    /** A union's null, a text, an enum and bytes are no numbers, and say so. */
    @Test
    void whatIsNoNumberIsRejectedAsInJson() throws IOException {
        Fields fields = Reading.fields(List.of("vehicle"), "at", "speed", "gear", "wave");
        assertThat(read(avro(of(Framing.AUTO, DRIVE), fields, TimeScale.ISO), datum(SCHEMA, drive(null))))
                .containsExactly(
                        "car-1/speed@" + T + "- absent: null in speed",
                        "car-1/gear@" + T + "! not-a-number: \"FIRST\" in gear",
                        "car-1/wave@" + T + "! not-a-number: \"[…]\" in wave");
        assertThat(read(avro(of(Framing.AUTO, DRIVE), FIELDS, TimeScale.ISO), datum(SCHEMA, drive(Double.NaN))))
                .contains("car-1/speed@" + T + "! not-a-number: \"NaN\" in speed");
    }

    @Test
    void anotherSchemasBytesAreMalformed() throws IOException {
        FormatSettings settings = avro(of(Framing.AUTO, DRIVE), FIELDS, TimeScale.ISO);
        byte[] datum = datum(SCHEMA, drive(36.5));
        byte[] framed = new byte[datum.length + 5];
        framed[4] = 7;
        System.arraycopy(datum, 0, framed, 5, datum.length);
        assertThat(read(settings, Arrays.copyOf(datum, 20), Arrays.copyOf(datum, datum.length + 1), framed, datum))
                .startsWith(
                        "! malformed: the record ends inside its datum of schema fleet.Drive",
                        "! malformed: bytes behind the datum of schema fleet.Drive, which was written with another schema")
                .endsWith(EXPECTED)
                .element(2)
                .asString()
                .endsWith("; it begins as for a schema registry: set source.avro.registry, or framing: confluent");
        assertThat(read(avro(of(Framing.CONFLUENT, DRIVE), FIELDS, TimeScale.ISO), framed))
                .containsExactly(EXPECTED);
    }

    /** Ten bytes may claim two thousand million values of no bytes each. */
    @Test
    void claimOfManyValuesIsNotBelieved() throws IOException {
        String text =
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"n\",\"type\":{\"type\":\"array\",\"items\":\"null\"}}]}";
        FormatSettings settings =
                avro(of(Framing.NONE, new SchemaFile("r", text)), Reading.fields(List.of(), "t"), TimeScale.ISO);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        encoder.writeLong(2_000_000_000L);
        encoder.flush();
        assertThat(read(settings, out.toByteArray()))
                .containsExactly("! malformed: more than 100000 values in the record");
    }

    @Test
    void settingsThatSayTooLittleOrTooMuchAreRefused() {
        RegistrySettings registry = new RegistrySettings("http://registry:8081", null);
        for (Map.Entry<AvroSettings, String> wrong : Map.of(
                        AvroSettings.NONE,
                        "source.avro needs schema",
                        new AvroSettings(List.of(DRIVE), null, registry, Framing.AUTO),
                        "exclude each other",
                        new AvroSettings(List.of(), null, registry, Framing.NONE),
                        "must be confluent or apicurio",
                        of(Framing.CONFLUENT, DRIVE, DRIVE),
                        "several schemas need framing: single-object")
                .entrySet()) {
            assertThatThrownBy(() -> Formats.of(avro(wrong.getKey(), FIELDS, TimeScale.ISO)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.getValue());
        }
    }
}
