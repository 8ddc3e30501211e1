package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.Placeholders;
import org.hodograph.pipeline.format.FormatDetails;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.format.Guards;
import org.hodograph.pipeline.format.avro.AvroSettings;
import org.hodograph.pipeline.format.avro.Framing;
import org.hodograph.pipeline.format.avro.RegistrySettings;
import org.hodograph.pipeline.format.avro.SchemaFile;
import org.hodograph.pipeline.format.protobuf.DescriptorSet;
import org.hodograph.pipeline.format.protobuf.ProtobufSettings;

/** Reads {@code source.avro} and {@code source.protobuf}. The files they name are read at once, and travel with the job. */
final class SchemasSection {

    private static final Map<String, Framing> AVRO_FRAMINGS = Map.of(
            "auto", Framing.AUTO,
            "none", Framing.NONE,
            "single-object", Framing.SINGLE_OBJECT,
            "confluent", Framing.CONFLUENT,
            "apicurio", Framing.APICURIO);
    private static final Map<String, ProtobufSettings.Framing> PROTOBUF_FRAMINGS =
            Map.of("none", ProtobufSettings.Framing.NONE, "confluent", ProtobufSettings.Framing.CONFLUENT);

    private static final String NONE = "none";
    private static final String HIDDEN = "hidden:hidden";

    private SchemasSection() {}

    static FormatDetails read(YamlMap source, Kind kind) {
        YamlMap avro = source.map("avro");
        YamlMap protobuf = source.map("protobuf");
        FormatDetails details = new FormatDetails(avro(avro), protobuf(protobuf), Guards.NONE, Map.of());
        avro.end();
        protobuf.end();
        String fault = kind == Kind.AVRO
                ? details.avro().fault()
                : kind == Kind.PROTOBUF ? details.protobuf().fault() : null;
        if (fault != null) {
            String key = kind == Kind.AVRO ? "avro" : "protobuf";
            YamlMap section = kind == Kind.AVRO ? avro : protobuf;
            (source.has(key) ? section : source).fault(fault);
        }
        return details;
    }

    private static AvroSettings avro(YamlMap map) {
        List<SchemaFile> schemas = new ArrayList<>();
        for (String path : map.words("schema", List.of())) {
            try {
                if (!path.equals(NONE)) {
                    schemas.add(SchemaFile.read(path));
                }
            } catch (IllegalArgumentException e) {
                map.fault("schema", "names no schema: " + e.getMessage());
            }
        }
        SchemaFile readerSchema =
                map.read("reader-schema", null, path -> path.equals(NONE) ? null : SchemaFile.read(path));
        RegistrySettings registry = registry(map);
        Framing framing = map.choice("framing", Framing.AUTO, AVRO_FRAMINGS);
        return new AvroSettings(schemas, readerSchema, registry, framing);
    }

    /** Reads {@code registry} and {@code registry-login}; null: none. */
    static RegistrySettings registry(YamlMap map) {
        String login = map.read("registry-login", null, text -> text.equals(NONE) ? null : login(text));
        return map.read("registry", null, url -> url.equals(NONE) ? null : new RegistrySettings(url, login));
    }

    private static String login(String text) {
        if (Placeholders.resolved(text).indexOf(':') < 1) {
            throw new IllegalArgumentException(
                    "must be a user and a password, for example \"${env:REGISTRY_USER}:${env:REGISTRY_PASSWORD}\"");
        }
        return text;
    }

    private static ProtobufSettings protobuf(YamlMap map) {
        DescriptorSet descriptors =
                map.read("descriptor-set", null, path -> path.equals(NONE) ? null : DescriptorSet.read(path));
        String message = map.read("message", null, text -> text.equals(NONE) ? null : text);
        return new ProtobufSettings(
                descriptors, message, map.choice("framing", ProtobufSettings.Framing.NONE, PROTOBUF_FRAMINGS));
    }

    static void print(RegistrySettings registry, Map<String, Object> avro) {
        avro.put("registry", registry == null ? NONE : registry.url());
        avro.put("registry-login", registry == null || registry.login() == null ? NONE : shown(registry.login()));
    }

    /** What {@link #read} would read to the same, a password that the file itself holds left out. */
    static void print(FormatDetails details, Map<String, Object> source) {
        AvroSettings settings = details.avro();
        Map<String, Object> avro = new LinkedHashMap<>();
        avro.put("schema", settings.schemas().stream().map(SchemaFile::path).toList());
        avro.put(
                "reader-schema",
                settings.readerSchema() == null ? NONE : settings.readerSchema().path());
        print(settings.registry(), avro);
        avro.put("framing", Texts.word(AVRO_FRAMINGS, settings.framing()));
        source.put("avro", avro);
        Map<String, Object> protobuf = new LinkedHashMap<>();
        DescriptorSet descriptors = details.protobuf().descriptors();
        protobuf.put("descriptor-set", descriptors == null ? NONE : descriptors.path());
        protobuf.put(
                "message",
                details.protobuf().message() == null ? NONE : details.protobuf().message());
        protobuf.put("framing", Texts.word(PROTOBUF_FRAMINGS, details.protobuf().framing()));
        source.put("protobuf", protobuf);
    }

    private static String shown(String login) {
        int user = login.startsWith("${") ? login.indexOf('}') : 0;
        String password = login.substring(login.indexOf(':', user) + 1);
        return Placeholders.isPlaceholder(login) || Placeholders.isPlaceholder(password) ? login : HIDDEN;
    }
}
