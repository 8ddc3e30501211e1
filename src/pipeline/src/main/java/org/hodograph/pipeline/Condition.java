package org.hodograph.pipeline;

import java.io.Serializable;
import java.util.List;
import org.hodograph.pipeline.text.NumberReader;

/**
 * What a field of a source record must say for the samples of the record to count.
 *
 * @param field as the format names fields
 * @param values one of them it must be; numbers are compared as numbers, texts whatever their case
 */
public record Condition(String field, List<String> values) implements Serializable {

    public Condition {
        if (field == null || field.isBlank() || values.isEmpty()) {
            throw new IllegalArgumentException(
                    "valid needs a field and what it equals, for example {field: PositionValid, equals: 1}");
        }
        values = List.copyOf(values);
    }

    /** Whether the text of the field is one of the values. */
    public boolean holds(String text) {
        String read = text.strip();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i).strip();
            if (value.equalsIgnoreCase(read) || NumberReader.decimal(value) == NumberReader.decimal(read)) {
                return true; // NaN, which is no number, equals none
            }
        }
        return false;
    }
}
