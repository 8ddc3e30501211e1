package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hodograph.pipeline.track.TrackRule;
import org.hodograph.pipeline.track.TrackRule.Axes;
import org.hodograph.pipeline.track.TrackRule.Frame;
import org.hodograph.pipeline.unit.Unit;

/** Reads {@code tracks}: one rule an entry, the first that matches an entity holds. */
final class TracksSection {

    private static final Map<String, Frame> FRAMES = Map.of("wgs84", Frame.WGS84, "metres", Frame.METRES);
    private static final Map<String, Axes> AXES = Map.of("iso8855", Axes.ISO8855, "sae-j670", Axes.SAE_J670);
    private static final String NONE = "none";
    private static final double MIN_SPEED = 0.5;

    private TracksSection() {}

    static List<TrackRule> read(YamlMap root) {
        List<TrackRule> rules = new ArrayList<>();
        for (YamlMap entry : root.maps("tracks")) {
            String match = entry.text("match").orElse("*");
            String x = entry.text("x").orElse(null);
            String y = entry.text("y").orElse(null);
            String z = entry.read("z", null, text -> text.equals(NONE) ? null : text);
            Optional<TrackRule> rule = rule(entry, match, x, y, z);
            entry.end();
            rule.ifPresent(rules::add);
        }
        return rules;
    }

    /** The rule of these coordinates, the rest of which an entry says; empty: they don't go together. */
    static Optional<TrackRule> rule(YamlMap entry, String match, String x, String y, String z) {
        Frame frame = entry.choice("frame", Frame.WGS84, FRAMES);
        Axes axes = entry.choice("axes", Axes.ISO8855, AXES);
        double minSpeed = entry.read("min-speed", MIN_SPEED, TracksSection::speed);
        return entry.make(() -> new TrackRule(match, x, y, z, frame, axes, minSpeed));
    }

    /** Patterns of the series that are longitudes. */
    static List<String> longitudes(List<TrackRule> rules) {
        return rules.stream()
                .filter(rule -> rule.frame() == Frame.WGS84)
                .map(rule -> rule.match() + "/" + rule.x())
                .toList();
    }

    /** What {@link #read} would read to the same. */
    static List<Map<String, Object>> text(List<TrackRule> rules) {
        return rules.stream().map(TracksSection::text).toList();
    }

    private static Map<String, Object> text(TrackRule rule) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("match", rule.match());
        text.put("x", rule.x());
        text.put("y", rule.y());
        text.put("z", rule.z() == null ? NONE : rule.z());
        text.put("frame", Texts.word(FRAMES, rule.frame()));
        text.put("axes", Texts.word(AXES, rule.axes()));
        text.put("min-speed", rule.minSpeed() + " m/s");
        return text;
    }

    private static double speed(String text) {
        int end = 0;
        while (end < text.length() && "0123456789.eE+-".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        double number = Texts.number(text.substring(0, end));
        String unit = text.substring(end).strip();
        Unit known = Unit.of(unit.isEmpty() ? "m/s" : unit);
        if (!known.isKnown() || !known.text(0).equals("m/s")) {
            throw new IllegalArgumentException("must be a speed such as 0.5 m/s or 2 km/h, but is \"" + text + "\"");
        }
        return known.toSi(number);
    }
}
