package org.hodograph.pipeline.inspect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * How a file's bytes are text.
 *
 * @param charset its name
 * @param isMarked whether a byte order mark says it, so that no setting must
 * @param why what says it
 */
record Encoding(String charset, boolean isMarked, String why) {

    private static final int LOOKED_AT = 4096; // bytes

    static Encoding of(byte[] bytes) {
        if (begins(bytes, 0xFF, 0xFE)) {
            return new Encoding("UTF-16LE", true, "a byte order mark");
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return new Encoding("UTF-16BE", true, "a byte order mark");
        }
        int[] nulls = new int[2]; // at even and odd places
        int length = Math.min(bytes.length, LOOKED_AT);
        for (int i = 0; i < length; i++) {
            nulls[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        if (length >= 4 && 3 * Math.max(nulls[0], nulls[1]) > length) {
            return new Encoding(nulls[1] > nulls[0] ? "UTF-16LE" : "UTF-16BE", false, "every second byte is 0");
        }
        if (isUtf8(bytes)) {
            return new Encoding("UTF-8", true, "valid UTF-8");
        }
        for (byte b : bytes) {
            if ((b & 0xFF) >= 0x80 && (b & 0xFF) < 0xA0) {
                return new Encoding(
                        "windows-1252", false, "bytes that are not UTF-8, some of them letters and marks only there");
            }
        }
        return new Encoding("ISO-8859-1", false, "bytes that are not UTF-8; windows-1252 is its near relative");
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static boolean isUtf8(byte[] bytes) {
        int end = bytes.length; // a character may be cut at the end
        while (end > 0 && bytes.length - end < 4 && bytes[end - 1] < 0) {
            end--;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Where the last whole line ends. */
    int endOfLines(byte[] bytes) {
        int unit = charset.startsWith("UTF-16") ? 2 : 1;
        for (int end = bytes.length - bytes.length % unit; end >= unit; end -= unit) {
            boolean isEnd = unit == 1
                    ? bytes[end - 1] == '\n'
                    : (bytes[end - 1] == '\n' && bytes[end - 2] == 0)
                            || (bytes[end - 2] == '\n' && bytes[end - 1] == 0);
            if (isEnd) {
                return end;
            }
        }
        return bytes.length;
    }
}
