package org.hodograph.pipeline.format.avro;

/** What stands before the datum in a record. */
public enum Framing {
    /** What the other settings suggest. */
    AUTO,
    /** Nothing. */
    NONE,
    /** C3 01 and the schema's CRC-64-AVRO fingerprint, as Avro's specification says. */
    SINGLE_OBJECT,
    /** A byte 0 and four bytes of schema id: Confluent's serializers, and those of Apicurio from version 3. */
    CONFLUENT,
    /** A byte 0 and eight bytes of schema id: Apicurio's serializers before version 3. */
    APICURIO
}
