package org.hodograph.pipeline.format;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hodograph.pipeline.format.json.FlatJson;
import org.hodograph.pipeline.format.json.FlatJson.Field;

/** Makes a pack of each record of a long one, with the base fields of those before. For one thread. */
final class SenMlBase {

    private final Map<String, String> base = new LinkedHashMap<>(); // name and JSON

    /** The pack of a record. */
    byte[] pack(byte[] record) {
        StringBuilder pack = new StringBuilder("[");
        if (!base.isEmpty()) {
            pack.append('{');
            base.forEach((name, json) -> pack.append(pack.length() == 2 ? "" : ",")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(json));
            pack.append("},");
        }
        byte[] before = pack.toString().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[before.length + record.length + 1];
        System.arraycopy(before, 0, bytes, 0, before.length);
        System.arraycopy(record, 0, bytes, before.length, record.length);
        bytes[bytes.length - 1] = ']';
        learn(record);
        return bytes;
    }

    private void learn(byte[] record) {
        try {
            Map<String, Field> fields = FlatJson.parse(record, 0, record.length);
            for (String name : new String[] {"bn", "bt", "bu", "bv", "bver"}) {
                Field field = fields.get(name);
                if (field != null) {
                    base.put(name, field.kind() == FlatJson.Kind.TEXT ? quoted(field.text()) : field.text());
                }
            }
        } catch (IOException e) {
            // its pack is refused for the same reason
        }
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
