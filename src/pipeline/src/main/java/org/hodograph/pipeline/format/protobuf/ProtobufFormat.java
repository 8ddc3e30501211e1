package org.hodograph.pipeline.format.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import java.io.IOException;
import java.time.DateTimeException;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.AsJson;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.JsonText;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.format.protobuf.ProtobufSettings.Framing;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * One Protocol Buffers message a record, read as the JSON object of its fields ({@link MessageJson}), so that fields are named
 * as in JSON, {@code outer.inner}. For one thread.
 */
public final class ProtobufFormat implements Format {

    private static final int HEADER = 5; // a byte 0 and the schema's id
    private static final int DEEPEST = 64; // messages inside messages
    private static final int LONGEST =
            4 << 20; // bytes: the library keeps fields it doesn't know, at 16 times their size

    private final Descriptor descriptor;
    private final Framing framing;
    private final AsJson json;
    private final JsonText text = new JsonText();

    /**
     * A reader.
     *
     * @throws IllegalArgumentException if the settings don't say which message records hold
     */
    public ProtobufFormat(FormatSettings settings) {
        ProtobufSettings protobuf = settings.details().protobuf();
        String fault = protobuf.fault();
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        descriptor = protobuf.descriptors().message(protobuf.message());
        framing = protobuf.framing();
        json = new AsJson(settings);
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        byte[] object;
        try {
            object = object(source.payload());
        } catch (UnreadableException e) {
            out.rejected(new Rejection(e.getMessage(), null, null, source));
            return;
        }
        json.read(source, object, out);
    }

    private byte[] object(byte[] bytes) throws UnreadableException {
        if (bytes.length > LONGEST) {
            throw new UnreadableException("malformed: " + bytes.length + " bytes, a message may have " + LONGEST);
        }
        try {
            CodedInputStream in = CodedInputStream.newInstance(bytes);
            in.setRecursionLimit(DEEPEST);
            if (framing == Framing.CONFLUENT) {
                skipHeader(bytes, in);
            }
            DynamicMessage message = DynamicMessage.parseFrom(descriptor, in);
            in.checkLastTagWas(0); // an end of a group that nobody began ends the reading too
            MessageJson writer = new MessageJson(text);
            return text.of(json -> writer.write(message, json, 0));
        } catch (IOException | DateTimeException | ArithmeticException e) {
            String hint = framing == Framing.NONE && bytes.length > HEADER && bytes[0] == 0
                    ? "; it begins as for a schema registry: set source.protobuf.framing: confluent"
                    : "";
            throw new UnreadableException("malformed: no message " + Texts.shortened(descriptor.getFullName()) + ", "
                    + Texts.shortened("" + e.getMessage()) + hint);
        }
    }

    /** Behind the schema's id stands the path to the message in its file, as zigzag numbers behind their count. */
    private static void skipHeader(byte[] bytes, CodedInputStream in) throws IOException, UnreadableException {
        if (bytes.length <= HEADER || bytes[0] != 0) {
            throw new UnreadableException(
                    "malformed: no byte 0 and 4 bytes of schema id, as Confluent's serializers write");
        }
        in.skipRawBytes(HEADER);
        int count = in.readSInt32();
        for (int i = 0; i < count; i++) {
            int unused = in.readSInt32();
        }
    }
}
