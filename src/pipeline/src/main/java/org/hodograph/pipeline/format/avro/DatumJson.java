package org.hodograph.pipeline.format.avro;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.ResolvingDecoder;
import org.hodograph.pipeline.format.JsonText;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * Data of one schema as JSON: a record is an object, of a union the value alone, an enum its symbol, a decimal its digits. Times
 * of logical types are written as ISO 8601 ({@link LogicalTime}), or as the bare number where the unit is configured. Avro's
 * decoder resolves the written schema to that to be read; walked here, and not by its generic reader, so that nothing that a
 * datum claims of itself is believed before its bytes are there. For one thread.
 */
public final class DatumJson {

    private static final int LONGEST_DECIMAL = 64; // bytes; beyond that its digits cost more than the record

    private final Schema written;
    private final Schema read;
    private final boolean hasLogicalTimes;
    private final JsonText text = new JsonText();
    private ResolvingDecoder decoder; // null: not yet needed
    private BinaryDecoder binary;

    /**
     * A reader of data.
     *
     * @param written the schema they are written with
     * @param read the schema they are read as
     * @param hasLogicalTimes whether numbers of logical types of time become texts
     */
    public DatumJson(Schema written, Schema read, boolean hasLogicalTimes) {
        this.written = written;
        this.read = read;
        this.hasLogicalTimes = hasLogicalTimes;
    }

    /** Resolves the schemas and loads what reads them, so that no record has to pay for it: the first time 1.5 MB. */
    void prepare() {
        try {
            byte[] unused = read(new byte[0], 0);
        } catch (UnreadableException e) {
            binary = null; // no bytes are no datum, as was to be expected
        }
    }

    /**
     * The datum that fills the bytes from {@code from} to their end.
     *
     * @throws UnreadableException if it is none of the schema
     */
    public byte[] read(byte[] bytes, int from) throws UnreadableException {
        try {
            binary = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, binary);
            if (decoder == null) {
                decoder = DecoderFactory.get().resolvingDecoder(Schema.applyAliases(written, read), read, binary);
            } else {
                decoder.configure(binary);
            }
            byte[] object = text.of(json -> {
                write(read, json, 0);
                decoder.drain();
            });
            if (!binary.isEnd()) {
                throw new UnreadableException(
                        "malformed: bytes behind the datum of " + name() + ", which was written with another schema");
            }
            return object;
        } catch (EOFException e) {
            throw new UnreadableException("malformed: the record ends inside its datum of " + name());
        } catch (IOException | AvroRuntimeException e) {
            throw new UnreadableException(
                    "malformed: no datum of " + name() + ", " + Texts.shortened("" + e.getMessage()));
        } catch (
                RuntimeException
                        e) { // Avro has no one exception for bytes that are no datum: an index of a union, for example
            throw new UnreadableException(
                    "malformed: no datum of " + name() + ", " + e.getClass().getSimpleName());
        }
    }

    private String name() {
        return "schema "
                + Texts.shortened(
                        written.getType() == Schema.Type.RECORD ? written.getFullName() : "" + written.getType());
    }

    private void write(Schema schema, JsonGenerator json, int depth) throws IOException, UnreadableException {
        text.count(depth);
        switch (schema.getType()) {
            case RECORD -> {
                json.writeStartObject();
                for (Schema.Field field : decoder.readFieldOrder()) {
                    json.writeFieldName(field.name());
                    write(field.schema(), json, depth + 1);
                }
                json.writeEndObject();
            }
            case ARRAY -> array(schema.getElementType(), json, depth);
            case MAP -> map(schema.getValueType(), json, depth);
            case UNION -> write(schema.getTypes().get(decoder.readIndex()), json, depth + 1);
            case ENUM -> json.writeString(schema.getEnumSymbols().get(decoder.readEnum()));
            case STRING -> json.writeString(decoder.readString());
            case FIXED -> fixed(schema, json);
            case BYTES -> bytes(schema, decoder.readBytes(null), json);
            case INT -> number(schema, decoder.readInt(), json);
            case LONG -> number(schema, decoder.readLong(), json);
            case FLOAT -> json.writeNumber(decoder.readFloat());
            case DOUBLE -> json.writeNumber(decoder.readDouble());
            case BOOLEAN -> json.writeBoolean(decoder.readBoolean());
            case NULL -> {
                decoder.readNull();
                json.writeNull();
            }
        }
    }

    private void array(Schema element, JsonGenerator json, int depth) throws IOException, UnreadableException {
        json.writeStartArray();
        for (long count = decoder.readArrayStart(); count > 0; count = decoder.arrayNext()) {
            for (long i = 0; i < count; i++) {
                write(element, json, depth + 1);
            }
        }
        json.writeEndArray();
    }

    private void map(Schema value, JsonGenerator json, int depth) throws IOException, UnreadableException {
        json.writeStartObject();
        for (long count = decoder.readMapStart(); count > 0; count = decoder.mapNext()) {
            for (long i = 0; i < count; i++) {
                json.writeFieldName(decoder.readString());
                write(value, json, depth + 1);
            }
        }
        json.writeEndObject();
    }

    private void fixed(Schema schema, JsonGenerator json) throws IOException {
        byte[] bytes = new byte[schema.getFixedSize()];
        decoder.readFixed(bytes);
        if ("uuid".equals(logical(schema)) && bytes.length == 16) {
            ByteBuffer halves = ByteBuffer.wrap(bytes);
            json.writeString(new UUID(halves.getLong(), halves.getLong()).toString());
        } else {
            bytes(schema, ByteBuffer.wrap(bytes), json);
        }
    }

    private static void bytes(Schema schema, ByteBuffer buffer, JsonGenerator json) throws IOException {
        int length = buffer.remaining();
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                && length > 0
                && length <= LONGEST_DECIMAL) {
            byte[] digits = new byte[length];
            buffer.get(digits);
            json.writeNumber(new BigDecimal(new BigInteger(digits), decimal.getScale()));
        } else {
            json.writeString(JsonText.ofBytes(length));
        }
    }

    private void number(Schema schema, long number, JsonGenerator json) throws IOException {
        String time = hasLogicalTimes ? LogicalTime.text(logical(schema), number) : null;
        if (time != null) {
            json.writeString(time);
        } else {
            json.writeNumber(number);
        }
    }

    private static String logical(Schema schema) {
        LogicalType type = schema.getLogicalType();
        return type == null ? "" : type.getName();
    }
}
