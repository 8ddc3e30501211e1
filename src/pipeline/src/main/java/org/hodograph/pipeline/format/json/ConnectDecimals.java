package org.hodograph.pipeline.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decimals as Kafka Connect's JSON converter writes them by default: base64 of the big-endian unscaled number, its scale in the
 * schema alone. The schema of the last record is kept, since the next one is nearly always the same. For one thread.
 */
public final class ConnectDecimals {

    private static final String DECIMAL = "org.apache.kafka.connect.data.Decimal";
    private static final int LONGEST = 200; // characters of base64; beyond is no number that a double holds
    private static final int MOST_SCHEMAS = 10_000; // of fields in a schema

    private final JsonShape shape;
    private final Map<String, Integer> scales = new HashMap<>();
    private byte[] begin = new byte[0]; // of the record up to its payload
    private int count;

    public ConnectDecimals(JsonShape shape) {
        this.shape = shape;
    }

    /** The scale of a value; null: it is no such decimal. */
    public Integer scale(byte[] record, Scope scope, String name) {
        Integer declared = shape.decimals().get(name);
        if (declared != null || !shape.readsSchema()) {
            return declared;
        }
        List<String> path = new ArrayList<>(scope.path());
        path.add(name);
        String text = String.join(".", path);
        if (!text.startsWith("payload.")) {
            return null;
        }
        boolean isKnown = begin.length > 0
                && record.length > begin.length
                && Arrays.equals(record, 0, begin.length, begin, 0, begin.length);
        if (!isKnown) {
            learn(record);
        }
        return scales.get(text);
    }

    /** The number as a decimal text; null if it is none. */
    public static String text(String base64, int scale) {
        if (base64.isEmpty() || base64.length() > LONGEST) {
            return null;
        }
        try {
            byte[] unscaled = Base64.getDecoder().decode(base64);
            return new BigDecimal(new BigInteger(unscaled), scale).toString();
        } catch (IllegalArgumentException e) { // of empty bytes too
            return null;
        }
    }

    private void learn(byte[] record) {
        scales.clear();
        begin = new byte[0];
        count = 0;
        try (JsonParser parser = FlatJson.FACTORY.createParser(record)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            boolean isRead = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                int at = (int) parser.currentTokenLocation().getByteOffset();
                if (name.equals("payload") && isRead && at > 0) { // what stands before says all
                    begin = Arrays.copyOf(record, at);
                    return;
                }
                isRead = parser.nextToken() == JsonToken.START_OBJECT && name.equals("schema");
                if (isRead) {
                    schema(parser).collect("payload", scales);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            scales.clear(); // the record itself was read, or is refused for the same reason
        }
    }

    private static final class Schema {
        private String field = "";
        private String name = "";
        private Integer scale;
        private final List<Schema> fields = new ArrayList<>();

        void collect(String path, Map<String, Integer> scales) {
            if (name.equals(DECIMAL) && scale != null) {
                scales.put(path, scale);
            }
            for (Schema inner : fields) {
                inner.collect(path + "." + inner.field, scales);
            }
        }
    }

    private Schema schema(JsonParser parser) throws IOException {
        Schema schema = new Schema();
        if (++count > MOST_SCHEMAS) {
            throw new IOException("more than " + MOST_SCHEMAS + " fields in a schema");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken token = parser.nextToken();
            if (key.equals("fields") && token == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    schema.fields.add(schema(parser));
                }
            } else if (key.equals("parameters") && token == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean isScale = parser.currentName().equals("scale");
                    parser.nextToken();
                    if (isScale) {
                        schema.scale = scale(parser.getText());
                    }
                    parser.skipChildren();
                }
            } else if (token == JsonToken.VALUE_STRING && key.equals("field")) {
                schema.field = parser.getText();
            } else if (token == JsonToken.VALUE_STRING && key.equals("name")) {
                schema.name = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return schema;
    }

    private static Integer scale(String text) {
        boolean isScale = text.matches("-?\\d{1,3}");
        return isScale ? Integer.valueOf(text) : null;
    }
}
