package org.hodograph.pipeline.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** How often a length or an angle is differentiated in a quantity of motion, at least. */
    private static final Map<Quantity, Integer> MOTION =
            Map.of(Quantity.VELOCITY, 1, Quantity.ACCELERATION, 2, Quantity.JERK, 3);

    private static final Pattern OF_MOTION = Pattern.compile("(m|rad)(?:/s([23])?)?");

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

    /**
     * Whatever the series: a signal may have been differentiated more often than its order says, as a speed that nobody declared as one,
     * but not less often.
     */
    private static String motionFault(AlertRule rule) {
        Integer least = MOTION.get(rule.quantity());
        String unit = rule.when() == null ? null : rule.when().unit();
        Matcher motion = least == null || unit == null ? null : OF_MOTION.matcher(unit);
        if (motion == null || !motion.matches()) {
            return null; // what is unusual is of any unit, and of other signals their own unit decides
        }
        int times = motion.group(2) != null ? Integer.parseInt(motion.group(2)) : unit.endsWith("/s") ? 1 : 0;
        return times >= least
                ? null
                : rule.quantity().word() + " of " + rule.series() + " is in " + motion.group(1) + "/s"
                        + (least > 1 ? least : "") + ", so when can't be in " + unit;
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
