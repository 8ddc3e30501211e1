package org.hodograph.pipeline.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/** One JSON object as the texts of its fields; numbers keep their digits. A field of an inner object is named {@code outer.inner}. */
public final class FlatJson {

    private static final int DEEPEST = 32;
    static final int MOST_FIELDS = 10_000;
    private static final int MOST_OBJECTS = 1000; // of a list; each may become a rejection with the whole record
    static final int LONGEST_NAME =
            1000; // characters of outer.inner: with it and the above a record can't grow in memory

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            // a table of all names would be the sender's to fill; without it a record costs 80 ns more
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** What kind of value a field has. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL,
        LIST
    }

    /** A field's text as written, and its kind. */
    public record Field(String text, Kind kind) {

        public boolean isNumber() {
            return kind == Kind.NUMBER;
        }

        /** The field as part of a series' name. */
        public String name(String field) throws UnreadableException {
            if (kind == Kind.TEXT || kind == Kind.NUMBER) {
                return Texts.name(text, field);
            }
            throw new UnreadableException("malformed: " + field + ", which names the series, is " + text);
        }
    }

    private FlatJson() {}

    /**
     * The fields of an object.
     *
     * @throws IOException if the bytes are not one JSON object and nothing else; its message is one short line
     */
    public static Map<String, Field> parse(byte[] bytes, int from, int length) throws IOException {
        Map<String, Field> fields = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(bytes, from, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            read(parser, "", fields, 0);
            if (parser.nextToken() != null) {
                throw new IOException("text after the JSON object");
            }
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON, " + Texts.shortened(e.getOriginalMessage()), e);
        }
        return fields;
    }

    /**
     * The fields of each object of a list.
     *
     * @throws IOException if the bytes are not one JSON list of objects and nothing else; its message is one short line
     */
    public static List<Map<String, Field>> parseList(byte[] bytes) throws IOException {
        List<Map<String, Field>> objects = new ArrayList<>();
        int from = Texts.byteOrderMark(bytes);
        try (JsonParser parser = FACTORY.createParser(bytes, from, bytes.length - from)) {
            boolean isList = parser.nextToken() == JsonToken.START_ARRAY;
            int count = 0;
            while (isList && parser.nextToken() == JsonToken.START_OBJECT) {
                Map<String, Field> fields = new LinkedHashMap<>();
                count = read(parser, "", fields, count);
                objects.add(fields);
                if (objects.size() > MOST_OBJECTS) {
                    throw new IOException("more than " + MOST_OBJECTS + " objects in the list");
                }
            }
            if (!isList || parser.currentToken() != JsonToken.END_ARRAY) {
                throw new IOException("not a JSON list of objects");
            }
            if (parser.nextToken() != null) {
                throw new IOException("text after the JSON list");
            }
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON, " + Texts.shortened(e.getOriginalMessage()), e);
        }
        return objects;
    }

    /** Reads the fields of an object behind {@code before} others; how many there are then, the same name twice included. */
    private static int read(JsonParser parser, String prefix, Map<String, Field> fields, int before)
            throws IOException {
        int count = before;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            if (name.length() > LONGEST_NAME) {
                throw new IOException("a field name of more than " + LONGEST_NAME + " characters");
            }
            if (++count > MOST_FIELDS) {
                throw new IOException("more than " + MOST_FIELDS + " fields");
            }
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                count = read(parser, name + ".", fields, count);
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
                fields.put(name, new Field("[…]", Kind.LIST));
            } else {
                fields.put(name, new Field(parser.getText(), kind(token)));
            }
        }
        return count;
    }

    static Kind kind(JsonToken token) {
        if (token.isNumeric()) {
            return Kind.NUMBER;
        }
        return token == JsonToken.VALUE_NULL ? Kind.NULL : token.isBoolean() ? Kind.BOOLEAN : Kind.TEXT;
    }
}
