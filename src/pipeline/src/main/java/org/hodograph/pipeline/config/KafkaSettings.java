package org.hodograph.pipeline.config;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Settings that are passed to a Kafka client, as the file writes them: with {@code ${env:NAME}} or {@code ${file:PATH}} in the
 * place of secrets. Nothing but {@link #resolved} holds a secret, and that goes to the client only.
 *
 * @param written as in the file
 */
public record KafkaSettings(Map<String, String> written) implements Serializable {

    private static final Pattern SECRET =
            Pattern.compile("(?i)password|passphrase|secret|jaas|token|credential|user\\.info|\\.key$");
    private static final Pattern OPEN_LOGIN = Pattern.compile("\\s*[\\w.]+\\s+(required|requisite|sufficient|optional)"
            + "(\\s+(username=(\"[^\"]*\"|'[^']*')|\\w+=([\"']?)" + Texts.PLACEHOLDER + "\\5))*\\s*;\\s*");
    private static final String HIDDEN = "hidden";

    public KafkaSettings {
        written = Collections.unmodifiableMap(new TreeMap<>(written));
    }

    /** The settings of a file as written; a placeholder without a value is a fault. */
    static KafkaSettings read(YamlMap map) {
        return new KafkaSettings(map.texts(text -> {
            Texts.resolved(text);
            return text;
        }));
    }

    /**
     * The settings for the client.
     *
     * @throws IllegalArgumentException if the environment has no such variable, or a file can't be read
     */
    public Map<String, String> resolved() {
        Map<String, String> resolved = new TreeMap<>();
        written.forEach((key, text) -> resolved.put(key, Texts.resolved(text)));
        return resolved;
    }

    /** The settings for eyes: a secret of which the file holds any part itself is hidden, a placeholder is shown. */
    public Map<String, String> shown() {
        Map<String, String> shown = new TreeMap<>();
        written.forEach((key, text) -> shown.put(key, isSecret(key) && !isOpen(text) ? HIDDEN : text));
        return shown;
    }

    private static boolean isSecret(String key) {
        return SECRET.matcher(key).find();
    }

    /** Whether a secret's text is a placeholder, or a login module all of whose options are, the user's name apart. */
    private static boolean isOpen(String text) {
        return Texts.isPlaceholder(text) || OPEN_LOGIN.matcher(text).matches();
    }

    @Override
    public String toString() {
        return shown().toString();
    }
}
