package org.hodograph.standalone;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.unit.Dimension;
import org.hodograph.pipeline.unit.ShowIn;
import org.hodograph.pipeline.unit.Unit;

/** Units to show numbers in, each by its text alone. */
final class ShowInWords {

    private ShowInWords() {}

    /**
     * The units of the texts.
     *
     * @throws IllegalArgumentException if one is not known, or of no kind that has a key in {@code show-in}
     */
    static ShowIn of(List<String> words) {
        Map<Dimension, Unit> units = new EnumMap<>(Dimension.class);
        for (String word : words) {
            Unit unit = Unit.of(word);
            Dimension dimension = null;
            for (Dimension each : Dimension.values()) {
                if (unit.isKnown() && unit.isDerivative(Unit.of(each.si()), 0)) {
                    dimension = each;
                    break;
                }
            }
            if (dimension == null) {
                throw new IllegalArgumentException(
                        "--show-in: \"" + word + "\" is no unit that numbers can be shown in" + unit.hint());
            }
            units.put(dimension, unit);
        }
        return new ShowIn(units);
    }
}
