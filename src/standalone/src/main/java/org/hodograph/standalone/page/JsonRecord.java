package org.hodograph.standalone.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeScale;
import org.hodograph.pipeline.time.TimeText;

/** A JSON object as texts, numbers, lists and maps; for records that are few. */
final class JsonRecord {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private static final int DEEPEST = 32;

    private final Map<String, Object> fields;

    private JsonRecord(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * Reads one.
     *
     * @throws IOException if it is no JSON object
     */
    static JsonRecord read(byte[] bytes) throws IOException {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            return new JsonRecord(object(parser, 0));
        }
    }

    private static Map<String, Object> object(JsonParser parser, int depth) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser, depth + 1));
        }
        return object;
    }

    private static Object value(JsonParser parser, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("more than " + DEEPEST + " levels");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser, depth + 1));
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    /** A text; null where there is none. */
    String text(String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    /** A number; NaN where there is none. */
    double number(String name) {
        return fields.get(name) instanceof Double number ? number : Double.NaN;
    }

    /** An object inside; null where there is none. */
    @SuppressWarnings("unchecked") // names are texts
    JsonRecord object(String name) {
        return fields.get(name) instanceof Map<?, ?> object ? new JsonRecord((Map<String, Object>) object) : null;
    }

    boolean isFalse(String name) {
        return Boolean.FALSE.equals(fields.get(name));
    }

    /** The texts of a list; none where there is no list. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            list.forEach(text -> texts.add(String.valueOf(text)));
        }
        return texts;
    }

    /** Nanoseconds since 1970 of an ISO time; {@code otherwise} where there is none. */
    long nanos(String name, long otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return TimeText.parse(text, TimeScale.ISO);
        } catch (UnreadableException e) {
            return otherwise;
        }
    }

    /** All fields. */
    Map<String, Object> fields() {
        return fields;
    }
}
