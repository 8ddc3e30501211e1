package org.hodograph.pipeline.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.AlertRule.NoData;
import org.hodograph.pipeline.alert.Quantity;
import org.hodograph.pipeline.alert.Requirement;
import org.hodograph.pipeline.alert.Threshold;
import org.hodograph.pipeline.series.Lag;

/**
 * A named, versioned pack of filter, window, thresholds, durations and hysteresis. Under a name and version it never changes.
 *
 * @param name with its version, for example {@code harsh-driving/digital-matter@1}
 * @param method the filter and window of the series it looks at
 * @param pathMethod the same of the coordinates of tracks
 * @param lag of both
 * @param shortest event that it is for, seconds
 * @param leastRate samples a second that it needs: of @2 and later that at which such an event is seen more often than not, {@link Detection}
 * @param mostError the largest standard error of a quantity that it takes, in SI
 * @param confidence of its alerts
 * @param limits its thresholds
 */
public record Profile(
        String name,
        Method method,
        Method pathMethod,
        Lag lag,
        double shortest,
        double leastRate,
        double mostError,
        double confidence,
        List<Limit> limits) {

    /** The signals a profile may look at. */
    public enum Signal {
        /** Series of a speed. */
        SPEED(1),
        /** Entities with a track. */
        TRACK(0),
        /** Series of a lateral acceleration. */
        LATERAL_ACCELERATION(2);

        private final int order;

        Signal(int order) {
            this.order = order;
        }

        /** The order of such a series. */
        public int order() {
            return order;
        }

        /** As the configuration writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One threshold.
     *
     * @param alert the alert is called profile/alert
     * @param signal what it is measured on
     * @param quantity of that signal
     * @param when as in an alert
     * @param release as in an alert
     * @param duration as in an alert's {@code for}
     */
    public record Limit(String alert, Signal signal, Quantity quantity, String when, String release, String duration) {}

    /** The alert rules on the signals that are given: patterns of series, or of entities for a track. */
    public List<AlertRule> rules(Map<Signal, String> patterns, String severity, Map<String, String> labels) {
        Requirement requirement = new Requirement(name, leastRate, mostError);
        List<AlertRule> rules = new ArrayList<>();
        for (Limit limit : limits) {
            if (patterns.containsKey(limit.signal())) {
                rules.add(new AlertRule(
                        name + "/" + limit.alert(),
                        patterns.get(limit.signal()),
                        limit.quantity(),
                        Threshold.parse(limit.when()),
                        Threshold.parse(limit.release()),
                        Durations.parse(limit.duration()),
                        0,
                        confidence,
                        NoData.KEEP,
                        severity,
                        labels,
                        requirement));
            }
        }
        return rules;
    }
}
