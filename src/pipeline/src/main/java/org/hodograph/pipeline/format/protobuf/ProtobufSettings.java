package org.hodograph.pipeline.format.protobuf;

import java.io.Serializable;

/**
 * What Protocol Buffers records are.
 *
 * @param descriptors the descriptor set; null: not said
 * @param message the full name of the record's message; null: the only one of the set
 * @param framing what stands before the message
 */
public record ProtobufSettings(DescriptorSet descriptors, String message, Framing framing) implements Serializable {

    /** Nothing is said; records can't be read with it. */
    public static final ProtobufSettings NONE = new ProtobufSettings(null, null, Framing.NONE);

    /** What stands before the message in a record. */
    public enum Framing {
        /** Nothing. */
        NONE,
        /** A byte 0, four bytes of schema id and the message's place in its schema, as Confluent's serializers write. */
        CONFLUENT
    }

    /** What is wrong with these settings for reading messages, beginning with the key it is about; null: nothing. */
    public String fault() {
        if (descriptors == null) {
            return "source.protobuf needs descriptor-set: the file that protoc --include_imports --descriptor_set_out"
                    + " writes, for example descriptor-set: drive.desc";
        }
        try {
            descriptors.message(message);
            return null;
        } catch (IllegalArgumentException e) {
            return "source.protobuf.message " + e.getMessage();
        }
    }
}
