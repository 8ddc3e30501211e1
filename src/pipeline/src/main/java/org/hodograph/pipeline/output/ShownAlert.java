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
 * @param threshold that it is compared with
 * @param unit of these; null: not known
 */
public record ShownAlert(double value, double error, double threshold, String unit) {

    /** Those of a change, whose own are in SI. */
    public static ShownAlert of(AlertChange change, ShowIn showIn) {
        double level = change.rule().when().level();
        Unit in = change.unit() == null ? null : showIn.of(Unit.of(change.unit()), 0);
        if (in == null) {
            return new ShownAlert(change.value(), change.error(), level, change.unit());
        }
        boolean hasZero = change.rule().quantity() == Quantity.VALUE; // of a temperature, say
        return new ShownAlert(
                hasZero ? in.fromSi(change.value()) : in.sizeFromSi(change.value()),
                in.sizeFromSi(change.error()),
                hasZero ? in.fromSi(level) : in.sizeFromSi(level),
                in.toString());
    }
}
