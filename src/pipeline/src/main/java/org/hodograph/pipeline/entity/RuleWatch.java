package org.hodograph.pipeline.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.pair.CrossCheckRule;
import org.hodograph.pipeline.pair.PairRule;
import org.hodograph.pipeline.pair.SensitivityRule;
import org.hodograph.pipeline.track.TrackRule;

/**
 * Hears the name of every series and knows which rules ask for a name that nobody has. A member of a track or pair counts as
 * heard as soon as one entity of the rule has it. It keeps the nearest name of each rule and no other; a watch that hears only
 * the names which were news to others, each of a part of the series, says what one over all of them would. For one thread.
 */
public final class RuleWatch {

    /** A job that goes on tells what matches nothing this long after its first series. */
    public static final long PATIENCE_MILLIS = 600_000;

    static final String ALERT = "alert";
    static final String PROFILE = "profile";

    private static final int COMPARED = 10_000; // names: among so many is one like the one that was meant

    private final List<Want> wants = new ArrayList<>();
    private int compared;

    public RuleWatch(EntityRules rules) {
        for (AlertRule alert : rules.alerts().rules()) {
            boolean isOwn = alert.requirement() == null;
            add(Want.of(
                    isOwn ? ALERT : PROFILE,
                    isOwn ? alert.name() : alert.requirement().profile(),
                    alert.series(),
                    alert.quantity().ofTrack() != null));
        }
        for (TrackRule track : rules.tracks()) {
            Want entities = Want.ofEntities(
                    "track", track.match(), track.match(), entity -> track.equals(rules.trackOf(entity)));
            List<String> members = new ArrayList<>(List.of(track.x(), track.y()));
            if (track.z() != null) {
                members.add(track.z());
            }
            add(entities, members);
        }
        for (PairRule pair : rules.pairs()) {
            if (pair instanceof SensitivityRule rule) {
                add(pair("sensitivity", rule.name(), rule), List.of(rule.of(), rule.by()));
            } else if (pair instanceof CrossCheckRule rule) {
                String name = rule.derivative() + " of " + rule.of();
                add(pair("cross-check", name, rule), List.of(rule.derivative(), rule.of()));
            }
        }
    }

    private static Want pair(String kind, String name, PairRule rule) {
        return Want.ofEntities(kind, name, rule.match(), entity -> NamePattern.matches(rule.match(), entity));
    }

    private void add(Want entities, List<String> members) {
        add(entities);
        for (String member : members) {
            add(entities.member(member, members));
        }
    }

    private void add(Want want) {
        if (wants.stream().noneMatch(want::asksAs)) { // the limits of a profile ask alike
            wants.add(want);
        }
    }

    /** Hears of a series, however often. Returns whether that changes what there is to say. */
    public boolean heard(String series) {
        boolean compares = compared < COMPARED;
        compared += compares ? 1 : 0;
        String entity = Sample.entityOf(series);
        boolean isNews = false;
        for (int i = 0; i < wants.size(); i++) {
            isNews |= wants.get(i).hear(series, entity, compares);
        }
        return isNews;
    }

    /** Other alerts hold than those it was made for, and nothing is known of these. */
    public void forgetAlerts() {
        wants.removeIf(Want::isOfAlert);
    }

    /** Tells the rules that nothing matches so far, each once in the life of this watch; none before a series was heard. */
    public void tell(Consumer<UnmatchedRule> out) {
        for (Want want : wants) {
            if (compared > 0 && want.isUnmatched() && !want.isTold()) {
                want.setTold();
                out.accept(want.unmatched());
            }
        }
    }

    /** The rules that were told and that nothing matches to this day. */
    public List<UnmatchedRule> told() {
        return wants.stream()
                .filter(want -> want.isTold() && want.isUnmatched())
                .map(Want::unmatched)
                .toList();
    }
}
