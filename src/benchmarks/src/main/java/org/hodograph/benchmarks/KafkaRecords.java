package org.hodograph.benchmarks;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hodograph.flink.ValueType;
import org.hodograph.pipeline.SourceRecord;

/** A Kafka record as the product's source makes it. Tells {@link Marks} how many have gone. */
final class KafkaRecords implements KafkaRecordDeserializationSchema<SourceRecord> {

    private static final long serialVersionUID = 1;

    private final long records;
    private transient long sent;

    KafkaRecords(long records) {
        this.records = records;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> kafka, Collector<SourceRecord> out) {
        Marks.sent(sent++, records);
        out.collect(
                new SourceRecord(kafka.topic(), kafka.partition(), kafka.offset(), kafka.timestamp(), kafka.value()));
    }

    @Override
    public TypeInformation<SourceRecord> getProducedType() {
        return ValueType.SOURCE_RECORD;
    }
}
