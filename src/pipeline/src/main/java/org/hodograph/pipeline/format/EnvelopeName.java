package org.hodograph.pipeline.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.json.FlatJson;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * What Kafka knows of a record beside its value, as a part of a series' name: {@code $topic}, {@code $partition}, {@code $key},
 * {@code $key.NAME} of a key that is a JSON object, and {@code $header.NAME}.
 */
final class EnvelopeName {

    private static final String KEY = "$key";
    private static final String KEY_FIELD = "$key.";
    private static final String HEADER = "$header.";
    private static final String TOPIC = "$topic";
    private static final String PARTITION = "$partition";

    private EnvelopeName() {}

    static boolean isOne(String name) {
        return name.equals(TOPIC) || name.equals(PARTITION) || isKeyOrHeader(name);
    }

    static boolean isKeyOrHeader(String name) {
        return name.equals(KEY) || name.startsWith(KEY_FIELD) || name.startsWith(HEADER);
    }

    static String of(String name, SourceRecord source) throws UnreadableException {
        if (name.equals(TOPIC)) {
            return Texts.name(source.topic(), name);
        }
        if (name.equals(PARTITION)) {
            return Integer.toString(source.partition());
        }
        if (name.startsWith(HEADER)) {
            return Texts.name(header(name.substring(HEADER.length()), source), name);
        }
        String key = source.envelope().key();
        if (key == null) {
            throw new UnreadableException("unknown-field: " + name + " names the series, but the record has no key");
        }
        return name.equals(KEY) ? Texts.name(key, name) : field(key, name);
    }

    private static String header(String name, SourceRecord source) throws UnreadableException {
        Map<String, String> headers = source.envelope().headers();
        String header = headers.get(name);
        if (header == null) {
            String there = headers.isEmpty() ? "none" : String.join(", ", new TreeSet<>(headers.keySet()));
            throw new UnreadableException("unknown-field: $header." + name
                    + " names the series, but the record has no such header (there are: " + Texts.shortened(there)
                    + ")");
        }
        return header;
    }

    private static String field(String key, String name) throws UnreadableException {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        try {
            FlatJson.Field field = FlatJson.parse(bytes, 0, bytes.length).get(name.substring(KEY_FIELD.length()));
            if (field == null) {
                throw new UnreadableException("unknown-field: " + name
                        + " names the series, but is not in the record's key " + Texts.shortened(key));
            }
            return field.name(name);
        } catch (IOException e) {
            throw new UnreadableException("malformed: " + name
                    + " names the series, but the record's key is no JSON object: " + Texts.shortened(key));
        }
    }
}
