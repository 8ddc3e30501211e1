package org.hodograph.pipeline.config;

import java.util.EnumMap;
import java.util.Map;
import org.hodograph.pipeline.unit.Dimension;
import org.hodograph.pipeline.unit.ShowIn;
import org.hodograph.pipeline.unit.Unit;

/** Reads {@code show-in}, of the sink or of a series rule. */
final class ShowInSection {

    private ShowInSection() {}

    static ShowIn read(YamlMap parent) {
        YamlMap map = parent.map("show-in");
        Map<Dimension, Unit> units = new EnumMap<>(Dimension.class);
        Dimension.words().forEach((word, dimension) -> {
            Unit unit = map.read(word, null, dimension::unit);
            if (unit != null) {
                units.put(dimension, unit);
            }
        });
        map.end();
        return new ShowIn(units);
    }
}
