package org.hodograph.pipeline.entity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.pair.PairRule;
import org.hodograph.pipeline.pair.PairWorker;
import org.hodograph.pipeline.profile.ProfileUse;
import org.hodograph.pipeline.track.TrackRule;

/**
 * The rules over the series of an entity.
 *
 * @param tracks in the order of the file; the first that matches an entity holds
 * @param pairs what is asked of two signals of an entity; all that match hold
 * @param profiles whose alerts are among the alerts, and whose methods are laid over the series
 * @param alerts those of the file; others may take their place while a job runs
 */
public record EntityRules(List<TrackRule> tracks, List<PairRule> pairs, List<ProfileUse> profiles, AlertRules alerts)
        implements Serializable {

    public static final EntityRules NONE = new EntityRules(List.of(), List.of(), List.of(), AlertRules.NONE);

    public EntityRules {
        tracks = List.copyOf(tracks);
        pairs = pairs.stream().distinct().toList(); // a rule given twice says the same twice
        profiles = List.copyOf(profiles);
    }

    /**
     * Whether there is nothing to do.
     *
     * @param current the alert rules that hold now
     */
    public boolean isEmpty(AlertRules current) {
        return tracks.isEmpty() && pairs.isEmpty() && current.rules().isEmpty();
    }

    /** Workers of the rules over two signals of the entity. */
    List<PairWorker> newWorkers(String entity) {
        List<PairWorker> workers = new ArrayList<>();
        for (PairRule rule : pairs) {
            if (NamePattern.matches(rule.match(), entity)) {
                workers.add(rule.newWorker(entity));
            }
        }
        return workers;
    }

    /** The rule of the entity's track, or null. */
    TrackRule trackOf(String entity) {
        for (TrackRule rule : tracks) {
            if (NamePattern.matches(rule.match(), entity)) {
                return rule;
            }
        }
        return null;
    }
}
