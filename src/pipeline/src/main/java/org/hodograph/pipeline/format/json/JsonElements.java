package org.hodograph.pipeline.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.hodograph.pipeline.format.json.FlatJson.Field;
import org.hodograph.pipeline.format.json.FlatJson.Kind;
import org.hodograph.pipeline.text.Texts;

/**
 * The parts of a record that are its samples, in one pass. A record that is a list of objects is read object by object, and each
 * that is complete counts even where the list breaks off. What a record may hold is bounded by its size. For one thread.
 */
public final class JsonElements {

    private static final int BYTES_PER_FIELD =
            20; // beyond FlatJson's bound; a smaller one takes far more than its size
    private static final int SCOPE = 4; // fields that an object costs

    private static final Field LIST = new Field("[…]", Kind.LIST);

    private final JsonPlan plan;

    // of the record that is being read
    private JsonParser parser;
    private int left;
    private List<Scope> elements;
    private String missing;
    private String failure;

    public JsonElements(JsonPlan plan) {
        this.plan = plan;
    }

    /** Whether each record that is an object is its own and only element, without more to know about it. */
    public boolean isPlain() {
        return plan.isPlain();
    }

    /**
     * The elements of a record in its order.
     *
     * @throws IOException if the bytes are not JSON that has elements; its message is one short line
     */
    public List<Scope> read(byte[] bytes) throws IOException {
        read(bytes, plan.paths());
        if (elements.isEmpty() && missing == null && failure == null && plan.otherwise() != null) {
            read(bytes, plan.otherwise());
        }
        return elements;
    }

    /** What the record says is not there, though a path leads to it; null: nothing. */
    public String missing() {
        return missing;
    }

    /** Why the elements that were read are not all; null: they are. */
    public String failure() {
        return failure;
    }

