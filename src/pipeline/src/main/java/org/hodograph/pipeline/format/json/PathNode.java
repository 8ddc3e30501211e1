package org.hodograph.pipeline.format.json;

import java.util.HashMap;
import java.util.Map;

/** Where paths go on from one place of a record. Not changed once it is built. */
final class PathNode {

    final Map<String, PathNode> fields = new HashMap<>();
    PathNode each; // of a list; null: no path goes on there
    PathNode entries; // of an object; null: no path goes on there
    boolean isElement;
    String keyOf; // the map whose key an entry stands under; null: no entry
    boolean isRecordsOwn; // an entry of the record's own element, beside the time and the names

    /** The place that a path leads to, made where it is new. */
    PathNode grow(JsonPath path) {
        PathNode node = this;
        for (String step : path.steps()) {
            node = node.step(step);
        }
        return node;
    }

    private PathNode step(String step) {
        if (step.equals(JsonPath.EACH)) {
            if (each == null) {
                each = new PathNode();
                each.keyOf = keyOf;
            }
            return each;
        }
        if (step.equals(JsonPath.ENTRIES)) {
            entries = entries == null ? new PathNode() : entries;
            return entries;
        }
        return fields.computeIfAbsent(step, name -> new PathNode());
    }

    /** Whether an object here is a scope of its own. */
    boolean isScope() {
        return isElement || entries != null || !fields.isEmpty();
    }
}
