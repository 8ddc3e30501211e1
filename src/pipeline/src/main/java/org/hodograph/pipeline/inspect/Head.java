package org.hodograph.pipeline.inspect;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The begin of a file, up to its last whole line.
 *
 * @param name of the file
 * @param bytes as they stand in it, unpacked
 * @param text the same, decoded, without a byte order mark
 * @param encoding how it was decoded
 * @param isWhole whether the file ends here
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Head(String name, byte[] bytes, String text, Encoding encoding, boolean isWhole) {

    private static final int MOST = 1 << 19; // bytes that are looked at

    static Head read(InputStream in, String name) throws IOException {
        BufferedInputStream begin = new BufferedInputStream(in, 1 << 16);
        begin.mark(2);
        boolean isPacked = begin.read() == 0x1F && begin.read() == 0x8B;
        begin.reset();
        InputStream plain = isPacked ? new GZIPInputStream(begin, 1 << 16) : begin;
        byte[] bytes = plain.readNBytes(MOST);
        boolean isWhole = bytes.length < MOST;
        Encoding encoding = Encoding.of(bytes);
        byte[] lines = isWhole ? bytes : Arrays.copyOf(bytes, encoding.endOfLines(bytes));
        String text = new String(lines, Charset.forName(encoding.charset()));
        return new Head(name, lines, text.startsWith("\uFEFF") ? text.substring(1) : text, encoding, isWhole);
    }

    List<String> lines() {
        return text.lines().toList();
    }
}
