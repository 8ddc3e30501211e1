package org.hodograph.pipeline.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;

/** Records as Avro data of {@code derivative.avsc} and {@code derivatives.avsc}, field by field in their order. For one thread. */
final class ResultAvro implements ResultRecords {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int NULL = 0; // branches of a union
    private static final int PRESENT = 1;
    private static final Schema DERIVATIVE = parsed("derivative.avsc");
    private static final Schema DERIVATIVES = parsed("derivatives.avsc");
    private static final Flag[] FLAGS = Flag.values();

    private final Map<Topic, byte[]> heads = new EnumMap<>(Topic.class);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
    private Derivatives result;

    ResultAvro(SinkFormat format) {
        for (Topic topic : SinkFormat.TOPICS) {
            heads.put(topic, head(topic, format));
        }
    }

    private static Schema parsed(String name) {
        try (InputStream in = ResultAvro.class.getResourceAsStream(name)) {
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " of this jar", e);
        }
    }

    /** The schema of the records of a topic. */
    static Schema schema(Topic topic) {
        return topic == Topic.DERIVATIVES ? DERIVATIVES : DERIVATIVE;
    }

    /** What stands before each datum of a topic. */
    static byte[] head(Topic topic, SinkFormat format) {
        return switch (format.framing()) {
            case SINGLE_OBJECT ->
                ByteBuffer.allocate(10)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 0xC3)
                        .put((byte) 0x01)
                        .putLong(SchemaNormalization.parsingFingerprint64(schema(topic)))
                        .array();
            case CONFLUENT ->
                ByteBuffer.allocate(5)
                        .put((byte) 0)
                        .putInt(format.ids().getOrDefault(topic, 0))
                        .array();
            default -> new byte[0];
        };
    }

    @Override
    public void begin(Derivatives of) {
        result = of;
    }

    @Override
    public byte[] single(Topic topic, int order) {
        try {
            begin(topic);
            number(result.shown(order));
            number(result.shownError(order));
            text(result.shownUnit(order));
            return end(result.flags(order));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    @Override
    public byte[] all() {
        try {
            begin(Topic.DERIVATIVES);
            for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
                number(result.shown(order));
            }
            out.writeArrayStart();
            out.setItemCount(Estimate.MAX_ORDER + 1);
            for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
                number(result.shownError(order));
            }
            out.writeArrayEnd();
            text(result.shownUnit(0));
            units();
            return end(result.flags(1));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private void begin(Topic topic) throws IOException {
        bytes.reset();
        bytes.writeBytes(heads.get(topic));
        out.writeString(result.series());
        out.writeLong(result.nanos());
    }

    private void units() throws IOException {
        if (result.settings().showIn().isEmpty()) {
            out.writeIndex(NULL);
            return;
        }
        out.writeIndex(PRESENT);
        out.writeArrayStart();
        out.setItemCount(Estimate.MAX_ORDER + 1);
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            text(result.shownUnit(order));
        }
        out.writeArrayEnd();
    }

    private byte[] end(int flags) throws IOException {
        out.writeDouble(result.lagNanos() / NANOS_PER_SECOND);
        out.writeInt(result.estimate().samples());
        number(result.estimate().span());
        out.writeInt(result.revision());
        out.writeString(result.method());
        out.writeArrayStart();
        if (flags != 0) {
            out.setItemCount(Integer.bitCount(flags));
            for (Flag flag : FLAGS) {
                if (flag.in(flags)) {
                    out.writeString(flag.name());
                }
            }
        }
        out.writeArrayEnd();
        out.flush();
        return bytes.toByteArray();
    }

    private void number(double value) throws IOException {
        if (Double.isFinite(value)) {
            out.writeIndex(PRESENT);
            out.writeDouble(value == 0 ? 0.0 : value); // never -0
        } else {
            out.writeIndex(NULL);
        }
    }

    private void text(String text) throws IOException {
        if (text == null) {
            out.writeIndex(NULL);
        } else {
            out.writeIndex(PRESENT);
            out.writeString(text);
        }
    }
}
