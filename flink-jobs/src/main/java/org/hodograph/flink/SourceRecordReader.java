package org.hodograph.flink;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.hodograph.pipeline.Envelope;
import org.hodograph.pipeline.SourceRecord;

/** A Kafka record as a source record; one without a value has an empty payload, which the format refuses. */
final class SourceRecordReader implements KafkaRecordDeserializationSchema<SourceRecord> {

    private static final long serialVersionUID = 1;

    private final boolean withEnvelope;

    /** A reader that keeps a record's key and headers only for who reads them: as texts they cost more than the rest. */
    SourceRecordReader(boolean withEnvelope) {
        this.withEnvelope = withEnvelope;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> kafka, Collector<SourceRecord> out) {
        out.collect(of(kafka, withEnvelope ? envelope(kafka) : Envelope.NONE));
    }

    /** A record of whose key and headers nothing is kept. */
    static SourceRecord of(ConsumerRecord<byte[], byte[]> kafka) {
        return of(kafka, Envelope.NONE);
    }

    private static SourceRecord of(ConsumerRecord<byte[], byte[]> kafka, Envelope envelope) {
        byte[] payload = kafka.value() == null ? new byte[0] : kafka.value();
        long timestamp = kafka.timestamp() < 0 ? SourceRecord.NO_TIMESTAMP : kafka.timestamp();
        return new SourceRecord(kafka.topic(), kafka.partition(), kafka.offset(), timestamp, payload, envelope);
    }

    private static Envelope envelope(ConsumerRecord<byte[], byte[]> kafka) {
        if (kafka.key() == null && kafka.headers().toArray().length == 0) {
            return Envelope.NONE;
        }
        Map<String, String> headers = new HashMap<>();
        for (Header header : kafka.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return new Envelope(kafka.key() == null ? null : new String(kafka.key(), StandardCharsets.UTF_8), headers);
    }

    @Override
    public TypeInformation<SourceRecord> getProducedType() {
        return ValueType.SOURCE_RECORD;
    }
}
