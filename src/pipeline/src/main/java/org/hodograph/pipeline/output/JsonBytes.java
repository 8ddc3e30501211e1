package org.hodograph.pipeline.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.hodograph.pipeline.text.DoubleText;
import org.hodograph.pipeline.time.IsoDigits;

/** A growing text of JSON, the bytes that Jackson's generator would write. Allocates to grow only. For one thread. */
final class JsonBytes {

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final int LONGEST_NUMBER = 32;
    private static final JsonFactory FACTORY = new JsonFactory();

    private byte[] bytes = new byte[512];
    private int size;

    int size() {
        return size;
    }

    /** Forgets what is behind. */
    void truncate(int length) {
        size = length;
    }

    /** Whether a part of it is no number: null. */
    boolean isNull(int from, int to) {
        return to - from == NULL.length && bytes[from] == 'n';
    }

    /** Copies a part of it to the end of another one. */
    void copy(int from, int to, JsonBytes other) {
        other.raw(bytes, from, to - from);
    }

    /** Its bytes in an array of their own. */
    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    void raw(byte[] text) {
        raw(text, 0, text.length);
    }

    private void raw(byte[] text, int from, int length) {
        room(length);
        System.arraycopy(text, from, bytes, size, length);
        size += length;
    }

    void raw(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
    }

    /** A text in quotes; null where there is none. */
    void text(String text) {
        if (text == null) {
            raw(NULL);
            return;
        }
        int length = text.length();
        room(length + 2);
        byte[] out = bytes;
        int at = size;
        out[at++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '"' || c == '\\') {
                raw(escaped(text));
                return;
            }
            out[at++] = (byte) c;
        }
        out[at++] = '"';
        size = at;
    }

    /** What is not plain ASCII is rare. */
    private static byte[] escaped(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeString(text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    /** A number; null where it is not finite, and never -0. */
    void number(double value) {
        if (Double.isFinite(value)) {
            room(LONGEST_NUMBER);
            size = DoubleText.write(value == 0 ? 0.0 : value, bytes, size);
        } else {
            raw(NULL);
        }
    }

    /** A whole number that is not negative. */
    void count(int number) {
        room(LONGEST_NUMBER);
        int digits = 1;
        for (int rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        size += digits;
        int left = number;
        for (int at = size - 1; at >= size - digits; at--) {
            bytes[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }

    /** An instant in quotes, as {@code TimeText.iso} writes it. */
    void instant(long nanos) {
        room(LONGEST_NUMBER + 2);
        bytes[size++] = '"';
        size = IsoDigits.write(nanos, bytes, size);
        bytes[size++] = '"';
    }
}
