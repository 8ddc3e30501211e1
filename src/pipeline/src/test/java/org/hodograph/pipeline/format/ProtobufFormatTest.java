package org.hodograph.pipeline.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DoubleValue;
import com.google.protobuf.Duration;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Timestamp;
import com.google.transit.realtime.GtfsRealtime;
import com.google.transit.realtime.GtfsRealtime.Position;
import com.google.transit.realtime.GtfsRealtime.VehicleDescriptor;
import com.google.transit.realtime.GtfsRealtime.VehiclePosition;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Fields;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.format.protobuf.DescriptorSet;
import org.hodograph.pipeline.format.protobuf.ProtobufSettings;
import org.hodograph.pipeline.format.protobuf.ProtobufSettings.Framing;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.Test;

class ProtobufFormatTest {

    private static final DescriptorSet DRIVES = DescriptorSet.read("src/test/resources/formats/drive.desc");
    private static final Descriptor DRIVE = drive();
    private static final long T = 1_767_607_201_250_000_001L;

    /** As a producer has it, from the generated code; here from the same set of descriptors. */
    private static Descriptor drive() {
        try {
            FileDescriptorSet set =
                    FileDescriptorSet.parseFrom(java.nio.file.Files.readAllBytes(java.nio.file.Path.of(DRIVES.path())));
            FileDescriptorProto last = set.getFile(set.getFileCount() - 1);
            FileDescriptor[] imports = {
                com.google.protobuf.DurationProto.getDescriptor(),
                com.google.protobuf.TimestampProto.getDescriptor(),
                com.google.protobuf.WrappersProto.getDescriptor()
            };
            return FileDescriptor.buildFrom(last, imports).findMessageTypeByName("Drive");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static FormatSettings protobuf(ProtobufSettings protobuf, Fields fields, TimeScale time) {
        return new FormatSettings(Kind.PROTOBUF, fields, Csv.DEFAULT, TimeForm.of(time))
                .withDetails(FormatDetails.of(protobuf));
    }

    private static FormatSettings drives(String time, TimeScale scale, String... values) {
        ProtobufSettings settings = new ProtobufSettings(DRIVES, "fleet.Drive", Framing.NONE);
        return protobuf(settings, Reading.fields(List.of("vehicle"), time, values), scale);
    }

    static FieldDescriptor field(String name) {
        return DRIVE.findFieldByName(name);
    }

    static DynamicMessage.Builder message() {
        Descriptor gps = field("gps").getMessageType();
        return DynamicMessage.newBuilder(DRIVE)
                .setField(field("vehicle"), "car-1")
                .setField(
                        field("at"),
                        Timestamp.newBuilder()
                                .setSeconds(T / 1_000_000_000)
                                .setNanos(250_000_001)
                                .build())
                .setField(
                        field("gps"),
                        DynamicMessage.newBuilder(gps)
                                .setField(gps.findFieldByName("lat"), 48.5)
                                .build())
                .setField(field("odometer"), -1L)
                .setField(field("millis"), 1_767_607_201_250L);
    }

    private static List<String> read(FormatSettings settings, byte[]... records) {
        Reading reading = new Reading();
        Format format = Formats.of(settings);
        for (byte[] record : records) {
            format.read(Reading.record(record), reading);
        }
        return reading.all;
    }

    /** The optional field is absent; the plain one, which can't be, is 0. */
    @Test
    void fieldsAreNamedAsInTheProto() {
        byte[] record = message().build().toByteArray();
        assertThat(read(drives("at", TimeScale.ISO, "rpm", "gps.lat", "gps.lon", "odometer"), record))
                .containsExactly(
                        "car-1/rpm@" + T + "=0.0",
                        "car-1/gps.lat@" + T + "=48.5",
                        "car-1/gps.lon@" + T + "=0.0",
                        "car-1/odometer@" + T + "=1.8446744073709552E19");
        assertThat(read(drives("at", TimeScale.ISO, "speed"), record))
                .singleElement()
                .asString()
                .startsWith("car-1@" + T + "! unknown-field: speed is not in the record");
        assertThat(read(drives("millis", TimeScale.MS, "odometer"), record))
                .containsExactly("car-1@1767607201250000000=1.8446744073709552E19");
    }

    @Test
    void knownMessagesAreTheirValues() {
        Descriptor entry = field("more").getMessageType();
        EnumValueDescriptor first = field("gear").getEnumType().findValueByName("FIRST");
        byte[] record = message()
                .setField(field("speed"), -0.5)
                .setField(field("fuel"), DoubleValue.of(7.25))
                .setField(
                        field("trip"),
                        Duration.newBuilder()
                                .setSeconds(90)
                                .setNanos(500_000_000)
                                .build())
                .setField(field("gear"), first)
                .setField(field("unit"), "km/h")
                .setField(field("raw"), ByteString.copyFromUtf8("abc"))
                .addRepeatedField(field("wave"), 1.0)
                .addRepeatedField(
                        field("more"),
                        DynamicMessage.newBuilder(entry)
                                .setField(entry.findFieldByName("key"), "oil")
                                .setField(entry.findFieldByName("value"), 3.5)
                                .build())
                .build()
                .toByteArray();
        assertThat(read(
                        drives("at", TimeScale.ISO, "speed", "fuel", "trip", "more.oil", "gear", "raw", "wave"),
                        record))
                .containsExactly(
                        "car-1/speed@" + T + "=-0.5 km/h",
                        "car-1/fuel@" + T + "=7.25 km/h",
                        "car-1/trip@" + T + "=90.5 km/h",
                        "car-1/more.oil@" + T + "=3.5 km/h",
                        "car-1/gear@" + T + "! not-a-number: \"FIRST\" in gear",
                        "car-1/raw@" + T + "! not-a-number: \"[3 bytes]\" in raw",
                        "car-1/wave@" + T + "! not-a-number: \"[…]\" in wave");
    }

    /** Written by the code that Google's feed of vehicle positions is written with; proto2, floats, an absent speed. */
    @Test
    void vehiclePositionsOfGtfsRealtimeAreRead() {
        FileDescriptorSet set = FileDescriptorSet.newBuilder()
                .addFile(GtfsRealtime.getDescriptor().toProto())
                .build();
        ProtobufSettings settings = new ProtobufSettings(
                new DescriptorSet("gtfs.desc", set.toByteArray()), "transit_realtime.VehiclePosition", Framing.NONE);
        Fields fields = Reading.fields(List.of("vehicle.id"), "timestamp", "position.latitude", "position.speed");
        VehiclePosition.Builder bus = VehiclePosition.newBuilder()
                .setVehicle(VehicleDescriptor.newBuilder().setId("bus-7"))
                .setTimestamp(1_767_607_200)
                .setPosition(Position.newBuilder()
                        .setLatitude(48.5f)
                        .setLongitude(11)
                        .setSpeed(3.6f));
        byte[] moving = bus.build().toByteArray();
        bus.getPositionBuilder().clearSpeed();
        assertThat(read(
                        protobuf(settings, fields, TimeScale.S),
                        moving,
                        bus.build().toByteArray()))
                .hasSize(4)
                .startsWith(
                        "bus-7/position.latitude@1767607200000000000=48.5",
                        "bus-7/position.speed@1767607200000000000=3.6",
                        "bus-7/position.latitude@1767607200000000000=48.5")
                .element(3)
                .asString()
                .contains("- absent: no position.speed in the record");
    }

    @Test
    void confluentsHeaderIsSkipped() {
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        framed.writeBytes(new byte[] {0, 0, 0, 0, 7, 0}); // 0: the first message of the schema, in short
        framed.writeBytes(message().build().toByteArray());
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(new byte[] {0, 0, 0, 0, 7, 4, 2, 0});
        inner.writeBytes(message().build().toByteArray());
        Fields fields = Reading.fields(List.of("vehicle"), "at", "gps.lat");
        ProtobufSettings settings = new ProtobufSettings(DRIVES, "fleet.Drive", Framing.CONFLUENT);
        assertThat(read(
                        protobuf(settings, fields, TimeScale.ISO),
                        framed.toByteArray(),
                        inner.toByteArray(),
                        new byte[3]))
                .containsExactly(
                        "car-1@" + T + "=48.5",
                        "car-1@" + T + "=48.5",
                        "! malformed: no byte 0 and 4 bytes of schema id, as Confluent's serializers write");
        assertThat(read(drives("at", TimeScale.ISO, "gps.lat"), framed.toByteArray()))
                .singleElement()
                .asString()
                .startsWith("! malformed: no message fleet.Drive, ")
                .endsWith("; it begins as for a schema registry: set source.protobuf.framing: confluent");
    }

    @Test
    void bytesThatAreNoMessageAreMalformed() {
        byte[] record = message().build().toByteArray();
        assertThat(read(
                        drives("at", TimeScale.ISO, "rpm"),
                        Arrays.copyOf(record, 10),
                        new byte[] {(byte) 0xFF},
                        record))
                .hasSize(3)
                .endsWith("car-1@" + T + "=0.0")
                .first()
                .asString()
                .startsWith("! malformed: no message fleet.Drive, ");
    }

    @Test
    void settingsThatSayTooLittleAreRefused() {
        Fields fields = Reading.fields(List.of(), "t");
        assertThatThrownBy(() -> Formats.of(protobuf(ProtobufSettings.NONE, fields, TimeScale.ISO)))
                .hasMessageStartingWith("source.protobuf needs descriptor-set");
        assertThatThrownBy(() -> Formats.of(
                        protobuf(new ProtobufSettings(DRIVES, "fleet.Drve", Framing.NONE), fields, TimeScale.ISO)))
                .hasMessage(
                        "source.protobuf.message must name a message of " + DRIVES.path()
                                + ", but is \"fleet.Drve\", did you mean fleet.Drive? (there are: fleet.Drive, fleet.Drive.Gps)");
        assertThatThrownBy(() -> DescriptorSet.read("src/test/resources/formats/drive.proto"))
                .hasMessageContaining("is no descriptor set");
        assertThatThrownBy(() -> DescriptorSet.read("no/such/file")).hasMessage("can't read the file no/such/file");
        byte[] alone = FileDescriptorSet.newBuilder()
                .addFile(FileDescriptorProto.newBuilder().setName("a").addDependency("b.proto"))
                .build()
                .toByteArray();
        assertThatThrownBy(() -> Formats.of(protobuf(
                        new ProtobufSettings(new DescriptorSet("a.desc", alone), "A", Framing.NONE),
                        fields,
                        TimeScale.ISO)))
                .hasMessageContaining("lacks the imported b.proto: write it with protoc --include_imports");
    }
}
