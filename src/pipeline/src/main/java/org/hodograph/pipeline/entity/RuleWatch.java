package org.hodograph.pipeline.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.alert.Context;
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

    /** A job that goes on tells what matches nothing this long after its first series, and of other alerts after they came. */
    public static final long PATIENCE_MILLIS = 600_000;

    static final String ALERT = "alert";
    static final String PROFILE = "profile";
    static final String SERIES = "series";

    private static final int COMPARED = 10_000; // names: among so many is one like the one that was meant

    private final List<Want> wants = new ArrayList<>();
    private boolean hasHeard;
    private int compared; // since the rules are these

    /**
     * A watch that has heard nothing.
     *
     * @param rules over the series of an entity
     * @param series the patterns of the rules that say how a series is treated
     */
    public RuleWatch(EntityRules rules, List<String> series) {
        for (String pattern : series) {
            add(Want.of(SERIES, pattern, pattern, false));
        }
        for (AlertRule alert : rules.alerts().rules()) {
            add(alert);
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

    private void add(AlertRule alert) {
        wants(alert).forEach(this::add);
    }

    /** The series or entities that it looks at, and of these the series that its contexts are of. */
    private static List<Want> wants(AlertRule alert) {
        Want looked = want(alert);
        List<Want> wants = new ArrayList<>(List.of(looked));
        if (alert.unusual() != null) {
            boolean isOfTrack = alert.quantity().ofTrack() != null;
            Want entities = isOfTrack ? looked : Want.of(ALERT, alert.name(), Sample.entityOf(alert.series()), true);
            for (Context context : alert.unusual().contexts()) {
                if (!context.signal().isEmpty()) {
                    wants.add(entities);
                    wants.add(entities.member(context.signal(), List.of()));
                }
            }
        }
        return wants;
    }

    private static Want want(AlertRule alert) {
        boolean isOwn = alert.requirement() == null;
        return Want.of(
                isOwn ? ALERT : PROFILE,
                isOwn ? alert.name() : alert.requirement().profile(),
                alert.series(),
                alert.quantity().ofTrack() != null);
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
        hasHeard = true;
        boolean compares = compared < COMPARED;
        compared += compares ? 1 : 0;
        String entity = Sample.entityOf(series);
        boolean isNews = false;
        for (int i = 0; i < wants.size(); i++) {
            isNews |= wants.get(i).hear(series, entity, compares);
        }
        return isNews;
    }

    /** Other alerts hold from now on. Whoever knows names has to say them again; of an alert that stays nothing is forgotten. */
    public void use(AlertRules alerts) {
        List<Want> others =
                alerts.rules().stream().flatMap(rule -> wants(rule).stream()).toList();
        wants.removeIf(want -> want.isOfAlert() && others.stream().noneMatch(want::asksAs));
        others.forEach(this::add);
        compared = 0;
    }

    /** Tells the rules that nothing matches so far, each once in the life of this watch; none before a series was heard. */
    public void tell(Consumer<UnmatchedRule> out) {
        tell(out, true);
    }

    /** The same but for alerts: they hold for too short a time. */
    public void tellAllButAlerts(Consumer<UnmatchedRule> out) {
        tell(out, false);
    }

    private void tell(Consumer<UnmatchedRule> out, boolean ofAlerts) {
        for (Want want : wants) {
            if (hasHeard && (ofAlerts || !want.isOfAlert()) && want.isUnmatched() && !want.isTold()) {
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
