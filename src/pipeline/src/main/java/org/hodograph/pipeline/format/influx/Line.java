package org.hodograph.pipeline.format.influx;

import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * A cursor over lines of the protocol. A backslash takes the meaning of a comma, an equals sign or a blank, where these have
 * one; before anything else it is a backslash. A text in quotes may hold line ends. For one thread.
 */
final class Line {

    private static final char END = '\n';

    private final String text;
    private int at;

    Line(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /** The character here; a line end behind the last one. */
    char here() {
        return at < text.length() ? text.charAt(at) : END;
    }

    boolean isLineEnd() {
        return here() == END || (here() == '\r' && (at + 1 >= text.length() || text.charAt(at + 1) == END));
    }

    void step() {
        at++;
    }

    void skipBlanks() {
        while (here() == ' ' || here() == '\t') {
            at++;
        }
    }

    /** Goes behind the end of this line, wherever that is. */
    void skipLine() {
        int end = text.indexOf(END, at);
        at = end < 0 ? text.length() : end + 1;
    }

    int place() {
        return at;
    }

    /** Whether the same characters stand here as in {@code other}, with a blank behind them. */
    boolean begins(String other) {
        return text.startsWith(other, at)
                && at + other.length() < text.length()
                && text.charAt(at + other.length()) == ' ';
    }

    void step(int characters) {
        at += characters;
    }

    String from(int place) {
        return text.substring(place, at);
    }

    /** What stands before the next of these characters, or the line's end; a backslash before one of them makes it a plain one. */
    String until(String ends, String escaped) {
        int from = at;
        StringBuilder unescaped = null;
        while (!isLineEnd() && ends.indexOf(here()) < 0) {
            if (here() == '\\' && at + 1 < text.length() && escaped.indexOf(text.charAt(at + 1)) >= 0) {
                unescaped = unescaped == null ? new StringBuilder() : unescaped;
                unescaped.append(text, from, at);
                from = at + 1;
                at++;
            }
            at++;
        }
        return unescaped == null
                ? text.substring(from, at)
                : unescaped.append(text, from, at).toString();
    }

    /** Goes behind a text in quotes, with its quotes; inside, a backslash keeps a quote or a backslash from its meaning. */
    String quoted() throws UnreadableException {
        int from = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            at = from + 1; // the line that holds the quote is lost, those behind it are not
            throw new UnreadableException(
                    "malformed: the quote of " + Texts.shortened(text.substring(from)) + " is not closed");
        }
        return text.substring(from, ++at);
    }
}