    private void read(byte[] bytes, PathNode root) throws IOException {
        elements = new ArrayList<>();
        missing = null;
        failure = null;
        left = FlatJson.MOST_FIELDS + bytes.length / BYTES_PER_FIELD;
        int from = Texts.byteOrderMark(bytes);
        try (JsonParser opened = FlatJson.FACTORY.createParser(bytes, from, bytes.length - from)) {
            parser = opened;
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                list(root);
            } else if (token == JsonToken.START_OBJECT) {
                scope(new Scope(null, null, root));
                end("object");
            } else if (token != null) {
                elements.add(Scope.ofValue(scalar(token)));
                end("value");
            } else {
                throw new IOException("not a JSON object");
            }
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON, " + Texts.shortened(e.getOriginalMessage()), e);
        } finally {
            parser = null;
        }
    }

    private void end(String what) throws IOException {
        if (parser.nextToken() != null) {
            throw new IOException("text after the JSON " + what);
        }
    }

    /** A record that is a list: what stands before a fault in it is good. */
    private void list(PathNode root) throws IOException {
        int objects = 0;
        int complete = 0;
        try {
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    scope(new Scope(null, null, root));
                } else if (plan.takesBareElements() && token.isScalarValue()) {
                    spend(SCOPE);
                    elements.add(Scope.ofValue(scalar(token)));
                } else if (objects == 0) {
                    throw new IOException("not a JSON object");
                } else {
                    throw new IOException("element " + objects + " of the JSON list is no object");
                }
                objects++;
                complete = elements.size();
            }
            end("list");
        } catch (JsonEOFException e) {
            failure = objects == 0
                    ? "the JSON list breaks off"
                    : "the JSON list breaks off behind its first " + objects + " elements";
        } catch (IOException e) {
            if (complete == 0) {
                throw e;
            }
            failure = e instanceof JsonProcessingException parsing
                    ? "not JSON behind the first " + objects + " elements of the list, "
                            + Texts.shortened(parsing.getOriginalMessage())
                    : e.getMessage();
        }
        elements.subList(complete, elements.size()).clear();
        if (objects == 0 && failure == null) {
            missing = "an empty list";
        }
    }

    private void spend(int fields) throws IOException {
        left -= fields;
        if (left < 0) {
            throw new IOException("more fields and elements than a record of its size may have");
        }
    }

    private void scope(Scope scope) throws IOException {
        spend(SCOPE);
        if (scope.node().isElement) {
            elements.add(scope);
        }
        object(scope, "", scope.node());
    }

    private void object(Scope scope, String prefix, PathNode node) throws IOException {
        boolean isEmpty = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            isEmpty = false;
            String own = parser.currentName();
            String name = named(prefix + own);
            spend(1);
            JsonToken token = parser.nextToken();
            PathNode child = node == null ? null : node.fields.get(own);
            if (child != null) {
                follow(scope, own, token, child);
            } else if (node != null && node.entries != null && !plan.isSpared(node.entries, own)) {
                entry(scope, own, token, node.entries);
            } else {
                flat(scope, name, own, token);
            }
        }
        if (isEmpty && node != null && node.entries != null) {
            missing = "nothing in " + (scope.key() == null ? "the record" : Texts.shortened(scope.key()));
        }
    }

    private static String named(String name) throws IOException {
        if (name.length() > FlatJson.LONGEST_NAME) {
            throw new IOException("a field name of more than " + FlatJson.LONGEST_NAME + " characters");
        }
        return name;
    }

    /** What stands on a path. */
    private void follow(Scope scope, String own, JsonToken token, PathNode child) throws IOException {
        if (token == JsonToken.START_OBJECT && child.isScope()) {
            scope(new Scope(scope, own, child));
        } else if (token == JsonToken.START_ARRAY && child.each != null) {
            each(scope, own, child.each);
        } else {
            if (token == JsonToken.VALUE_NULL) {
                missing = "null in " + Texts.shortened(own);
            } else if (token.isScalarValue() && child.isElement) {
                spend(SCOPE);
                elements.add(new Scope(scope, own, child, scalar(token)));
            }
            flat(scope, own, own, token);
        }
    }

    /** An entry of a map, whose key names it; a plain value is a field of the map too. */
    private void entry(Scope scope, String own, JsonToken token, PathNode entry) throws IOException {
        if (token == JsonToken.START_OBJECT && entry.isScope()) {
            scope(new Scope(scope, own, entry));
        } else if (token == JsonToken.START_ARRAY && entry.each != null) {
            each(scope, own, entry.each);
        } else if (token == JsonToken.START_ARRAY && entry.isElement) {
            samples(scope, own, entry);
        } else {
            if (token.isScalarValue() && entry.isElement) {
                spend(SCOPE);
                elements.add(new Scope(scope, own, entry, scalar(token)));
            }
            flat(scope, own, own, token);
        }
    }

    /** An entry that is a list: of objects, each of which is an element, or of what is no sample. */
    private void samples(Scope scope, String own, PathNode entry) throws IOException {
        int before = elements.size();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            spend(1);
            if (token == JsonToken.START_OBJECT) {
                scope(new Scope(scope, own, entry));
            } else {
                parser.skipChildren();
            }
        }
        if (elements.size() == before) {
            spend(SCOPE);
            elements.add(new Scope(scope, own, entry, LIST));
        }
    }

    private void each(Scope scope, String own, PathNode each) throws IOException {
        boolean isEmpty = true;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            isEmpty = false;
            spend(1);
            if (token == JsonToken.START_OBJECT && each.isScope()) {
                scope(new Scope(scope, own, each));
            } else if (token == JsonToken.START_ARRAY && each.each != null) {
                each(scope, own, each.each);
            } else if (token == JsonToken.START_ARRAY && each.isElement) {
                Scope row = new Scope(scope, own, each);
                spend(SCOPE);
                elements.add(row);
                indexed(row, "");
            } else if (token.isScalarValue() && each.isElement) {
                spend(SCOPE);
                elements.add(new Scope(scope, own, each, scalar(token)));
            } else {
                parser.skipChildren();
            }
        }
        if (isEmpty) {
            missing = "nothing in " + Texts.shortened(own);
        }
    }

    /** What is on no path: fields with the names of the objects they stand in before their own. */
    private void flat(Scope scope, String name, String own, JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            object(scope, name + ".", null);
        } else if (token != JsonToken.START_ARRAY) {
            scope.put(name, scalar(token));
        } else if (plan.pairs().contains(own)) {
            pairs(scope, name);
        } else if (plan.indexed().contains(name)) {
            indexed(scope, name);
        } else {
            parser.skipChildren();
            scope.put(name, LIST);
        }
    }

    private void indexed(Scope scope, String list) throws IOException {
        int index = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            spend(1);
            String name = list + "[" + index++ + "]";
            flat(scope, name, name, token);
        }
    }

    /** A list of pairs as fields: {@code [{"key":"host","value":{"stringValue":"h1"}}]}. */
    private void pairs(Scope scope, String list) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            spend(SCOPE);
            Scope pair = new Scope(new LinkedHashMap<>());
            object(pair, "", null);
            Field key = pair.own("key") == null ? pair.own("name") : pair.own("key");
            Field value = pair.own("value");
            if (value == null) { // an object that says of which type the value is
                value = pair.under("value.").values().stream().findFirst().orElse(null);
            }
            if (key != null && value != null && key.kind() == Kind.TEXT) {
                scope.put(named(list + "." + key.text()), value);
            }
        }
    }

    private Field scalar(JsonToken token) throws IOException {
        return new Field(parser.getText(), FlatJson.kind(token));
    }
}
