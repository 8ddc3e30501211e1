package org.hodograph.pipeline.format.file;

import java.io.IOException;
import java.io.InputStream;
import org.hodograph.pipeline.format.FormatSettings;

/** The records of a file, whatever it is made of. For one thread. */
public interface Records {

    /** The payload of the next record, or null at the end. */
    byte[] next() throws IOException;

    /** The settings, with what the file itself says about its records. */
    FormatSettings settings();

    /** The line on which the last record ends, counted from 1; 0: records are not lines. */
    default long lineNumber() {
        return 0;
    }

    /** Whether a record can be had without waiting for whoever writes the stream; may say no though it can. */
    default boolean isReady() throws IOException {
        return true;
    }

    /**
     * The records of a stream; null: they are its lines.
     *
     * @throws IllegalArgumentException if it is no file of this format
     */
    static Records of(InputStream in, String name, FormatSettings settings) throws IOException {
        return switch (settings.kind()) {
            case AVRO -> new AvroContainer(in, name, settings);
            case PROTOBUF -> new DelimitedMessages(in, name, settings);
            case GPX -> new GpxPoints(in, settings);
            default -> null;
        };
    }
}
