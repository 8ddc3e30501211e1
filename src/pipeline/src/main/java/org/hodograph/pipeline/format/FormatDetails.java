package org.hodograph.pipeline.format;

import java.io.Serializable;
import org.hodograph.pipeline.format.avro.AvroSettings;
import org.hodograph.pipeline.format.protobuf.ProtobufSettings;

/**
 * What only some formats need.
 *
 * @param avro read for {@link FormatSettings.Kind#AVRO} only
 * @param protobuf read for {@link FormatSettings.Kind#PROTOBUF} only
 * @param guards what other fields must say for a sample to count
 */
public record FormatDetails(AvroSettings avro, ProtobufSettings protobuf, Guards guards) implements Serializable {

    /** Nothing is said. */
    public static final FormatDetails NONE = new FormatDetails(AvroSettings.NONE, ProtobufSettings.NONE, Guards.NONE);

    public static FormatDetails of(AvroSettings avro) {
        return new FormatDetails(avro, ProtobufSettings.NONE, Guards.NONE);
    }

    public static FormatDetails of(ProtobufSettings protobuf) {
        return new FormatDetails(AvroSettings.NONE, protobuf, Guards.NONE);
    }

    /** The same with other guards. */
    public FormatDetails withGuards(Guards others) {
        return new FormatDetails(avro, protobuf, others);
    }
}
