package org.hodograph.kernels.text;

/** Foreign text inside messages: on one line, valid Unicode, and not too long. */
public final class OneLine {

    private OneLine() {}

    /** The text with a question mark for each character that is none; beyond {@code longest} characters an ellipsis. */
    public static String of(String text, int longest) {
        int end = Math.min(text.length(), longest);
        StringBuilder line = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            if (isPair(text, i)) {
                line.append(text.charAt(i)).append(text.charAt(++i));
            } else {
                line.append(isText(text.charAt(i)) ? text.charAt(i) : '?');
            }
        }
        return text.length() <= longest ? line.toString() : line.append('…').toString();
    }

    /** Whether every character has its place on a line: no control characters, line ends or halves of a pair. */
    public static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isPair(text, i)) {
                i++;
            } else if (!isText(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
