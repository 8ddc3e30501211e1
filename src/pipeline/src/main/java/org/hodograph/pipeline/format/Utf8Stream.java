package org.hodograph.pipeline.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A stream of text in another encoding as UTF-8. What can't be decoded becomes the replacement character, which names
 * nothing. For one thread.
 */
final class Utf8Stream extends InputStream {

    private static final int MARK = 2; // bytes of the byte order mark of UTF-16

    private final InputStreamReader text;
    private final char[] chars = new char[1 << 13];
    private int kept; // characters at the begin of chars: the first half of a pair
    private byte[] bytes = {};
    private int from;

    private Utf8Stream(InputStream in, Charset encoding) {
        text = new InputStreamReader(in, encoding);
    }

    /** The stream itself where it is UTF-8 and has no mark of UTF-16. */
    static InputStream of(InputStream in, Layout layout) throws IOException {
        if (!layout.isUtf8()) {
            return new Utf8Stream(in, layout.charset());
        }
        PushbackInputStream marked = new PushbackInputStream(in, MARK);
        byte[] begin = marked.readNBytes(MARK);
        marked.unread(begin);
        int mark = begin.length < MARK ? 0 : ((begin[0] & 0xFF) << 8) | (begin[1] & 0xFF);
        boolean isUtf16 = mark == 0xFEFF || mark == 0xFFFE;
        return isUtf16 ? new Utf8Stream(marked, StandardCharsets.UTF_16) : marked;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[from++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0 || !fill()) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, bytes.length - from);
        System.arraycopy(bytes, from, to, offset, count);
        from += count;
        return count;
    }

    /** Whether there are bytes; a pair of characters that is cut by the end of the buffer waits for its second half. */
    private boolean fill() throws IOException {
        while (from == bytes.length) {
            int count = text.read(chars, kept, chars.length - kept);
            if (count < 0 && kept == 0) {
                return false;
            }
            int size = kept + Math.max(count, 0);
            kept = count >= 0 && Character.isHighSurrogate(chars[size - 1]) ? 1 : 0;
            bytes = new String(chars, 0, size - kept).getBytes(StandardCharsets.UTF_8);
            from = 0;
            chars[0] = chars[size - 1];
        }
        return true;
    }

    @Override
    public int available() throws IOException {
        return from < bytes.length ? bytes.length - from : text.ready() ? 1 : 0;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
