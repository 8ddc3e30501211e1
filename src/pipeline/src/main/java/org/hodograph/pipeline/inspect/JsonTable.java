package org.hodograph.pipeline.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON objects by their fields; those of inner objects are named {@code outer.inner}, those of the objects of a list
 * {@code list[*].inner}, with a row for each object.
 */
final class JsonTable {

    private static final int MOST_ROWS = 1000;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final List<Map<String, String>> rows = new ArrayList<>();
    private final Map<String, Boolean> names = new LinkedHashMap<>(); // in the order in which they are met

    private JsonTable() {}

    /** The records of these texts, one JSON value each; null if many of them are none. */
    static Table of(List<String> records) {
        JsonTable table = new JsonTable();
        int broken = 0;
        for (String record : records) {
            if (table.rows.size() >= MOST_ROWS) {
                break;
            }
            try (JsonParser parser = FACTORY.createParser(record)) {
                List<Map<String, String>> open = new ArrayList<>(List.of(new LinkedHashMap<>()));
                parser.nextToken();
                table.value(parser, "", open);
                table.rows.addAll(open);
            } catch (IOException e) {
                broken++;
            }
        }
        return 10 * broken > records.size() ? null : table.made();
    }

    private Table made() {
        List<Column> columns = new ArrayList<>();
        for (String name : names.keySet()) {
            columns.add(new Column(
                    name, rows.stream().map(row -> row.getOrDefault(name, "")).toList()));
        }
        return new Table(columns, List.of(), true);
    }

    /** Puts a value into all rows that are open; the objects of a list make rows of their own of each. */
    private void value(JsonParser parser, String path, List<Map<String, String>> open) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                value(parser, path.isEmpty() ? name : path + "." + name, open);
            }
        } else if (token == JsonToken.START_ARRAY) {
            list(parser, path + "[*]", open);
        } else if (token != null && token != JsonToken.VALUE_NULL) {
            String text = parser.getText();
            open.forEach(row -> row.put(path, text));
            names.put(path, true);
        }
    }

    private void list(JsonParser parser, String path, List<Map<String, String>> open) throws IOException {
        List<Map<String, String>> made = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            List<Map<String, String>> copies = new ArrayList<>();
            open.forEach(row -> copies.add(new LinkedHashMap<>(row)));
            value(parser, path, copies);
            made.addAll(copies);
            if (made.size() > MOST_ROWS) {
                throw new IOException("a list too long to look at");
            }
        }
        if (!made.isEmpty()) {
            open.clear();
            open.addAll(made);
        }
    }
}
