package org.hodograph.pipeline.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * Writes the JSON that a record of another format becomes. Bounded: a few bytes may stand for a great many values. For one
 * thread.
 */
public final class JsonText {

    private static final int MOST_VALUES = 100_000;
    private static final int DEEPEST = 32;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private JsonGenerator json;
    private int values;

    /** Writes the values of one record. */
    @FunctionalInterface
    public interface Body {
        void write(JsonGenerator json) throws IOException, UnreadableException;
    }

    /** The JSON that {@code body} writes; its IOException is the caller's. */
    public byte[] of(Body body) throws IOException, UnreadableException {
        bytes.reset();
        values = 0;
        json = FACTORY.createGenerator(bytes);
        try (JsonGenerator open = json) {
            body.write(open);
        }
        byte[] written = bytes.toByteArray();
        if (written.length > (1 << 20)) {
            bytes.reset();
        }
        return written;
    }

    /** One more value, at this depth. */
    public void count(int depth) throws UnreadableException {
        if (depth > DEEPEST) {
            throw new UnreadableException("malformed: values inside values deeper than " + DEEPEST);
        }
        if (++values > MOST_VALUES) {
            throw new UnreadableException("malformed: more than " + MOST_VALUES + " values in the record");
        }
    }

    /** Bytes that are not text stand as their number: they are never a value. */
    public static String ofBytes(int length) {
        return "[" + length + " bytes]";
    }
}
