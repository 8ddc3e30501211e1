package org.hodograph.flink;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hodograph.pipeline.SourceRecord;

/** A Kafka record as a source record; one without a value has an empty payload, which the format refuses. */
final class SourceRecordReader implements KafkaRecordDeserializationSchema<SourceRecord> {

    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> kafka, Collector<SourceRecord> out) {
        out.collect(of(kafka));
    }

    static SourceRecord of(ConsumerRecord<byte[], byte[]> kafka) {
        byte[] payload = kafka.value() == null ? new byte[0] : kafka.value();
        long timestamp = kafka.timestamp() < 0 ? SourceRecord.NO_TIMESTAMP : kafka.timestamp();
        return new SourceRecord(kafka.topic(), kafka.partition(), kafka.offset(), timestamp, payload);
    }

    @Override
    public TypeInformation<SourceRecord> getProducedType() {
        return ValueType.SOURCE_RECORD;
    }
}
