package org.hodograph.pipeline.format;

import java.io.Serializable;
import java.util.Map;
import org.hodograph.pipeline.format.avro.AvroSettings;
import org.hodograph.pipeline.format.protobuf.ProtobufSettings;

/**
 * What only some formats need.
 *
 * @param avro read for {@link FormatSettings.Kind#AVRO} only
 * @param protobuf read for {@link FormatSettings.Kind#PROTOBUF} only
 * @param guards what other fields must say for a sample to count
 * @param renames new names of signals by those that records give them
 */
public record FormatDetails(AvroSettings avro, ProtobufSettings protobuf, Guards guards, Map<String, String> renames)
        implements Serializable {

    /** Nothing is said. */
    public static final FormatDetails NONE =
            new FormatDetails(AvroSettings.NONE, ProtobufSettings.NONE, Guards.NONE, Map.of());

    public FormatDetails {
        renames = Map.copyOf(renames);
    }

    public static FormatDetails of(AvroSettings avro) {
        return new FormatDetails(avro, ProtobufSettings.NONE, Guards.NONE, Map.of());
    }

    public static FormatDetails of(ProtobufSettings protobuf) {
        return new FormatDetails(AvroSettings.NONE, protobuf, Guards.NONE, Map.of());
    }

    /** The same with other guards. */
    public FormatDetails withGuards(Guards others) {
        return new FormatDetails(avro, protobuf, others, renames);
    }

    /** The same with Avro read another way. */
    public FormatDetails withAvro(AvroSettings other) {
        return new FormatDetails(other, protobuf, guards, renames);
    }

    /** The same with other names of signals. */
    public FormatDetails withRenames(Map<String, String> others) {
        return new FormatDetails(avro, protobuf, guards, others);
    }
}
