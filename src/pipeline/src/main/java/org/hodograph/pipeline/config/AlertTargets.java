package org.hodograph.pipeline.config;

import java.util.List;
import java.util.Map;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.Quantity;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.track.TrackRule;
import org.hodograph.pipeline.unit.Unit;

/**
 * What alerts may look at, as far as the configuration tells: a rule that can apply to none of it is a fault of the file.
 *
 * @param series null: not known
 * @param tracks of the file
 */
record AlertTargets(SeriesRules series, List<TrackRule> tracks) {

    /** What a quantity of motion is in, behind m or rad, whatever its series. */
    private static final Map<Quantity, String> MOTION =
            Map.of(Quantity.VELOCITY, "/s", Quantity.ACCELERATION, "/s2", Quantity.JERK, "/s3");

    /** A control message stands alone. */
    static final AlertTargets UNKNOWN = new AlertTargets(null, List.of());

    /** Why a rule can apply to nothing; null: it may. */
    String fault(AlertRule rule) {
        String motion = motionFault(rule);
        if (motion != null) {
            return motion;
        }
        if (series == null) {
            return null;
        }
        if (rule.quantity().ofTrack() != null) {
            return tracks.stream().anyMatch(track -> NamePattern.overlap(track.match(), rule.series()))
                    ? null
                    : rule.quantity().word() + " is a quantity of a track, and tracks has none of " + rule.series();
        }
        String first = null;
        for (SeriesSettings settings : series.possible(rule.series())) {
            String fault = fault(rule, settings);
            if (fault == null) {
                return null;
            }
            first = first == null ? fault : first;
        }
        return first;
    }

    /** Lengths and angles have one unit for each of their derivatives; of other signals their own unit decides. */
    private static String motionFault(AlertRule rule) {
        if (rule.when() == null) {
            return null; // what is unusual is of any unit
        }
        String rate = MOTION.get(rule.quantity());
        String unit = rule.when().unit();
        if (rate == null || unit == null || !unit.matches("(m|rad)(/s[23]?)?")) {
            return null;
        }
        String right = unit.replaceAll("/.*", "") + rate;
        return unit.equals(right)
                ? null
                : rule.quantity().word() + " of " + rule.series() + " is in " + right + ", so when can't be in " + unit;
    }

    private static String fault(AlertRule rule, SeriesSettings settings) {
        int order = rule.quantity() == Quantity.NOISE ? 0 : rule.quantity().order(settings.order());
        String what = rule.quantity().word() + " of " + rule.series();
        if (order < 0 || order > Estimate.MAX_ORDER) {
            return "there is no " + what + ", which has order " + settings.order();
        }
        if (settings.unit() == null) {
            return null; // the samples may tell
        }
        String unit = Unit.of(settings.unit()).text(order);
        return rule.fits(unit)
                ? null
                : what + " is in " + unit + ", so when can't be in "
                        + rule.when().unit();
    }
}
