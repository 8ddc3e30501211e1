package org.hodograph.pipeline.format;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Topics by name, or all whose whole name a regular expression matches, those that come later too.
 *
 * @param names in the order of the file; empty where there is a pattern
 * @param pattern in the syntax of {@link Pattern}; null: there are names
 */
public record TopicNames(List<String> names, String pattern) implements Serializable {

    public TopicNames {
        names = List.copyOf(names);
        if (pattern != null) {
            try {
                Pattern unused = Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "\"" + pattern + "\" is no regular expression: " + e.getDescription()
                                + "; for example telemetry\\..*",
                        e);
            }
            try {
                Pattern unused = Pattern.compile("(?:" + pattern + ")"); // as it stands among others
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "\"" + pattern + "\" ends in a comment or a quotation, which swallows what stands behind it;"
                                + " for example telemetry\\..*",
                        e);
            }
        }
    }

    /** Topics by name. */
    public static TopicNames of(List<String> names) {
        return new TopicNames(names, null);
    }

    /** Whether a topic is one of them. Compiles the pattern: not for each record. */
    public boolean has(String topic) {
        return pattern == null ? names.contains(topic) : Pattern.matches(pattern, topic);
    }

    /** As a regular expression that matches their names and no other. */
    public String regex() {
        return pattern == null
                ? String.join("|", names.stream().map(Pattern::quote).toList())
                : pattern;
    }

    /** For the eyes of a user. */
    public String shown() {
        return pattern == null ? String.join(", ", names) : "pattern " + pattern;
    }
}
