package org.hodograph.pipeline.alert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hodograph.kernels.tail.SharedTail;
import org.hodograph.kernels.tail.Usual;

/** What the series of many entities have learned, by alert: of that a tail is made that the rule can give to the young. For one thread. */
public final class FleetTails {

    private final Map<String, Fleet> fleets = new LinkedHashMap<>();

    /** The series that an alert has looked at. */
    private static final class Fleet {

        private final List<Usual> grown = new ArrayList<>();
        private final TreeSet<String> learned = new TreeSet<>();
        private final TreeSet<String> young = new TreeSet<>();
    }

    /** Takes what an alert has learned, unless it has a threshold. */
    void take(Alert alert) {
        if (alert.learner() != null) {
            Fleet fleet = fleets.computeIfAbsent(alert.rule().name(), name -> new Fleet());
            boolean hasLearned = alert.learner().places().addLearned(fleet.grown);
            (hasLearned ? fleet.learned : fleet.young).add(alert.series());
        }
    }

    private Fleet fleet(AlertRule rule) {
        return fleets.getOrDefault(rule.name(), new Fleet());
    }

    /** The tail of all series that have learned enough, of each place of a context; null: there is none, or no peak on a side. */
    public SharedTail tailOf(AlertRule rule) {
        return SharedTail.pooled(fleet(rule).grown);
    }

    /** The series that have learned enough. */
    public List<String> learned(AlertRule rule) {
        return List.copyOf(fleet(rule).learned);
    }

    /** Those that have not. */
    public List<String> young(AlertRule rule) {
        return List.copyOf(fleet(rule).young);
    }
}
