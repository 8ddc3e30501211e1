package org.hodograph.pipeline.format.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.hodograph.pipeline.format.json.FlatJson.Kind;

/**
 * The fields of a JSON object that somebody asks for, found in one pass over its bytes: for the records that programs write by the
 * million, an object without objects and lists in it, without escapes. It knows no faults: whatever is not of this form, it leaves to
 * {@link FlatJson}, and what it takes has the kinds and texts that one finds. Allocates for texts that are asked for only. For one thread.
 */
public final class FlatRecord {

    private static final int MOST_FIELDS = 64;
    private static final int LONGEST_NAME = 1_000; // bytes: of a longer one the long way says what is wrong
    private static final int LONGEST_NUMBER = 40;
    private static final int EXACT_DIGITS = 15; // of a whole number that a double holds
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private final byte[][] names;
    private final Kind[] kinds; // null: not in the record
    private final int[] from;
    private final int[] to;
    private final boolean[] ascii;
    private byte[] bytes;
    private boolean isAscii; // the text that was scanned last

    /** Looks for fields of these names, each once. */
    public FlatRecord(List<String> names) {
        int count = names.size();
        this.names = new byte[count][];
        for (int i = 0; i < count; i++) {
            this.names[i] = names.get(i).getBytes(StandardCharsets.UTF_8);
        }
        kinds = new Kind[count];
        from = new int[count];
        to = new int[count];
        ascii = new boolean[count];
    }

    /** Reads a record; false: it is of another form, and nothing is known of it. Of a name that comes twice the last one counts. */
    public boolean read(byte[] record) {
        bytes = record;
        Arrays.fill(kinds, null);
        int at = behindBlanks(0);
        if (byteAt(at) != '{') {
            return false;
        }
        at = behindBlanks(at + 1);
        for (int fields = 0; fields < MOST_FIELDS; fields++) {
            int name = at + 1;
            int behindName = byteAt(at) == '"' ? behindText(name) : -1;
            if (behindName < 0 || !isAscii || behindName - 1 - name > LONGEST_NAME) {
                return false;
            }
            at = behindBlanks(behindName);
            if (byteAt(at) != ':') {
                return false;
            }
            at = behindBlanks(at + 1);
            int end = value(slot(name, behindName - 1), at);
            if (end < 0) {
                return false;
            }
            at = behindBlanks(end);
            if (byteAt(at) != ',') {
                return byteAt(at) == '}' && behindBlanks(at + 1) == bytes.length;
            }
            at = behindBlanks(at + 1);
        }
        return false;
    }

    private int byteAt(int at) {
        return at < bytes.length ? bytes[at] : -1;
    }

    private int behindBlanks(int begin) {
        int at = begin;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** Behind the quote that ends a text of ASCII and of characters of two bytes; -1 where anything else is in it. */
    private int behindText(int begin) {
        byte[] in = bytes;
        isAscii = true;
        for (int at = begin; at < in.length; at++) {
            int c = in[at];
            if (c == '"') {
                return at + 1;
            }
            if (c < ' ') {
                // 0xC2 to 0xDF and 0x80 to 0xBF, as signed bytes
                if (c < (byte) 0xC2 || c > (byte) 0xDF || at + 1 == in.length || in[at + 1] >= (byte) 0xC0) {
                    return -1;
                }
                isAscii = false;
                at++;
            } else if (c == '\\') {
                return -1;
            }
        }
        return -1;
    }

    private int slot(int begin, int end) {
        int length = end - begin;
        for (int i = 0; i < names.length; i++) {
            if (names[i].length == length && Arrays.equals(names[i], 0, length, bytes, begin, end)) {
                return i;
            }
        }
        return -1;
    }

    /** Where a value ends, -1 if it is none of these; it is kept where it is asked for. */
    private int value(int slot, int at) {
        int first = byteAt(at);
        if (first == '"') {
            int end = behindText(at + 1);
            return end < 0 ? -1 : kept(slot, Kind.TEXT, at + 1, end - 1, end);
        }
        isAscii = true;
        return switch (first) {
            case 't' -> word(slot, Kind.BOOLEAN, TRUE, at);
            case 'f' -> word(slot, Kind.BOOLEAN, FALSE, at);
            case 'n' -> word(slot, Kind.NULL, NULL, at);
            default -> {
                int end = behindNumber(at);
                yield end < 0 || end - at > LONGEST_NUMBER ? -1 : kept(slot, Kind.NUMBER, at, end, end);
            }
        };
    }

    private int word(int slot, Kind kind, byte[] word, int at) {
        int end = at + word.length;
        boolean isWord = end <= bytes.length && Arrays.equals(word, 0, word.length, bytes, at, end);
        return isWord ? kept(slot, kind, at, end, end) : -1;
    }

    private int kept(int slot, Kind kind, int begin, int end, int next) {
        if (slot >= 0) {
            kinds[slot] = kind;
            from[slot] = begin;
            to[slot] = end;
            ascii[slot] = isAscii;
        }
        return next;
    }

    /** By JSON's grammar: no zero before other digits, a digit at least on both sides of a point. */
    private int behindNumber(int begin) {
        int at = byteAt(begin) == '-' ? begin + 1 : begin;
        int end = byteAt(at) == '0' ? at + 1 : behindDigits(at);
        if (end == at) {
            return -1;
        }
        if (byteAt(end) == '.') {
            at = end + 1;
            end = behindDigits(at);
            if (end == at) {
                return -1;
            }
        }
        if (byteAt(end) == 'e' || byteAt(end) == 'E') {
            at = byteAt(end + 1) == '-' || byteAt(end + 1) == '+' ? end + 2 : end + 1;
            end = behindDigits(at);
            if (end == at) {
                return -1;
            }
        }
        return end;
    }

    private int behindDigits(int begin) {
        int at = begin;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** What kind of value the record has for a name; null: none. */
    public Kind kind(int slot) {
        return kinds[slot];
    }

    /** Its text, as {@link FlatJson} finds it. */
    public String text(int slot) {
        return new String(
                bytes,
                from[slot],
                to[slot] - from[slot],
                ascii[slot] ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** Whether its text is of these bytes. */
    public boolean is(int slot, byte[] text) {
        return Arrays.equals(text, 0, text.length, bytes, from[slot], to[slot]);
    }

    /** The bytes of its text. */
    public byte[] bytes(int slot) {
        return Arrays.copyOfRange(bytes, from[slot], to[slot]);
    }

    /**
     * A number of few digits, rounded as {@code Double.parseDouble} does: whole number and power of ten are doubles, so that the one
     * division rounds. NaN: it has more digits, or an exponent.
     */
    public double number(int slot) {
        int at = from[slot];
        boolean isNegative = bytes[at] == '-';
        long digits = 0;
        int count = 0;
        int point = to[slot];
        for (at += isNegative ? 1 : 0; at < to[slot]; at++) {
            int c = bytes[at];
            if (c == '.') {
                point = at + 1;
            } else if (c > '9' || ++count > EXACT_DIGITS) {
                return Double.NaN;
            } else {
                digits = 10 * digits + c - '0';
            }
        }
        double value = digits / POWERS[to[slot] - point];
        return isNegative ? -value : value;
    }
}
