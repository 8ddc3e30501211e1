package org.hodograph.pipeline.entity;

import java.io.Serializable;
import java.util.List;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.track.TrackRule;

/**
 * The rules over the series of an entity.
 *
 * @param tracks in the order of the file; the first that matches an entity holds
 * @param alerts those of the file; others may take their place while a job runs
 */
public record EntityRules(List<TrackRule> tracks, AlertRules alerts) implements Serializable {

    public static final EntityRules NONE = new EntityRules(List.of(), AlertRules.NONE);

    public EntityRules {
        tracks = List.copyOf(tracks);
    }

    /**
     * Whether there is nothing to do.
     *
     * @param current the alert rules that hold now
     */
    public boolean isEmpty(AlertRules current) {
        return tracks.isEmpty() && current.rules().isEmpty();
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
