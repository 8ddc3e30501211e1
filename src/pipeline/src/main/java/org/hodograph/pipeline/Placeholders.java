package org.hodograph.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ${env:NAME}} and {@code ${file:PATH}} in settings, in the place of secrets that no file of settings should hold. */
public final class Placeholders {

    /** One of them. */
    public static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(env|file):([^}]+)}");

    private Placeholders() {}

    /** Whether a text is one placeholder and nothing else. */
    public static boolean isPlaceholder(String text) {
        return PLACEHOLDER.matcher(text).matches();
    }

    /**
     * The text with what the placeholders stand for.
     *
     * @throws IllegalArgumentException if the environment has no such variable, or a file can't be read
     */
    public static String resolved(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            String value = matcher.group(1).equals("env") ? System.getenv(matcher.group(2)) : file(matcher.group(2));
            if (value == null) {
                throw new IllegalArgumentException("the environment has no variable " + matcher.group(2));
            }
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(resolved).toString();
    }

    private static String file(String path) {
        try {
            String secret = Files.readString(Path.of(path)).strip();
            if (secret.isEmpty()) {
                throw new IllegalArgumentException("the file " + path + " is empty");
            }
            return secret;
        } catch (IOException e) {
            throw new IllegalArgumentException("can't read the file " + path, e);
        }
    }
}
