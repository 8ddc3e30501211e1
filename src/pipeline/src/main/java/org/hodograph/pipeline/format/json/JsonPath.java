package org.hodograph.pipeline.format.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into a JSON record: names with points between them, {@code [*]} for each element of a list, {@code *} for each entry of
 * an object; {@code $} is the record itself.
 *
 * @param steps names, {@link #EACH} and {@link #ENTRIES}
 */
record JsonPath(List<String> steps) {

    static final String EACH = "[*]";
    static final String ENTRIES = "*";
    private static final String RECORD = "$";
    private static final int MOST_STEPS = 32; // no record is nested deeper
    private static final Pattern SEGMENT = Pattern.compile("([^\\[\\]]*)((?:\\[\\*])*)");

    JsonPath {
        steps = List.copyOf(steps);
    }

    /**
     * The path that a text is.
     *
     * @throws IllegalArgumentException if it is none
     */
    static JsonPath parse(String text) {
        List<String> steps = new ArrayList<>();
        String path = text.strip();
        if (path.equals(RECORD)) {
            return new JsonPath(steps);
        }
        path = path.startsWith(RECORD + ".") || path.startsWith(RECORD + "[") ? path.substring(1) : path;
        String[] segments = (path.startsWith(".") ? path.substring(1) : path).split("\\.", -1);
        for (int i = 0; i < segments.length; i++) {
            Matcher segment = SEGMENT.matcher(segments[i]);
            boolean isEmpty = segments[i].isBlank() || (i > 0 && segments[i].startsWith("["));
            if (isEmpty || !segment.matches() || steps.size() > MOST_STEPS) {
                throw new IllegalArgumentException(
                        "is a path such as values[*], data.readings[*] or $, the record itself, but is \"" + text
                                + "\"");
            }
            if (!segment.group(1).isEmpty()) {
                steps.add(segment.group(1));
            }
            for (int each = 0; each < segment.group(2).length(); each += EACH.length()) {
                steps.add(EACH);
            }
        }
        return new JsonPath(steps);
    }

    boolean isRecord() {
        return steps.isEmpty();
    }

    boolean hasEntries() {
        return steps.contains(ENTRIES);
    }

    JsonPath then(JsonPath other) {
        List<String> all = new ArrayList<>(steps);
        all.addAll(other.steps);
        return new JsonPath(all);
    }

    boolean beginsWith(JsonPath other) {
        return steps.size() >= other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String step : steps) {
            text.append(text.isEmpty() || step.equals(EACH) ? "" : ".").append(step);
        }
        return text.isEmpty() ? RECORD : text.toString();
    }
}
