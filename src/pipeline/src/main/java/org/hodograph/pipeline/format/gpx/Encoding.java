package org.hodograph.pipeline.format.gpx;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * The characters of an XML document, by its byte order mark or declaration, else UTF-8. Decoded here, since the JDK's reader
 * prints bytes that are not text on standard error.
 */
final class Encoding {

    private static final int HEAD = 200; // bytes in which a declaration stands
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"']([A-Za-z0-9][A-Za-z0-9._-]{0,40})[\"']");

    private Encoding() {}

    static Reader reader(InputStream in) throws XMLStreamException {
        try {
            BufferedInputStream buffered = new BufferedInputStream(in);
            buffered.mark(HEAD + 1);
            byte[] head = buffered.readNBytes(HEAD);
            buffered.reset();
            boolean isMarked =
                    head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
            if (isMarked) {
                buffered.skipNBytes(3);
            }
            return new InputStreamReader(buffered, isMarked ? StandardCharsets.UTF_8 : charset(head));
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    private static Charset charset(byte[] head) {
        boolean isWide = head.length >= 2 && (head[0] & 0xFF) + (head[1] & 0xFF) == 0xFF + 0xFE;
        if (isWide && (head[0] == (byte) 0xFF || head[0] == (byte) 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        Matcher declared = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
        boolean isKnown = declared.find()
                && Charset.isSupported(declared.group(1))
                && !declared.group(1).toUpperCase(Locale.ROOT).startsWith("UTF-");
        return isKnown ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    }
}
