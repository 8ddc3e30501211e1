package org.hodograph.pipeline.entity;

import java.util.List;
import java.util.function.Predicate;
import org.hodograph.pipeline.NamePattern;

/** A name that a rule asks for, and the nearest one that was heard. For one thread. */
final class Want {

    private final UnmatchedRule asked; // without a nearest name
    private final Predicate<String> entities; // whose series it may be
    private final String signal; // null: the whole name, of a series or an entity, is compared
    private final List<String> others; // signals of the rule's other members: none of them is a misspelt one
    private final Want rule; // that an entity is of the rule at all; null: nothing is asked before this
    private boolean met;
    private boolean told;
    private String nearest;
    private int edits = Integer.MAX_VALUE;

    private Want(UnmatchedRule asked, Predicate<String> entities, String signal, List<String> others, Want rule) {
        this.asked = asked;
        this.entities = entities;
        this.signal = signal;
        this.others = others;
        this.rule = rule;
    }

    /** A series of a pattern, or an entity of it. */
    static Want of(String rule, String name, String pattern, boolean ofEntity) {
        UnmatchedRule asked = new UnmatchedRule(rule, name, pattern, ofEntity, null);
        return new Want(asked, entity -> NamePattern.matches(pattern, entity), null, List.of(), null);
    }

    /** An entity that a rule holds for. */
    static Want ofEntities(String rule, String name, String match, Predicate<String> holds) {
        return new Want(new UnmatchedRule(rule, name, match, true, null), holds, null, List.of(), null);
    }

    /** A member of this rule over entities. */
    Want member(String member, List<String> members) {
        UnmatchedRule series =
                new UnmatchedRule(asked.rule(), asked.name(), asked.pattern() + "/" + member, false, null);
        return new Want(series, entities, member, members, this);
    }

    /** Hears of a series. Returns whether that changes what there is to say. */
    boolean hear(String series, String entity, boolean compares) {
        if (met) {
            return false;
        }
        if (signal != null) {
            return hearMember(series, entity, compares);
        }
        String name = asked.ofEntity() ? entity : series;
        met = asked.ofEntity() ? entities.test(entity) : NamePattern.matches(asked.pattern(), series);
        return met || (compares && compare(NamePattern.edits(asked.pattern(), name), name));
    }

    private boolean hearMember(String series, String entity, boolean compares) {
        boolean isBare = entity.equals(series); // its entity has no other series: it is nobody's member
        String heard = isBare ? series : series.substring(entity.length() + 1);
        if (!entities.test(entity) || (!isBare && !heard.equals(signal) && others.contains(heard))) {
            return false;
        }
        met = !isBare && heard.equals(signal);
        return met || (compares && compare(NamePattern.edits(signal, heard), series));
    }

    /** Of several equally near the first by the alphabet, so that the order of arrival doesn't matter. */
    private boolean compare(int away, String name) {
        boolean isNearer = away < edits || (away == edits && name.compareTo(nearest) < 0);
        if (isNearer) {
            edits = away;
            nearest = name;
        }
        return isNearer;
    }

    /** Of a rule that holds for no entity its members say no more. */
    boolean isUnmatched() {
        return !met && (rule == null || rule.met);
    }

    boolean isTold() {
        return told;
    }

    void setTold() {
        told = true;
    }

    boolean isOfAlert() {
        return asked.rule().equals(RuleWatch.ALERT) || asked.rule().equals(RuleWatch.PROFILE);
    }

    boolean asksAs(Want other) {
        return asked.equals(other.asked);
    }

    UnmatchedRule unmatched() {
        return new UnmatchedRule(asked.rule(), asked.name(), asked.pattern(), asked.ofEntity(), nearest);
    }
}
