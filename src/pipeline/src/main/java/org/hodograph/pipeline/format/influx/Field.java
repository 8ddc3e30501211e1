package org.hodograph.pipeline.format.influx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hodograph.pipeline.format.Values;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * A field of a line: a name and a value as written, {@code 2.5}, {@code 7i}, {@code 7u}, {@code true} or {@code "text"}.
 *
 * @param name unescaped
 * @param text the value as written
 */
record Field(String name, String text) {

    private static final Set<String> BOOLEANS =
            Set.of("t", "T", "true", "True", "TRUE", "f", "F", "false", "False", "FALSE");

    /** The fields of a line, whose head has been read. */
    static List<Field> read(Line line, String keyEnds) throws UnreadableException {
        line.skipBlanks();
        if (line.isLineEnd()) {
            throw new UnreadableException("malformed: the line has no field, for example level=2.01");
        }
        List<Field> fields = new ArrayList<>(4);
        while (true) {
            String key = line.until(keyEnds, keyEnds);
            if (line.here() != '=') {
                throw new UnreadableException(
                        "malformed: field \"" + Texts.shortened(key) + "\" has no value, for example level=2.01");
            }
            String name = Texts.name(key, "a field");
            line.step();
            String text = line.here() == '"' ? line.quoted() : line.until(", ", "");
            if (text.isEmpty()) {
                throw new UnreadableException("malformed: field " + Texts.shortened(name) + " has an empty value");
            }
            fields.add(new Field(name, text));
            if (line.here() != ',') {
                break;
            }
            line.step();
        }
        if (!line.isLineEnd() && line.here() != ' ') {
            throw new UnreadableException("malformed: text behind the quotes of field "
                    + Texts.shortened(fields.get(fields.size() - 1).name()));
        }
        return fields;
    }

    /** Whether it is a text or a boolean, as the protocol writes them. */
    boolean isNoNumber() {
        return text.charAt(0) == '"' || BOOLEANS.contains(text);
    }

    /** The value without the quotes of a text. */
    String plain() {
        return text.charAt(0) == '"' ? text.substring(1, text.length() - 1) : text;
    }

    /** The number; NaN for a boolean, a text, and whatever is not a number of the protocol. */
    double value() {
        char last = text.charAt(text.length() - 1);
        if (last != 'i' && last != 'u') {
            return Values.number(text);
        }
        String number = text.substring(0, text.length() - 1);
        return isWhole(number) && !(last == 'u' && number.charAt(0) == '-') ? Values.number(number) : Double.NaN;
    }

    /** Whether a text is digits, with a sign or without. */
    static boolean isWhole(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > from;
    }
}
