package org.hodograph.pipeline.format.file;

import com.google.protobuf.CodedInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.hodograph.pipeline.format.FormatSettings;

/** Protocol Buffers messages, each behind its length, as {@code writeDelimitedTo} writes them. */
final class DelimitedMessages implements Records {

    private static final int LONGEST = 16 << 20; // bytes

    private final InputStream in;
    private final String name;
    private final FormatSettings settings;

    DelimitedMessages(InputStream in, String name, FormatSettings settings) {
        this.in = new BufferedInputStream(in);
        this.name = name;
        this.settings = settings;
    }

    @Override
    public byte[] next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        try {
            int length = CodedInputStream.readRawVarint32(first, in);
            if (length < 0 || length > LONGEST) {
                throw new IOException(name + ": a message of " + Integer.toUnsignedLong(length)
                        + " bytes; a file of messages has the length of each before it, as writeDelimitedTo writes it");
            }
            byte[] message = in.readNBytes(length);
            if (message.length < length) {
                throw new EOFException();
            }
            return message;
        } catch (EOFException | com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IOException(name + " ends inside a message", e);
        }
    }

    @Override
    public FormatSettings settings() {
        return settings;
    }
}
