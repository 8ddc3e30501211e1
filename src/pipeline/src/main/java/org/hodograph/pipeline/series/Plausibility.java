package org.hodograph.pipeline.series;

import java.io.Serializable;
import java.util.List;
import org.hodograph.pipeline.Condition;
import org.hodograph.pipeline.unit.Unit;

/**
 * What a reading can be; docs/adr/0037.
 *
 * @param maxStep between two readings; null: any
 * @param maxRate between two readings, per second; null: any
 * @param learns whether a counter without a max-rate learns what is too much from its own steps
 * @param least reading; null: any
 * @param most reading; null: any
 * @param valid what other fields of the record must say
 */
public record Plausibility(Limit maxStep, Limit maxRate, boolean learns, Limit least, Limit most, List<Condition> valid)
        implements Serializable {

    /** Everything is plausible, but for what counters learn. */
    public static final Plausibility DEFAULT = new Plausibility(null, null, true, null, null, List.of());

    public Plausibility {
        valid = List.copyOf(valid);
        requireSize("max-step", maxStep);
        requireSize("max-rate", maxRate);
        if (least != null && least.unit() == null != (most.unit() == null)) {
            throw new IllegalArgumentException("range must give both its ends a unit or neither, but is " + range());
        }
        if (least != null && !(levelOf(least) < levelOf(most))) {
            throw new IllegalArgumentException(
                    "range must go from a lower to a higher number, as in [-500, 9000], but is " + range());
        }
    }

    private static void requireSize(String what, Limit limit) {
        if (limit != null && !(limit.number() > 0)) {
            throw new IllegalArgumentException(what + " must be above 0, but is " + limit);
        }
    }

    private static double levelOf(Limit limit) {
        return limit.level(null);
    }

    private String range() {
        return "[" + least + ", " + most + "]";
    }

    boolean limitsSteps() {
        return maxStep != null || maxRate != null;
    }

    /** Why the limits can't be compared with a series in a unit; null: they can. */
    String fault(Unit unit) {
        if (maxStep != null && !maxStep.fits(unit, 0)) {
            return misfit("max-step", maxStep, unit, 0);
        }
        if (maxRate != null && !maxRate.fits(unit, 1)) {
            return misfit("max-rate", maxRate, unit, 1);
        }
        return least == null || (least.fits(unit, 0) && most.fits(unit, 0)) ? null : misfit("range", most, unit, 0);
    }

    private static String misfit(String what, Limit limit, Unit unit, int order) {
        return what + " " + limit + " can't be compared with a series in " + unit
                + (order == 0 ? "" : ", whose rate is in " + unit.text(order));
    }

    /** Whether a reading in SI of a series in a unit lies in the range. */
    boolean isInRange(double value, Unit unit) {
        return least == null || (value >= least.level(unit) && value <= most.level(unit));
    }

    /** Why a reading is refused. */
    String outside(double reading, String readingUnit) {
        return "out-of-range: " + reading + (readingUnit == null ? "" : " " + readingUnit) + " is outside the range "
                + range();
    }
}
