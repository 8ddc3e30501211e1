package org.hodograph.pipeline.format;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The lines of a stream as bytes, without their ends and without a byte order mark. For one thread. */
final class Lines implements Closeable {

    /** Bytes of the longest line; what has no line end for longer is not a file of records. */
    static final int LONGEST = 16 << 20;

    private final InputStream in;
    private final String name;
    private final Deque<byte[]> returned = new ArrayDeque<>();
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;

    Lines(InputStream in, String name) throws IOException {
        this.in = in;
        this.name = name;
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
        if (!returned.isEmpty()) {
            return returned.pop();
        }
        ByteArrayOutputStream begun = null; // of a line that reaches beyond the buffer
        while (true) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
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

    private static byte[] withoutReturn(byte[] line) {
        boolean carriageReturn = line.length > 0 && line[line.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(line, line.length - 1) : line;
    }

    /** Gives back a line; what was given back last comes first. */
    void giveBack(byte[] line) {
        returned.push(line);
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
