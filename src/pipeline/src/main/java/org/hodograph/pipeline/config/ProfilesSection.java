package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.config.SeriesRules.Overlay;
import org.hodograph.pipeline.profile.Profile;
import org.hodograph.pipeline.profile.Profile.Signal;
import org.hodograph.pipeline.profile.ProfileUse;
import org.hodograph.pipeline.profile.Profiles;
import org.hodograph.pipeline.track.TrackRule;

/** Reads {@code profiles}: their alerts, and their methods laid over the settings of the series they look at. */
final class ProfilesSection {

    private final List<AlertRule> alerts = new ArrayList<>();
    private final List<ProfileUse> uses = new ArrayList<>();
    private final List<Overlay> overlays = new ArrayList<>();
    private final List<String> owners = new ArrayList<>(); // of the overlays
    private final Map<AlertRule, YamlMap> places = new LinkedHashMap<>();

    ProfilesSection(YamlMap root, List<TrackRule> tracks) {
        for (YamlMap entry : root.maps("profiles")) {
            Profile profile = entry.read("profile", null, Profiles::named);
            if (profile == null && !entry.has("profile")) {
                entry.fault("a profile entry needs profile, for example profile: harsh-driving/digital-matter@1");
            }
            Map<Signal, String> patterns = new EnumMap<>(Signal.class);
            for (Signal signal : Signal.values()) {
                entry.text(signal.word()).ifPresent(pattern -> patterns.put(signal, pattern));
            }
            String severity = entry.text("severity").orElse("warning");
            Map<String, String> labels = entry.map("labels").texts(UnaryOperator.identity());
            entry.end();
            if (profile != null) {
                for (Signal signal : patterns.keySet()) {
                    if (profile.limits().stream().noneMatch(limit -> limit.signal() == signal)) {
                        entry.fault("profile " + profile.name() + " does not look at " + signal.word());
                    }
                }
                String path = patterns.get(Signal.TRACK);
                if (path != null && tracks.stream().noneMatch(track -> NamePattern.overlap(track.match(), path))) {
                    entry.fault("profile " + profile.name() + " is to look at the track of " + path
                            + ", but tracks has none of it");
                }
                List<AlertRule> rules = entry.make(() -> profile.rules(patterns, severity, labels))
                        .orElse(List.of());
                uses.add(new ProfileUse(profile.name(), patterns, severity, labels));
                if (rules.isEmpty()) {
                    entry.fault("profile " + profile.name() + " is given no signal of its own, for example "
                            + profile.limits().get(0).signal().word() + ": \"*/speed\"");
                }
                add(rules, entry);
                overlay(profile, patterns, tracks, entry);
            }
        }
    }

    private void add(List<AlertRule> rules, YamlMap entry) {
        for (AlertRule rule : rules) {
            if (alerts.stream().anyMatch(other -> other.name().equals(rule.name()))) {
                entry.fault("profile " + rule.requirement().profile() + " is given twice for one signal: give it one"
                        + " pattern, for example \"*/speed\"");
                return;
            }
            alerts.add(rule);
            places.put(rule, entry);
        }
    }

    /** An alert that can apply to nothing is a fault of the file, as one of the alerts section is. */
    void expectToApply(AlertTargets targets) {
        places.forEach((rule, entry) -> {
            String fault = targets.fault(rule);
            if (fault != null) {
                entry.fault("alert " + rule.name() + " can never apply: " + fault);
            }
        });
    }

    private void lay(Overlay overlay, Profile profile, YamlMap entry) {
        for (int i = 0; i < overlays.size(); i++) {
            Overlay other = overlays.get(i);
            boolean isSame = other.order() == overlay.order()
                    && other.lag().equals(overlay.lag())
                    && other.method().equals(overlay.method());
            if (!isSame && NamePattern.overlap(other.match(), overlay.match())) {
                entry.fault("profile " + profile.name() + " looks at " + overlay.match() + ", profile " + owners.get(i)
                        + " at " + other.match() + ": a series that both look at can have the filter of one only;"
                        + " give them patterns of different series, or a job each");
                return;
            }
        }
        overlays.add(overlay);
        owners.add(profile.name());
    }

    private void overlay(Profile profile, Map<Signal, String> patterns, List<TrackRule> tracks, YamlMap entry) {
        patterns.forEach((signal, pattern) -> {
            if (signal != Signal.TRACK) {
                lay(new Overlay(pattern, signal.order(), profile.method(), profile.lag()), profile, entry);
                return;
            }
            for (TrackRule track : tracks) {
                for (String member : track.members(pattern)) {
                    lay(new Overlay(member, signal.order(), profile.pathMethod(), profile.lag()), profile, entry);
                }
            }
        });
    }

    List<ProfileUse> uses() {
        return uses;
    }

    /** What would be read to the same. */
    static List<Map<String, Object>> text(List<ProfileUse> uses) {
        return uses.stream().map(ProfilesSection::text).toList();
    }

    private static Map<String, Object> text(ProfileUse use) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("profile", use.profile());
        new TreeMap<>(use.patterns()).forEach((signal, pattern) -> text.put(signal.word(), pattern));
        text.put("severity", use.severity());
        text.put("labels", new TreeMap<>(use.labels()));
        return text;
    }

    List<AlertRule> alerts() {
        return alerts;
    }

    List<Overlay> overlays() {
        return overlays;
    }
}
