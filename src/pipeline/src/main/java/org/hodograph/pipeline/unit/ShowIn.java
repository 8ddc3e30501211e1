package org.hodograph.pipeline.unit;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The units that records show numbers in instead of SI, by kind of quantity. Nothing is computed in them.
 *
 * @param units of the kinds that are not shown in SI
 */
public record ShowIn(Map<Dimension, Unit> units) implements Serializable {

    /** Everything in SI. */
    public static final ShowIn SI = new ShowIn(Map.of());

    public ShowIn {
        units = Map.copyOf(units);
    }

    public boolean isEmpty() {
        return units.isEmpty();
    }

    /** The unit that a derivative of a series in {@code unit} is shown in; null: SI. */
    public Unit of(Unit unit, int order) {
        if (unit == null || units.isEmpty()) {
            return null;
        }
        for (Map.Entry<Dimension, Unit> shown : units.entrySet()) {
            if (shown.getValue().isDerivative(unit, order)) {
                return shown.getValue();
            }
        }
        return null;
    }

    /** The unit of a kind of quantity; null: SI. */
    public Unit of(Dimension dimension) {
        return units.get(dimension);
    }

    /** These units, and where they say none those of another. */
    public ShowIn orElse(ShowIn other) {
        Map<Dimension, Unit> all = new EnumMap<>(Dimension.class);
        all.putAll(other.units);
        all.putAll(units);
        return new ShowIn(all);
    }

    /** As the configuration writes it. */
    public Map<String, Object> text() {
        Map<String, Object> text = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            if (units.containsKey(dimension)) {
                text.put(dimension.word(), units.get(dimension).toString());
            }
        }
        return text;
    }
}
