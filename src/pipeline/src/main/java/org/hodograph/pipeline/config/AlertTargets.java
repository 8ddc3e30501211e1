package org.hodograph.pipeline.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.Context;
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
        String context = contextFault(rule);
        if (context != null) {
            return context;
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

    /** Why nothing can be in one of the contexts of a rule. */
    private String contextFault(AlertRule rule) {
        if (rule.unusual() == null) {
            return null;
        }
        boolean isOfTrack = rule.quantity().ofTrack() != null;
        String entity = isOfTrack ? rule.series() : Sample.entityOf(rule.series());
        for (Context context : rule.unusual().contexts()) {
            String fault = context.quantity() == null ? null : fault(context, entity, rule.series());
            if (fault != null) {
                return "context " + context.text() + ": " + fault;
            }
        }
        return null;
    }

    private String fault(Context context, String entity, String own) {
        if (context.quantity().ofTrack() != null) {
            return tracks.stream().anyMatch(track -> NamePattern.overlap(track.match(), entity))
                    ? null
                    : context.quantity().word() + " is a quantity of a track, and tracks has none of " + entity;
        }
        String pattern = context.signal().isEmpty() ? own : entity + "/" + context.signal();
        String first = null;
        for (SeriesSettings settings : series.possible(pattern)) {
            String fault = fault(context, pattern, settings);
            if (fault == null) {
                return null;
            }
            first = first == null ? fault : first;
        }
        return first;
    }

    private static String fault(Context context, String pattern, SeriesSettings settings) {
        int order = order(context.quantity(), settings);
        String what = context.quantity().word() + " of " + pattern;
        if (order < 0 || order > Estimate.MAX_ORDER) {
            return "there is no " + what + ", which has order " + settings.order();
        }
        String unit = settings.unit() == null ? null : Unit.of(settings.unit()).text(order);
        return context.fits(unit) ? null : what + " is in " + unit + ", so its bins can't be in " + context.unit();
    }

    private static int order(Quantity quantity, SeriesSettings settings) {
        return quantity == Quantity.NOISE ? 0 : quantity.order(settings.order());
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
        int order = order(rule.quantity(), settings);
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
