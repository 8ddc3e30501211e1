package org.hodograph.pipeline.format;

import java.io.Serializable;
import org.hodograph.pipeline.format.avro.AvroSettings;
import org.hodograph.pipeline.format.protobuf.ProtobufSettings;

/**
 * What only some formats need.
 *
 * @param avro read for {@link FormatSettings.Kind#AVRO} only
 * @param protobuf read for {@link FormatSettings.Kind#PROTOBUF} only
 */
public record FormatDetails(AvroSettings avro, ProtobufSettings protobuf) implements Serializable {

    /** Nothing is said. */
    public static final FormatDetails NONE = new FormatDetails(AvroSettings.NONE, ProtobufSettings.NONE);

    public static FormatDetails of(AvroSettings avro) {
        return new FormatDetails(avro, ProtobufSettings.NONE);
    }

    public static FormatDetails of(ProtobufSettings protobuf) {
        return new FormatDetails(AvroSettings.NONE, protobuf);
    }
}
