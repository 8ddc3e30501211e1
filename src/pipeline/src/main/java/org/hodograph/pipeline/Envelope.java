package org.hodograph.pipeline;

import java.util.Map;

/**
 * The key and the headers of a Kafka record, as text.
 *
 * @param key null: none
 * @param headers the last of each name
 */
public record Envelope(String key, Map<String, String> headers) {

    /** Neither a key nor headers. */
    public static final Envelope NONE = new Envelope(null, Map.of());

    public boolean isEmpty() {
        return key == null && headers.isEmpty();
    }

    public Envelope {
        headers = Map.copyOf(headers);
    }
}
