package org.hodograph.pipeline.format.avro;

import java.io.Serializable;
import java.util.List;

/**
 * How Avro records are written, and as what they are to be read.
 *
 * @param schemas those that records are written with; several only where records tell which; empty with a registry
 * @param readerSchema as what records are read, by Avro's rules for schemas that differ; null: as they were written
 * @param registry where the schemas of framed records are had; null: none
 * @param framing what stands before the datum
 */
public record AvroSettings(
        List<SchemaFile> schemas, SchemaFile readerSchema, RegistrySettings registry, Framing framing)
        implements Serializable {

    /** Nothing is said; records can't be read with it. */
    public static final AvroSettings NONE = new AvroSettings(List.of(), null, null, Framing.AUTO);

    public AvroSettings {
        schemas = List.copyOf(schemas);
    }

    /** What is wrong with these settings for reading Avro, beginning with the key it is about; null: nothing. */
    public String fault() {
        if (schemas.isEmpty() && registry == null) {
            return "source.avro needs schema: the file of the schema, for example schema: drive.avsc; or registry: the"
                    + " address of a schema registry, for example registry: http://registry:8081";
        }
        if (!schemas.isEmpty() && registry != null) {
            return "source.avro.schema and source.avro.registry exclude each other: the registry knows what records were"
                    + " written with; to read them as another schema set reader-schema";
        }
        Framing framed = effective();
        boolean hasId = framed == Framing.CONFLUENT || framed == Framing.APICURIO;
        if (registry != null && !hasId) {
            return "source.avro.framing: with a registry must be confluent or apicurio, which have a schema id";
        }
        if (schemas.size() > 1 && framed != Framing.SINGLE_OBJECT) {
            return "source.avro.schema: several schemas need framing: single-object, by which records tell theirs";
        }
        return null;
    }

    /** The framing; AUTO is left where a record without a registry may or may not be a single object. */
    Framing effective() {
        if (framing != Framing.AUTO) {
            return framing;
        }
        if (registry != null) {
            return registry.hasLongIds() ? Framing.APICURIO : Framing.CONFLUENT;
        }
        return schemas.size() > 1 ? Framing.SINGLE_OBJECT : Framing.AUTO;
    }
}
