package org.hodograph.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hodograph.pipeline.output.Topic;

/** The schemas of records, docs/schemas, against what was written. Readers get no more fields than a schema names. */
final class RecordSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Topic, String> NAMES = new EnumMap<>(Map.ofEntries(
            Map.entry(Topic.VELOCITY, "derivative"),
            Map.entry(Topic.ACCELERATION, "derivative"),
            Map.entry(Topic.JERK, "derivative"),
            Map.entry(Topic.CURVATURE, "derivative"),
            Map.entry(Topic.TRACK, "track"),
            Map.entry(Topic.SENSITIVITY, "sensitivity"),
            Map.entry(Topic.DERIVATIVES, "derivatives"),
            Map.entry(Topic.EVENTS, "event"),
            Map.entry(Topic.ALERTS, "alert"),
            Map.entry(Topic.STATUS, "status"),
            Map.entry(Topic.LATE, "rejection"),
            Map.entry(Topic.REJECTED, "rejection")));

    private record Known(JsonNode tree, Schema schema) {}

    private final Map<Topic, Known> known = new EnumMap<>(Topic.class);

    RecordSchemas() throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (Map.Entry<Topic, String> name : NAMES.entrySet()) {
            JsonNode tree = JSON.readTree(file(name.getValue()).toFile());
            known.put(name.getKey(), new Known(tree, registry.getSchema(tree)));
        }
    }

    static Path file(String name) {
        return Recordings.ROOT.resolve("docs/schemas/" + name + ".schema.json");
    }

    /** What is wrong with a record of a topic. */
    List<String> faults(Topic topic, String record) throws IOException {
        JsonNode tree = JSON.readTree(record);
        List<String> faults = new ArrayList<>();
        for (Error error : known.get(topic).schema().validate(tree)) {
            faults.add(topic + ": " + error + ": " + record);
        }
        tree.fieldNames().forEachRemaining(field -> {
            if (!known.get(topic).tree().path("properties").has(field)) {
                faults.add(topic + ": the schema has no " + field + ": " + record);
            }
        });
        return faults;
    }

    /** What is wrong with the files that {@code --dump} left anywhere below a folder; how many records there were of each topic. */
    Map<Topic, Integer> check(Path folder, List<String> faults) throws IOException {
        Map<Topic, Integer> counts = new EnumMap<>(Topic.class);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (Topic topic : Topic.values()) {
                    if (file.toString().endsWith("." + topic.word() + ".jsonl")) {
                        List<String> records = Files.readAllLines(file);
                        for (String record : records) {
                            faults.addAll(faults(topic, record));
                        }
                        counts.merge(topic, records.size(), Integer::sum);
                    }
                }
            }
        }
        return counts;
    }
}
