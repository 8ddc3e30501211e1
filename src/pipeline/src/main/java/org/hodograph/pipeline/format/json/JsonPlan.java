package org.hodograph.pipeline.format.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to look for in each record of a source. Immutable once it is made. */
public final class JsonPlan {

    private static final Pattern KEY_OF = Pattern.compile("key-of\\((.*)\\)");
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    private final PathNode paths;
    private final PathNode otherwise; // null: nothing
    private final Set<String> pairs;
    private final Set<String> indexed = new HashSet<>();
    private final Set<String> spared;
    private final boolean takesBareElements;

    /**
     * A plan.
     *
     * @param series the parts of a series' name; those that are {@code key-of(PATH)} name maps
     * @param fields the other names of fields that are looked for, those of the values not among them
     * @param values the names of values
     * @throws IllegalArgumentException if a path is none, or the maps don't lie in each other
     */
    public JsonPlan(JsonShape shape, List<String> series, List<String> fields, List<String> values) {
        pairs = Set.copyOf(shape.pairs());
        spared = new HashSet<>(fields);
        spared.addAll(series);
        for (List<String> names : List.of(series, fields, values)) {
            names.forEach(this::index);
        }
        List<JsonPath> maps = maps(series);
        PathNode main = new PathNode();
        PathNode record = null;
        boolean isBare = false;
        int paths = 0;
        for (String text : shape.records()) {
            JsonPath path = JsonPath.parse(text);
            if (!path.isRecord() && path.steps().get(0).equals(JsonPath.EACH)) { // a list is always read so
                path = new JsonPath(path.steps().subList(1, path.steps().size()));
                isBare = isBare || path.isRecord();
            }
            if (path.isRecord()) {
                record = record == null ? new PathNode() : record;
                grow(record, path, maps);
            } else {
                paths++;
                grow(main, path, maps);
            }
        }
        this.paths = paths == 0 ? record : main;
        otherwise = paths == 0 ? null : record;
        takesBareElements = isBare;
    }

    private static void grow(PathNode root, JsonPath path, List<JsonPath> maps) {
        PathNode element = root.grow(path);
        for (JsonPath map : maps) {
            PathNode entries = element.grow(map).grow(new JsonPath(List.of(JsonPath.ENTRIES)));
            entries.keyOf = map.toString();
            entries.isRecordsOwn = map.isRecord();
        }
        JsonPath last = maps.isEmpty() ? new JsonPath(List.of()) : entriesOf(maps.get(maps.size() - 1));
        element.grow(last).isElement = true;
    }

    private static JsonPath entriesOf(JsonPath map) {
        return map.then(new JsonPath(List.of(JsonPath.ENTRIES)));
    }

    /** The maps of the series' name, each inside the one before. */
    private static List<JsonPath> maps(List<String> series) {
        List<JsonPath> maps = new ArrayList<>();
        for (String part : series) {
            String map = mapOf(part);
            if (map != null) {
                maps.add(JsonPath.parse(map));
            }
        }
        maps.sort((a, b) -> Integer.compare(a.steps().size(), b.steps().size()));
        for (int i = 1; i < maps.size(); i++) {
            if (!maps.get(i).beginsWith(entriesOf(maps.get(i - 1)))) {
                throw new IllegalArgumentException("several key-of lie in each other, for example key-of(devices) and"
                        + " key-of(devices.*.values), but these are key-of(" + maps.get(i - 1) + ") and key-of("
                        + maps.get(i) + ")");
            }
        }
        return maps;
    }

    /** The map in {@code key-of(MAP)}, written as paths are; null if the text is none. */
    public static String mapOf(String part) {
        Matcher keyOf = KEY_OF.matcher(part.strip());
        return keyOf.matches() ? JsonPath.parse(keyOf.group(1)).toString() : null;
    }

    private void index(String name) {
        for (String alternative : name.split("\\|", -1)) {
            String own = alternative.replaceFirst("^(\\^\\.)+", "");
            Matcher index = INDEX.matcher(own);
            while (index.find()) {
                indexed.add(own.substring(0, index.start()));
            }
        }
    }

    PathNode paths() {
        return paths;
    }

    PathNode otherwise() {
        return otherwise;
    }

    Set<String> pairs() {
        return pairs;
    }

    Set<String> indexed() {
        return indexed;
    }

    boolean takesBareElements() {
        return takesBareElements;
    }

    /** Whether a field beside the time and the names is one of them, and so no entry. */
    boolean isSpared(PathNode entries, String name) {
        return entries.isRecordsOwn && spared.contains(name);
    }

    boolean isPlain() {
        return otherwise == null
                && paths.isElement
                && paths.fields.isEmpty()
                && paths.entries == null
                && pairs.isEmpty()
                && indexed.isEmpty();
    }
}
