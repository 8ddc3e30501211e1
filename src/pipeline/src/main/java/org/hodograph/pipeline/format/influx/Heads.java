package org.hodograph.pipeline.format.influx;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hodograph.pipeline.format.FormatSettings.Fields;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * Reads the part of a line before its fields. It names the entity: the measurement with its tags, in the order of their keys
 * as InfluxDB sees them, {@code tank,site=s1}; or, where series fields are configured, the values of these tags joined by
 * {@code /}, {@code measurement} being the measurement. The tag that is configured as the unit is the unit, not a part of the
 * name. A line often begins like the one before it, so the last head is kept. For one thread.
 */
final class Heads {

    private static final String MEASUREMENT = "measurement";
    private static final int MOST_TAGS = 1000;
    private static final int LONGEST_KEPT = 4096; // characters

    private final Fields fields;
    private String lastText = "";
    private Head last;

    Heads(Fields fields) {
        this.fields = fields;
    }

    /**
     * A head.
     *
     * @param entity whose series the fields are
     * @param unit of all fields, or null
     */
    record Head(String entity, String unit) {

        String series(String field) {
            return entity + "/" + field;
        }

        /** The series of a line that can't be read, where only one can be meant. */
        String only(List<String> values) {
            return values.size() == 1 && !values.get(0).equals("value") ? series(values.get(0)) : null;
        }
    }

    Head read(Line line) throws UnreadableException {
        if (last != null && line.begins(lastText)) {
            line.step(lastText.length());
            return last;
        }
        int from = line.place();
        String measurement = Texts.name(line.until(", ", ", "), "the measurement");
        Map<String, String> tags = new TreeMap<>();
        while (line.here() == ',') {
            line.step();
            String key = Texts.name(line.until("=, ", "=, "), "a tag");
            if (line.here() != '=') {
                throw new UnreadableException(
                        "malformed: tag \"" + Texts.shortened(key) + "\" has no value, for example site=s1");
            }
            line.step();
            tags.put(key, Texts.name(line.until(", ", "=, "), "tag " + Texts.shortened(key)));
            if (tags.size() > MOST_TAGS) {
                throw new UnreadableException("malformed: more than " + MOST_TAGS + " tags");
            }
        }
        String unit = Texts.unit(tags.remove(fields.unit()));
        Head head = new Head(Texts.name(entity(measurement, tags), "measurement and tags"), unit);
        String text = line.from(from);
        last = text.length() <= LONGEST_KEPT ? head : null;
        lastText = text.length() <= LONGEST_KEPT ? text : "";
        return head;
    }

    private String entity(String measurement, Map<String, String> tags) throws UnreadableException {
        StringBuilder name = new StringBuilder();
        if (fields.series().isEmpty()) {
            name.append(measurement);
            tags.forEach(
                    (key, value) -> name.append(',').append(key).append('=').append(value));
            return name.toString();
        }
        for (String part : fields.series()) {
            String value = part.equals(MEASUREMENT) ? measurement : tags.get(part);
            if (value == null) {
                throw new UnreadableException("unknown-field: " + part + " is not a tag of the line (it has "
                        + Texts.shortened(String.join(", ", tags.keySet())) + ")");
            }
            name.append(name.isEmpty() ? "" : "/").append(value);
        }
        return name.toString();
    }
}
