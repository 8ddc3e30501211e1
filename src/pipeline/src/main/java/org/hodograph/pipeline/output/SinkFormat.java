package org.hodograph.pipeline.output;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.hodograph.pipeline.format.avro.Framing;
import org.hodograph.pipeline.format.avro.Registration;
import org.hodograph.pipeline.format.avro.RegistrySettings;

/**
 * How the records of {@link #TOPICS} are written. All others are JSON, whatever is said here: they are few, and read by people.
 *
 * @param form of a record
 * @param framing what stands before an Avro datum
 * @param registry where the schemas of framed records are told; null: nowhere
 * @param ids of the schemas by topic, once they are registered
 */
public record SinkFormat(Form form, Framing framing, RegistrySettings registry, Map<Topic, Integer> ids)
        implements Serializable {

    /** The forms. */
    public enum Form {
        /** Every field of docs/wire-format.md. */
        JSON,
        /** JSON without what is null, 0 or empty by default, and without how a number came about. */
        JSON_COMPACT,
        /** Avro's binary form of the schemas beside this class. */
        AVRO
    }

    /** The topics that carry every sample's numbers. */
    public static final Set<Topic> TOPICS = Set.of(Topic.VELOCITY, Topic.ACCELERATION, Topic.JERK, Topic.DERIVATIVES);

    /** What is written where nothing else is said. */
    public static final SinkFormat DEFAULT = new SinkFormat(Form.JSON, Framing.NONE, null);

    public SinkFormat {
        ids = ids.isEmpty() ? new EnumMap<>(Topic.class) : new EnumMap<>(ids);
    }

    /** A form whose schemas nobody has an id of. */
    public SinkFormat(Form form, Framing framing, RegistrySettings registry) {
        this(form, framing, registry, Map.of());
    }

    /** What is wrong with it, beginning with the key it is about; null: nothing. */
    public String fault() {
        if (form != Form.AVRO && (framing != Framing.NONE || registry != null)) {
            return "sink.avro is of use with sink.format: avro only";
        }
        if (framing == Framing.CONFLUENT && registry == null) {
            return "sink.avro.framing: confluent needs registry: the address of a schema registry, for example"
                    + " registry: http://registry:8081";
        }
        if (framing != Framing.CONFLUENT && registry != null) {
            return "sink.avro.registry is of use with framing: confluent only, which names a schema by its id";
        }
        return registry == null ? null : registry.writingFault("sink.avro.registry");
    }

    /**
     * The same with the ids that a registry gives the schemas of these topics, where there is a registry.
     *
     * @param names of the topics that are written
     * @throws java.io.UncheckedIOException if it does not take them, or does not answer
     */
    public SinkFormat registered(Map<Topic, String> names) {
        if (registry == null) {
            return this;
        }
        Registration registration = new Registration(registry);
        Map<Topic, Integer> given = new EnumMap<>(Topic.class);
        Set<Topic> written = EnumSet.copyOf(TOPICS);
        written.retainAll(names.keySet());
        for (Topic topic : written) {
            given.put(topic, registration.id(names.get(topic) + "-value", ResultAvro.schema(topic)));
        }
        return new SinkFormat(form, framing, registry, given);
    }

    ResultRecords records() {
        return form == Form.AVRO ? new ResultAvro(this) : new ResultJson(form == Form.JSON_COMPACT);
    }
}
