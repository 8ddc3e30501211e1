package org.hodograph.pipeline.format;

import java.util.Map;

/**
 * From the names that a format gives to those that everything else knows: signals have other names, and all series of a source one
 * entity. A signal is what stands behind the last slash of a name, or the whole of it.
 *
 * @param entity put before every name; null: none
 * @param signals new names by old ones
 */
record Naming(String entity, Map<String, String> signals) {

    Naming {
        signals = Map.copyOf(signals);
    }

    static Naming of(FormatSettings settings) {
        return new Naming(settings.entity(), settings.details().renames());
    }

    /** Whether every name stays. */
    boolean isPlain() {
        return entity == null && signals.isEmpty();
    }

    /** The name of a series. */
    String of(String series) {
        int at = series.lastIndexOf('/') + 1;
        String other = signals.get(series.substring(at));
        String name = other == null ? series : series.substring(0, at) + other;
        return entity == null ? name : entity + "/" + name;
    }
}
