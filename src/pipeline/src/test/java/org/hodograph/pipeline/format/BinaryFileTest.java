package org.hodograph.pipeline.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.avro.AvroSettings;
import org.hodograph.pipeline.format.protobuf.DescriptorSet;
import org.hodograph.pipeline.format.protobuf.ProtobufSettings;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.Test;

/** Files whose records are not lines. */
class BinaryFileTest {

    private static final FormatSettings AVRO =
            AvroFormatTest.avro(AvroSettings.NONE, Reading.fields(List.of("vehicle"), "at", "speed"), TimeScale.ISO);
    private static final FormatSettings PROTOBUF = ProtobufFormatTest.protobuf(
            new ProtobufSettings(
                    DescriptorSet.read("src/test/resources/formats/drive.desc"),
                    "fleet.Drive",
                    ProtobufSettings.Framing.NONE),
            Reading.fields(List.of("vehicle"), "at", "speed"),
            TimeScale.ISO);

    private static List<String> read(FormatSettings settings, byte[] bytes) throws IOException {
        Reading reading = new Reading();
        try (RecordFile file = RecordFile.of(new ByteArrayInputStream(bytes), "file", settings)) {
            Format format = Formats.of(file.settings());
            for (SourceRecord record = file.next(); record != null; record = file.next()) {
                format.read(record, reading);
            }
        }
        return reading.all;
    }

    private static byte[] container(CodecFactory codec, int count) throws IOException {
        GenericRecord first = AvroFormatTest.drive(0.5);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> writer =
                new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(first.getSchema())).setCodec(codec)) {
            writer.create(first.getSchema(), out);
            for (int k = 0; k < count; k++) {
                writer.append(AvroFormatTest.drive(k + 0.5));
            }
        }
        return out.toByteArray();
    }

    /** The file says its schema. */
    @Test
    void avroContainerIsReadByItsOwnSchema() throws IOException {
        for (CodecFactory codec : List.of(CodecFactory.nullCodec(), CodecFactory.deflateCodec(6))) {
            assertThat(read(AVRO, container(codec, 1000)))
                    .hasSize(1000)
                    .endsWith("car-1@1767607201250000000=999.5 km/h");
        }
    }

    @Test
    void delimitedMessagesAreRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int k = 0; k < 1000; k++) {
            ProtobufFormatTest.message()
                    .setField(ProtobufFormatTest.field("speed"), k + 0.5)
                    .build()
                    .writeDelimitedTo(out);
        }
        assertThat(read(PROTOBUF, out.toByteArray())).hasSize(1000).endsWith("car-1@1767607201250000001=999.5");
        byte[] cut = Arrays.copyOf(out.toByteArray(), out.size() - 1);
        assertThatThrownBy(() -> read(PROTOBUF, cut))
                .isInstanceOf(IOException.class)
                .hasMessage("file ends inside a message");
    }

    /** What is damaged is an exception of reading a file, with a line to show; never another one. */
    @Test
    void damagedFilesAreTold() throws IOException {
        byte[] good = container(CodecFactory.deflateCodec(6), 50);
        Random random = new Random(3);
        int told = 0;
        for (int k = 0; k < 500; k++) {
            byte[] bad = random.nextBoolean() ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int i = 0; i < 3 && bad.length > 0; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            for (FormatSettings settings : List.of(AVRO, PROTOBUF)) {
                try {
                    assertThat(read(settings, bad)).isNotNull();
                } catch (IOException | IllegalArgumentException e) {
                    assertThat(e.getMessage()).startsWith("file");
                    told++;
                }
            }
        }
        assertThat(told).isGreaterThan(500);
        assertThatThrownBy(() -> read(AVRO, "t,speed\n".getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("file can't be read as an Avro container file (.avro)");
        assertThatThrownBy(() -> read(PROTOBUF, "t,speed\n".getBytes(UTF_8))).isInstanceOf(IOException.class);
    }
}
