package org.hodograph.pipeline.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object as the texts of its fields; numbers keep their digits. A field of an inner object is named {@code outer.inner}. */
final class FlatJson {

    private static final int DEEPEST = 32;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    /** A field's text and whether it was a number. */
    record Field(String text, boolean number) {}

    private FlatJson() {}

    /**
     * The fields of an object.
     *
     * @throws IOException if the bytes are not one JSON object and nothing else; its message is one short line
     */
    static Map<String, Field> parse(byte[] bytes, int from, int length) throws IOException {
        Map<String, Field> fields = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(bytes, from, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            read(parser, "", fields);
            if (parser.nextToken() != null) {
                throw new IOException("text after the JSON object");
            }
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON, " + Texts.shortened(e.getOriginalMessage()), e);
        }
        return fields;
    }

    /** The text of a unit's field; null where the field is missing, null or blank. */
    static String unit(Field field) {
        boolean none = field == null || field.text().isBlank() || field.text().equals("null");
        return none ? null : field.text();
    }

    private static void read(JsonParser parser, String prefix, Map<String, Field> fields) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                read(parser, name + ".", fields);
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
                fields.put(name, new Field("[…]", false));
            } else {
                fields.put(name, new Field(parser.getText(), token.isNumeric()));
            }
        }
    }
}
