package org.hodograph.pipeline.alert;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The alert rules that hold now.
 *
 * @param rules in the order of the file; names are unique
 */
public record AlertRules(List<AlertRule> rules) implements Serializable {

    public static final AlertRules NONE = new AlertRules(List.of());

    /** The rules that are of profiles. */
    public List<AlertRule> ofProfiles() {
        return rules.stream().filter(rule -> rule.requirement() != null).toList();
    }

    public AlertRules {
        rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        for (AlertRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException("alert " + rule.name() + " is given twice");
            }
        }
    }
}
