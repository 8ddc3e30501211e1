package org.hodograph.pipeline.format.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hodograph.pipeline.format.json.FlatJson.Field;
import org.hodograph.pipeline.format.json.FlatJson.Kind;

/**
 * An object of a record and those around it. A name is looked up in the object itself, then in the one around it, and so on;
 * from outside it may begin with the name that the object has there.
 */
public final class Scope {

    private final Scope outer; // null: the record
    private final String key; // in the object around; null: the record
    private final PathNode node;
    private final Map<String, Field> fields;
    private final Field bare; // null: an object

    /** A record by its fields. */
    public Scope(Map<String, Field> fields) {
        this(null, null, null, fields, null);
    }

    /** A record, or an element, that is one value. */
    Scope(Scope outer, String key, PathNode node, Field bare) {
        this(outer, key, node, Map.of(), bare);
    }

    /** An object whose fields are still to be read. */
    Scope(Scope outer, String key, PathNode node) {
        this(outer, key, node, new LinkedHashMap<>(), null);
    }

    private Scope(Scope outer, String key, PathNode node, Map<String, Field> fields, Field bare) {
        this.outer = outer;
        this.key = key;
        this.node = node;
        this.fields = fields;
        this.bare = bare;
    }

    /** A record that is one value. */
    public static Scope ofValue(Field value) {
        return new Scope(null, null, null, value);
    }

    PathNode node() {
        return node;
    }

    void put(String name, Field field) {
        fields.put(name, field);
    }

    /** The value that stands here instead of an object; null: an object. */
    public Field bare() {
        return bare;
    }

    /** Whether it stands under a key that names its series. */
    public boolean isEntry() {
        return node != null && node.keyOf != null;
    }

    /** Its name in the object around it; null for a record. */
    public String key() {
        return key;
    }

    /** The key under which the element stands in a map; null where it stands in none. */
    public String keyOf(String map) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.isEntry() && scope.node.keyOf.equals(map)) {
                return scope.key;
            }
        }
        return null;
    }

    Field own(String name) {
        return fields.get(name);
    }

    Field find(String name, int outwards) {
        Scope scope = this;
        for (int i = 0; i < outwards && scope != null; i++) {
            scope = scope.outer;
        }
        Scope inner = null;
        for (; scope != null; scope = scope.outer) {
            Field field = scope.fields.get(name);
            if (field == null && inner != null && inner.isUnder(name)) {
                field = inner.fields.get(name.substring(inner.key.length() + 1));
            }
            if (field != null) {
                return field;
            }
            inner = scope;
        }
        return null;
    }

    private boolean isUnder(String name) {
        return name.length() > key.length() && name.charAt(key.length()) == '.' && name.startsWith(key);
    }

    /** The fields behind a prefix, {@code tags.} for {@code tags.host}, in the nearest object that has some. */
    public Map<String, Field> under(String prefix) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Map<String, Field> found = new TreeMap<>();
            for (Map.Entry<String, Field> field : scope.fields.entrySet()) {
                if (field.getKey().startsWith(prefix)) {
                    found.put(field.getKey().substring(prefix.length()), field.getValue());
                }
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Map.of();
    }

    String nullAround(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
                Field around = scope.fields.get(name.substring(0, dot));
                if (around != null && around.kind() == Kind.NULL) {
                    return name.substring(0, dot);
                }
            }
        }
        return null;
    }

    /** Some of its own names. */
    public List<String> ownNames(int most) {
        return fields.keySet().stream().limit(most).toList();
    }

    /** Some of the names that are found from here, the nearest first. */
    public List<String> names(int most) {
        List<String> names = new ArrayList<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (String name : scope.fields.keySet()) {
                if (names.size() == most) {
                    return names;
                }
                names.add(name);
            }
        }
        return names;
    }

    /** The names that lead here from the record. */
    public List<String> path() {
        List<String> path = new ArrayList<>();
        for (Scope scope = this; scope.key != null; scope = scope.outer) {
            path.add(0, scope.key);
        }
        return path;
    }
}
