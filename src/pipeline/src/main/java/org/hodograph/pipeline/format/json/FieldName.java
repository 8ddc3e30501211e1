package org.hodograph.pipeline.format.json;

import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.format.json.FlatJson.Field;

/**
 * A field as the configuration names it: {@code outer.inner}, {@code a|b} for the first of several that is there, {@code ^.a} to
 * begin one object further out. Immutable.
 */
public final class FieldName {

    private static final String OUT = "^.";

    private final String text;
    private final Alternative[] alternatives;

    private record Alternative(String name, int outwards) {}

    private FieldName(String text, Alternative[] alternatives) {
        this.text = text;
        this.alternatives = alternatives;
    }

    /** The name that a text is; a field whose own name holds a {@code |} is found too. */
    public static FieldName of(String text) {
        List<Alternative> alternatives = new ArrayList<>();
        if (text.indexOf('|') >= 0) {
            alternatives.add(new Alternative(text, 0));
        }
        for (String name : text.split("\\|", -1)) {
            int outwards = 0;
            String rest = name.strip();
            while (rest.startsWith(OUT)) {
                outwards++;
                rest = rest.substring(OUT.length());
            }
            alternatives.add(new Alternative(text.indexOf('|') >= 0 || outwards > 0 ? rest : name, outwards));
        }
        return new FieldName(text, alternatives.toArray(new Alternative[0]));
    }

    /** All these names. */
    public static FieldName[] of(List<String> texts) {
        return texts.stream().map(FieldName::of).toArray(FieldName[]::new);
    }

    /** As the configuration writes it. */
    public String text() {
        return text;
    }

    /** The alternatives that a record without objects in it can have. */
    public List<String> own() {
        List<String> own = new ArrayList<>();
        for (Alternative alternative : alternatives) {
            if (alternative.outwards() == 0) {
                own.add(alternative.name());
            }
        }
        return own;
    }

    /** Whether it names alternatives, of which a producer writes the one that it has. */
    public boolean isOneOfSeveral() {
        return alternatives.length > 1;
    }

    /** The name as a part of a series' name: that of the first alternative. */
    public String label() {
        return alternatives[alternatives.length == 1 ? 0 : 1].name();
    }

    /** The field in an element, or around it, the nearest first; null where there is none. */
    public Field in(Scope scope) {
        Field found = null;
        for (Alternative alternative : alternatives) {
            Field field = scope.find(alternative.name(), alternative.outwards());
            if (field != null && field.kind() != FlatJson.Kind.NULL) {
                return field;
            }
            found = found == null ? field : found;
        }
        return found;
    }

    /** The field of the element itself, as a value is; null where there is none. */
    public Field of(Scope scope) {
        Field found = null;
        for (Alternative alternative : alternatives) {
            Field field = alternative.outwards() == 0
                    ? scope.own(alternative.name())
                    : scope.find(alternative.name(), alternative.outwards());
            if (field != null && field.kind() != FlatJson.Kind.NULL) {
                return field;
            }
            found = found == null ? field : found;
        }
        return found;
    }

    /** The object around the field that the record says is null; null where there is none. */
    public String nullAround(Scope scope) {
        for (Alternative alternative : alternatives) {
            String around = scope.nullAround(alternative.name());
            if (around != null) {
                return around;
            }
        }
        return null;
    }
}
