package org.hodograph.flink.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record of the alerts topic.
 *
 * @param texts its fields that are one value, as they are written; none that is null
 * @param labels of the rule
 */
record AlertRecord(Map<String, String> texts, Map<String, String> labels) {

    private static final JsonFactory FACTORY = new JsonFactory();

    /**
     * Reads one.
     *
     * @throws IOException if it is none
     */
    static AlertRecord read(byte[] record) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Map<String, String> labels = new TreeMap<>();
        try (JsonParser json = FACTORY.createParser(record)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("labels") && value == JsonToken.START_OBJECT) {
                    while (json.nextToken() != JsonToken.END_OBJECT) {
                        String label = json.currentName();
                        labels.put(label, json.nextTextValue());
                    }
                } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    texts.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
        for (String needed : new String[] {"alert", "series", "t", "state", "since"}) {
            if (!texts.containsKey(needed)) {
                throw new IOException("no " + needed);
            }
        }
        return new AlertRecord(texts, labels);
    }

    String text(String name) {
        return texts.get(name);
    }

    boolean isFiring() {
        return text("state").equals("firing");
    }

    boolean isPending() {
        return text("state").equals("pending");
    }

    /** What tells one alert from another. */
    String key() {
        return text("alert") + "\n" + text("series");
    }
}
