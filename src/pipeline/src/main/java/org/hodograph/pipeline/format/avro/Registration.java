package org.hodograph.pipeline.format.avro;

import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** Tells a registry of schemas that records are about to be written with. */
public final class Registration {

    private final SchemaRegistry registry;

    /** At a registry with Confluent's API. */
    public Registration(RegistrySettings settings) {
        this(settings, new SchemaRegistry.Patience(4, 250));
    }

    Registration(RegistrySettings settings, SchemaRegistry.Patience patience) {
        registry = new SchemaRegistry(settings, patience);
    }

    /**
     * The id of a schema, which is registered under a subject if it is not yet.
     *
     * @throws UncheckedIOException if the registry does not take it, or does not answer
     */
    public int id(String subject, Schema schema) {
        return registry.register(subject, schema);
    }
}
