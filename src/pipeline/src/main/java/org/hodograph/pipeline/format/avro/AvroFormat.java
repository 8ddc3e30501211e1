package org.hodograph.pipeline.format.avro;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.AsJson;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeForm;

/**
 * One Avro datum a record, read as the JSON object of its fields ({@link DatumJson}), so that fields are named as in JSON,
 * {@code outer.inner}. A registry that does not answer ends the reading with an exception, by which a job begins anew at its
 * last checkpoint: that is no fault of the record. For one thread.
 */
public final class AvroFormat implements Format {

    private static final int SINGLE_OBJECT = 0xC301;
    private static final int MOST_SCHEMAS = 1000; // of a registry, kept

    private final Framing framing;
    private final boolean hasLogicalTimes;
    private final Schema readAs; // null: as written
    private final Map<Long, DatumJson> byFingerprint = new HashMap<>();
    private final Map<Long, DatumJson> byId = new HashMap<>();
    private final DatumJson only; // null: several, or those of a registry
    private final SchemaRegistry registry; // null: none
    private final AsJson json;

    /**
     * A reader.
     *
     * @throws IllegalArgumentException if the settings don't say which schema records have
     */
    public AvroFormat(FormatSettings settings) {
        this(settings, new SchemaRegistry.Patience(8, 250));
    }

    AvroFormat(FormatSettings settings, SchemaRegistry.Patience patience) {
        AvroSettings avro = settings.details().avro();
        String fault = avro.fault();
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        framing = avro.effective();
        hasLogicalTimes = settings.time() instanceof TimeForm.Iso;
        readAs = avro.readerSchema() == null ? null : avro.readerSchema().schema();
        DatumJson last = null;
        for (SchemaFile file : avro.schemas()) {
            Schema schema = file.schema();
            last = reader(schema);
            byFingerprint.put(SchemaNormalization.parsingFingerprint64(schema), last);
        }
        only = avro.schemas().size() == 1 ? last : null;
        registry = avro.registry() == null ? null : new SchemaRegistry(avro.registry(), patience);
        json = new AsJson(settings);
    }

    private DatumJson reader(Schema written) {
        return new DatumJson(written, readAs == null ? written : readAs, hasLogicalTimes);
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
        return switch (framing) {
            case NONE -> only.read(bytes, 0);
            case AUTO -> unframed(bytes);
            case SINGLE_OBJECT -> single(bytes).read(bytes, 10);
            case CONFLUENT -> framed(bytes, 4).read(bytes, 5);
            case APICURIO -> framed(bytes, 8).read(bytes, 9);
        };
    }

    private byte[] unframed(byte[] bytes) throws UnreadableException {
        if (isSingle(bytes) && byFingerprint.containsKey(fingerprint(bytes))) {
            return only.read(bytes, 10);
        }
        try {
            return only.read(bytes, 0);
        } catch (UnreadableException e) {
            String hint = isSingle(bytes)
                    ? "; it is a single object of another schema"
                    : bytes.length > 4 && bytes[0] == 0
                            ? "; it begins as for a schema registry: set source.avro.registry, or framing: confluent"
                            : "";
            throw new UnreadableException(e.getMessage() + hint);
        }
    }

    private static boolean isSingle(byte[] bytes) {
        return bytes.length >= 10 && ByteBuffer.wrap(bytes).getShort() == (short) SINGLE_OBJECT;
    }

    private static long fingerprint(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    }

    private DatumJson single(byte[] bytes) throws UnreadableException {
        if (!isSingle(bytes)) {
            throw new UnreadableException("malformed: not an Avro single object, which begins with C3 01");
        }
        DatumJson reader = byFingerprint.get(fingerprint(bytes));
        if (reader == null) {
            throw new UnreadableException(
                    "malformed: a single object of a schema that is not in source.avro.schema, fingerprint "
                            + String.format("%016x", fingerprint(bytes)));
        }
        return reader;
    }

    private DatumJson framed(byte[] bytes, int length) throws UnreadableException {
        if (bytes.length < 1 + length || bytes[0] != 0) {
            throw new UnreadableException("malformed: no byte 0 and " + length
                    + " bytes of schema id, as a schema registry's serializers write");
        }
        if (registry == null) {
            return only;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, length);
        long id = length == 4 ? Integer.toUnsignedLong(buffer.getInt()) : buffer.getLong();
        DatumJson reader = byId.get(id);
        if (reader == null) {
            reader = reader(registry.schema(id));
            if (byId.size() >= MOST_SCHEMAS) {
                byId.clear();
            }
            byId.put(id, reader);
        }
        return reader;
    }
}
