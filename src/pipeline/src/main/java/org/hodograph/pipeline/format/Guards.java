package org.hodograph.pipeline.format;

import java.io.Serializable;
import java.util.List;
import org.hodograph.pipeline.Condition;

/**
 * Which series count only where another field of their record says so: the first guard that matches a series holds.
 *
 * @param guards in the order of the rules of series; empty: every sample counts
 */
public record Guards(List<Guard> guards) implements Serializable {

    /** Every sample counts. */
    public static final Guards NONE = new Guards(List.of());

    /**
     * The conditions of one rule.
     *
     * @param match a pattern of series
     * @param conditions all of which must hold; empty: none
     */
    public record Guard(String match, List<Condition> conditions) implements Serializable {

        public Guard {
            conditions = List.copyOf(conditions);
        }
    }

    public Guards {
        guards = List.copyOf(guards);
        if (guards.stream().allMatch(guard -> guard.conditions().isEmpty())) {
            guards = List.of();
        }
    }

    /** The fields that the conditions name, each once. */
    List<String> fields() {
        return guards.stream()
                .flatMap(guard -> guard.conditions().stream())
                .map(Condition::field)
                .distinct()
                .toList();
    }
}
