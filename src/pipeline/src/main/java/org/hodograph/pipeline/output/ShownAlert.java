package org.hodograph.pipeline.output;

import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.Quantity;
import org.hodograph.pipeline.unit.ShowIn;
import org.hodograph.pipeline.unit.Unit;

/**
 * The numbers of an alert in the unit that it is shown in.
 *
 * @param value of the quantity; NaN if not available
 * @param error its standard error; NaN if not available
 * @param threshold that it is compared with, NaN where none was learned
 * @param peak of what was unusual; NaN: nothing was
 * @param mean likewise
 * @param unit of these; null: not known
 */
public record ShownAlert(double value, double error, double threshold, double peak, double mean, String unit) {

    /** Those of a change, whose own are in SI. */
    public static ShownAlert of(AlertChange change, ShowIn showIn) {
        double level = change.story() == null
                ? change.rule().when().level()
                : change.story().usual();
        Unit in = change.unit() == null ? null : showIn.of(Unit.of(change.unit()), 0);
        double peak = change.story() == null ? Double.NaN : change.story().peak();
        double mean = change.story() == null ? Double.NaN : change.story().mean();
        if (in == null) {
            return new ShownAlert(change.value(), change.error(), level, peak, mean, change.unit());
        }
        boolean hasZero = change.rule().quantity() == Quantity.VALUE; // of a temperature, say
        return new ShownAlert(
                shown(change.value(), in, hasZero),
                in.sizeFromSi(change.error()),
                shown(level, in, hasZero),
                shown(peak, in, hasZero),
                shown(mean, in, hasZero),
                in.toString());
    }

    private static double shown(double value, Unit in, boolean hasZero) {
        return hasZero ? in.fromSi(value) : in.sizeFromSi(value);
    }
}
