package org.hodograph.pipeline.format;

/** Pieces of input: inside messages, and as names. */
final class Texts {

    private static final int LONGEST = 40;
    private static final int LONGEST_NAME =
            1000; // characters of a series; far above any name, far below what state can hold
    private static final int LONGEST_UNIT = 100;
    private static final char REPLACEMENT = '\uFFFD'; // what a decoder puts where the bytes are not UTF-8

    private Texts() {}

    /** At most 40 characters, on one line, and valid Unicode. */
    static String shortened(String text) {
        boolean whole = text.length() <= LONGEST;
        StringBuilder line = new StringBuilder(LONGEST + 1);
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                line.append(c).append(text.charAt(++i));
            } else {
                line.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
            }
        }
        return whole ? line.toString() : line.append('…').toString();
    }

    /**
     * A text of the input as part of a series' name.
     *
     * @param field where it stands
     * @throws UnreadableException if it can not be a name
     */
    static String name(String text, String field) throws UnreadableException {
        String name = text.strip();
        if (name.isEmpty()) {
            throw new UnreadableException("malformed: " + field + ", which names the series, is empty");
        }
        return valid(name, "series name in " + field, LONGEST_NAME);
    }

    /** A unit as declared; null where it is missing or blank. */
    static String unit(String text) throws UnreadableException {
        return text == null || text.isBlank() ? null : valid(text.strip(), "unit", LONGEST_UNIT);
    }

    private static String valid(String text, String what, int longest) throws UnreadableException {
        if (text.length() > longest) {
            throw new UnreadableException("malformed: " + what + " has " + text.length() + " characters, at most "
                    + longest + " are allowed");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            i += pair ? 1 : 0;
            if (Character.isISOControl(c) || c == REPLACEMENT || (!pair && Character.isSurrogate(c))) {
                throw new UnreadableException(
                        "malformed: " + what + " \"" + shortened(text) + "\" holds a character that is not text");
            }
        }
        return text;
    }
}
