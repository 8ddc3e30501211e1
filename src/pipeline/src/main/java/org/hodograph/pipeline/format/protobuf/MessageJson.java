package org.hodograph.pipeline.format.protobuf;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.hodograph.pipeline.format.JsonText;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * A message as JSON, fields by their names in the {@code .proto}. A field that can be absent and is, is not there; one that
 * can't, as plain numbers of proto3, is 0 where it was not sent. Enums are their names, maps are objects,
 * {@code google.protobuf.Timestamp} is ISO 8601, {@code Duration} its seconds, and a wrapper, as {@code DoubleValue}, its value.
 * For one thread.
 */
final class MessageJson {

    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private final JsonText text;

    MessageJson(JsonText text) {
        this.text = text;
    }

    void write(Message message, JsonGenerator json, int depth) throws IOException, UnreadableException {
        text.count(depth);
        switch (message.getDescriptorForType().getFullName()) {
            case "google.protobuf.Timestamp" ->
                json.writeString(Instant.ofEpochSecond(part(message, 1), part(message, 2))
                        .toString());
            case "google.protobuf.Duration" ->
                json.writeNumber(BigDecimal.valueOf(part(message, 1)).add(BigDecimal.valueOf(part(message, 2), 9)));
            case "google.protobuf.DoubleValue",
                    "google.protobuf.FloatValue",
                    "google.protobuf.Int64Value",
                    "google.protobuf.UInt64Value",
                    "google.protobuf.Int32Value",
                    "google.protobuf.UInt32Value",
                    "google.protobuf.BoolValue",
                    "google.protobuf.StringValue" -> {
                FieldDescriptor value = message.getDescriptorForType().findFieldByNumber(1);
                single(value, message.getField(value), json, depth);
            }
            default -> object(message, json, depth);
        }
    }

    private static long part(Message message, int number) {
        FieldDescriptor field = message.getDescriptorForType().findFieldByNumber(number);
        return ((Number) message.getField(field)).longValue();
    }

    private void object(Message message, JsonGenerator json, int depth) throws IOException, UnreadableException {
        json.writeStartObject();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (field.isMapField()) {
                map(field, (List<?>) message.getField(field), json, depth);
            } else if (field.isRepeated()) {
                list(field, (List<?>) message.getField(field), json, depth);
            } else if (!field.hasPresence() || message.hasField(field)) {
                json.writeFieldName(field.getName());
                single(field, message.getField(field), json, depth);
            }
        }
        json.writeEndObject();
    }

    private void list(FieldDescriptor field, List<?> values, JsonGenerator json, int depth)
            throws IOException, UnreadableException {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(field.getName());
        for (Object value : values) {
            single(field, value, json, depth);
        }
        json.writeEndArray();
    }

    private void map(FieldDescriptor field, List<?> entries, JsonGenerator json, int depth)
            throws IOException, UnreadableException {
        if (entries.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(field.getName());
        FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
        FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
        for (Object entry : entries) {
            Message pair = (Message) entry;
            json.writeFieldName(pair.getField(key).toString());
            single(value, pair.getField(value), json, depth + 1);
        }
        json.writeEndObject();
    }

    private void single(FieldDescriptor field, Object value, JsonGenerator json, int depth)
            throws IOException, UnreadableException {
        text.count(depth + 1);
        switch (field.getType()) {
            case DOUBLE -> json.writeNumber((double) value);
            case FLOAT -> json.writeNumber((float) value);
            case INT64, SINT64, SFIXED64 -> json.writeNumber((long) value);
            case UINT64, FIXED64 -> json.writeNumber(unsigned((long) value));
            case INT32, SINT32, SFIXED32 -> json.writeNumber((int) value);
            case UINT32, FIXED32 -> json.writeNumber(Integer.toUnsignedLong((int) value));
            case BOOL -> json.writeBoolean((boolean) value);
            case STRING -> json.writeString((String) value);
            case BYTES -> json.writeString(JsonText.ofBytes(((ByteString) value).size()));
            case ENUM -> json.writeString(((EnumValueDescriptor) value).getName());
            case MESSAGE, GROUP -> write((Message) value, json, depth + 1);
        }
    }

    private static BigInteger unsigned(long value) {
        BigInteger number = BigInteger.valueOf(value);
        return value < 0 ? number.add(TWO_TO_64) : number;
    }
}
