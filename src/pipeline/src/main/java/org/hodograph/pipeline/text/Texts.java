package org.hodograph.pipeline.text;

import org.hodograph.kernels.text.OneLine;

/** Pieces of input: inside messages, and as names. */
public final class Texts {

    private static final int LONGEST = 40;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_NAME =
            1000; // characters of a series; far above any name, far below what state can hold
    private static final int LONGEST_UNIT = 100;
    private static final char REPLACEMENT = '\uFFFD'; // what a decoder puts where the bytes are not UTF-8

    private Texts() {}

    /** On one line, and valid Unicode; for a reason, which may be longer than a text of the input. */
    public static String oneLine(String text) {
        return OneLine.of(text, LONGEST_LINE);
    }

    /** At most 40 characters, on one line, and valid Unicode. */
    public static String shortened(String text) {
        return OneLine.of(text, LONGEST);
    }

    /**
     * A text of the input as part of a series' name.
     *
     * @param field where it stands
     * @throws UnreadableException if it can not be a name
     */
    public static String name(String text, String field) throws UnreadableException {
        String name = text.strip();
        if (name.isEmpty()) {
            throw new UnreadableException("malformed: " + field + ", which names the series, is empty");
        }
        return valid(name, "series name in " + field, LONGEST_NAME);
    }

    /** A unit as declared; null where it is missing or blank. */
    public static String unit(String text) throws UnreadableException {
        return text == null || text.isBlank() ? null : valid(text.strip(), "unit", LONGEST_UNIT);
    }

    private static String valid(String text, String what, int longest) throws UnreadableException {
        if (text.length() > longest) {
            throw new UnreadableException("malformed: " + what + " has " + text.length() + " characters, at most "
                    + longest + " are allowed");
        }
        if (!isText(text)) {
            throw new UnreadableException(
                    "malformed: " + what + " \"" + shortened(text) + "\" holds a character that is not text");
        }
        return text;
    }

    /** Whether a text is one line of Unicode that was decoded without loss. */
    public static boolean isText(String text) {
        return OneLine.isText(text) && text.indexOf(REPLACEMENT) < 0;
    }

    /** Whether a text has only characters of a decimal number, as JSON and CSV write it. */
    public static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** How many bytes of a byte order mark a record begins with. */
    public static int byteOrderMark(byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }
}
