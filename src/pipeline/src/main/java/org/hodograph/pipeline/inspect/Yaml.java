package org.hodograph.pipeline.inspect;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Texts as YAML scalars and lists. */
final class Yaml {

    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "none");

    private Yaml() {}

    /** A scalar, in quotes unless it is a plain word. */
    static String text(String text) {
        if (text.matches("[A-Za-z_][A-Za-z0-9_./-]*") && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || (c >= 0x7F && c < 0xA0) || c == '\u2028' || c == '\u2029' || c == '\uFEFF') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** A scalar for one text, a list for several. */
    static String texts(List<String> texts) {
        return texts.size() == 1
                ? text(texts.get(0))
                : texts.stream().map(Yaml::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
