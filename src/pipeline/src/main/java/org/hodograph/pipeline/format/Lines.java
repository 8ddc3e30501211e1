package org.hodograph.pipeline.format;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The lines of a stream as bytes, without their ends and without a byte order mark. Lines end in LF or CRLF; where the first
 * one has a CR inside before any LF came, they end in CR, as old spreadsheets write. For one thread.
 */
final class Lines implements Closeable {

    /** Bytes of the longest line; what has no line end for longer is not a file of records. */
    static final int LONGEST = 16 << 20;

    private final InputStream in;
    private final String name;
    private final Deque<byte[]> returned = new ArrayDeque<>();
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long taken; // lines, without those that were given back
    private byte lineEnd; // 0: none was seen

    /** Lines of a stream; {@code maybeReturns}: a bare CR may be a line end. */
    Lines(InputStream in, String name, boolean maybeReturns) throws IOException {
        this.in = in;
        this.name = name;
        lineEnd = maybeReturns ? 0 : (byte) '\n';
        skipByteOrderMark();
    }

    private void skipByteOrderMark() throws IOException {
        while (to < 3 && fill()) {
            // a pipe may give single bytes
        }
        if (to >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            from = 3;
        }
    }

    /** Adds bytes behind those of the buffer; false at the end of the stream. */
    private boolean fill() throws IOException {
        int count = in.read(buffer, to, buffer.length - to);
        to += Math.max(count, 0);
        return count >= 0;
    }

    /** The next line, or null at the end. */
    byte[] next() throws IOException {
        byte[] line = returned.isEmpty() ? read() : returned.pop();
        taken += line == null ? 0 : 1;
        return line;
    }

    /** How many lines were taken: the number of the last one, counted from 1. */
    long taken() {
        return taken;
    }

    private byte[] read() throws IOException {
        ByteArrayOutputStream begun = null; // of a line that reaches beyond the buffer
        while (true) {
            int end = end();
            if (end < to && begun == null) {
                byte[] line = Arrays.copyOfRange(buffer, from, end);
                from = end + 1;
                return withoutReturn(line);
            }
            begun = begun == null ? new ByteArrayOutputStream(2 * (end - from) + 64) : begun;
            begun.write(buffer, from, end - from);
            if (begun.size() > LONGEST) {
                throw new IOException(name + ": a line is longer than " + (LONGEST >> 20) + " MiB");
            }
            if (end < to) {
                from = end + 1;
                return withoutReturn(begun.toByteArray());
            }
            from = 0;
            to = 0;
            if (!fill()) {
                return begun.size() == 0 ? null : withoutReturn(begun.toByteArray());
            }
        }
    }

    /** Where the line ends that begins or goes on at {@code from}; {@code to} if not in the buffer. */
    private int end() {
        byte wanted = lineEnd == 0 ? (byte) '\n' : lineEnd;
        int end = from;
        while (end < to && buffer[end] != wanted) {
            end++;
        }
        if (lineEnd == 0 && end < to) {
            lineEnd = '\n';
        } else if (lineEnd == 0) {
            int bare = from;
            while (bare < to - 1 && buffer[bare] != '\r') {
                bare++;
            }
            if (bare < to - 1) {
                lineEnd = '\r';
                return bare;
            }
        }
        return end;
    }

    private static byte[] withoutReturn(byte[] line) {
        boolean carriageReturn = line.length > 0 && line[line.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(line, line.length - 1) : line;
    }

    /** Gives back a line; what was given back last comes first. */
    void giveBack(byte[] line) {
        returned.push(line);
        taken--;
    }

    /** Whether the next line can be had without waiting for whoever writes the stream; may say no though it can. */
    boolean isReady() throws IOException {
        return !returned.isEmpty() || from < to || in.available() > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
