package org.hodograph.pipeline.config;

import java.util.Map;
import java.util.regex.Pattern;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.Placeholders;

/** Texts of the file as values; a fault is an IllegalArgumentException that says the rule and the value. */
final class Texts {

    static final String TAB = "tab";

    static final Pattern PLACEHOLDER = Placeholders.PLACEHOLDER;

    private Texts() {}

    /** The word that stands for a value. */
    static <T> String word(Map<String, T> words, T value) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    static long duration(String text) {
        return text.strip().equals("0") ? 0 : Durations.parse(text);
    }

    static int wholeNumber(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with the rule
        }
        throw new IllegalArgumentException(
                "must be a whole number from " + least + " to " + most + ", but is \"" + text + "\"");
    }

    static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with the rule
        }
        throw new IllegalArgumentException("must be a number, but is \"" + text + "\"");
    }

    static char character(String text) {
        String one = text.equals("\\t") || text.equals(TAB) ? "\t" : text;
        if (one.length() != 1) {
            throw new IllegalArgumentException("must be one character, but is \"" + text + "\"");
        }
        return one.charAt(0);
    }

    /** Whether a text is one placeholder and nothing else. */
    static boolean isPlaceholder(String text) {
        return Placeholders.isPlaceholder(text);
    }

    /** Replaces {@code ${env:NAME}} and {@code ${file:PATH}}. */
    static String resolved(String text) {
        return Placeholders.resolved(text);
    }
}
