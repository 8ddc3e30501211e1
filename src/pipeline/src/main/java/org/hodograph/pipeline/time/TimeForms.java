package org.hodograph.pipeline.time;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hodograph.kernels.text.Nearest;

/** The forms of times that one word names. */
public final class TimeForms {

    /** ISO 8601 with an offset, or in UTC. */
    public static final TimeForm ISO = new TimeForm.Iso(ZoneOffset.UTC);

    /** Its word. */
    public static final String ISO_WORD = "iso";

    private static final Map<String, TimeForm> WORDS = new LinkedHashMap<>();

    static {
        for (TimeScale scale : TimeScale.values()) {
            WORDS.put(word(scale), TimeForm.of(scale));
        }
        for (String word : new String[] {"min", "h", "d", "excel"}) {
            WORDS.put(word, new TimeForm.Counted(Count.NAMED.get(word)));
        }
        WORDS.put("clock", new TimeForm.Clock());
        WORDS.put("kafka", new TimeForm.OfRecord());
    }

    private TimeForms() {}

    /**
     * The form that a word names.
     *
     * @throws IllegalArgumentException if there is none; the message lists the words
     */
    public static TimeForm ofWord(String word) {
        TimeForm form = WORDS.get(word);
        if (form == null) {
            throw new IllegalArgumentException("must be one of " + String.join(", ", WORDS.keySet()) + ", but is \""
                    + word + "\"" + Nearest.hint(word, WORDS.keySet()));
        }
        return form;
    }

    /** The word of a form that has one. */
    public static String word(TimeForm form) {
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(form))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The word of a decimal part of a second. */
    public static String word(TimeScale scale) {
        return scale.name().toLowerCase(Locale.ROOT);
    }

    /**
     * A decimal part of a second by its word.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static TimeScale scale(String word) {
        for (TimeScale scale : TimeScale.values()) {
            if (scale != TimeScale.ISO && word(scale).equals(word)) {
                return scale;
            }
        }
        throw new IllegalArgumentException("must be one of s, ms, us, ns here, but is \"" + word + "\"");
    }
}
