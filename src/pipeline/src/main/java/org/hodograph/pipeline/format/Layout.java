package org.hodograph.pipeline.format;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How the records of a source lie in its bytes, whatever their format.
 *
 * @param encoding of its text, as Java names it; a file that begins with a mark of UTF-16 is read so under UTF-8 too
 * @param isNewestFirst whether a file begins with its newest record
 */
public record Layout(String encoding, boolean isNewestFirst) implements Serializable {

    /** UTF-8, oldest record first. */
    public static final Layout DEFAULT = new Layout(StandardCharsets.UTF_8.name(), false);

    public Layout {
        encoding = named(encoding).name();
    }

    private static Charset named(String name) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "must be an encoding such as utf-8, utf-16, utf-16le, latin1 or windows-1252, but is \"" + name
                            + "\"",
                    e);
        }
    }

    /** The encoding. */
    public Charset charset() {
        return Charset.forName(encoding);
    }

    boolean isUtf8() {
        return encoding.equals(StandardCharsets.UTF_8.name());
    }
}
