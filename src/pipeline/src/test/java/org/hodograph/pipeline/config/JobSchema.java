package org.hodograph.pipeline.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docs/schemas/job.schema.json: what it says of a file, and its keys in their order. */
final class JobSchema {

    static final Path FILE = Path.of(System.getProperty("hodograph.root"), "docs", "schemas", "job.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A key of the file.
     *
     * @param name as the page writes it, {@code series[].match}
     * @param defaultText as the page writes it
     * @param literal what stands for a key that is not there; null: no one value does
     */
    record Key(String name, String defaultText, JsonNode literal, String meaning) {}

    private final JsonNode tree;
    private final Schema schema;

    private JobSchema(JsonNode tree) {
        this.tree = tree;
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(tree);
    }

    static JobSchema read() throws IOException {
        return new JobSchema(JSON.readTree(FILE.toFile()));
    }

    List<String> faults(String yaml) {
        return schema.validate(json(yaml)).stream().map(Error::toString).toList();
    }

    static JsonNode json(String yaml) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return loaded == null ? JSON.createObjectNode() : JSON.valueToTree(loaded);
    }

    List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        collect("", tree, keys);
        return keys;
    }

    private void collect(String path, JsonNode holder, List<Key> keys) {
        List<String> required = StreamSupport.stream(holder.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        holder.path("properties").properties().forEach(entry -> {
            JsonNode property = entry.getValue();
            String name = path + entry.getKey();
            if (property.has("description")) {
                keys.add(key(name, property, required.contains(entry.getKey())));
            }
            if (property.path("items").has("properties")) {
                collect(name + "[].", property.path("items"), keys);
            } else if (property.path("anyOf").path(0).path("$ref").asText().equals("#/$defs/valid")) {
                collect(name + "[].", tree.at("/$defs/valid"), keys);
            } else if (property.has("properties")) {
                collect(name + ".", property, keys);
            }
        });
    }

    private static Key key(String name, JsonNode property, boolean isRequired) {
        JsonNode literal = property.get("default");
        String text = property.path("x-default").asText();
        if (isRequired) {
            text = "required";
        } else if (literal != null) {
            text = "`" + (literal.isTextual() ? literal.asText() : literal.toString()) + "`";
        }
        return new Key(
                property.path("x-key").asText(name),
                text,
                literal,
                property.path("description").asText());
    }
}
