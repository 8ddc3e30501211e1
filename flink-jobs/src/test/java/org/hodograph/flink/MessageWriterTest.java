package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.config.SinkConfig;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** Nothing is written that a broker would refuse. */
class MessageWriterTest {

    private static final class Task implements InitializationContext {

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(MessageWriterTest.class.getClassLoader());
        }
    }

    private static MessageWriter writer(long aheadMillis, long behindMillis, long bytes) {
        MessageWriter writer = new MessageWriter(
                JobConfigFile.parse("source: {topics: [cars]}", "test").sink(),
                new TopicLimits(aheadMillis, behindMillis, bytes));
        writer.open(new Task(), null);
        return writer;
    }

    private static ProducerRecord<byte[], byte[]> written(MessageWriter writer, long millis, int bytes) {
        return writer.serialize(new Message(Topic.DERIVATIVES, "car", millis, new byte[bytes]), null, null);
    }

    private static Long written(long millis, long aheadMillis, long behindMillis) {
        return written(writer(aheadMillis, behindMillis, Long.MAX_VALUE), millis, 0)
                .timestamp();
    }

    @Test
    void timestampIsWrittenAsFarFromTheClockAsTheTopicsTake() {
        long hour = TimeUnit.HOURS.toMillis(1);
        long now = System.currentTimeMillis();
        long any = Long.MAX_VALUE;
        assertThat(written(now - hour, hour, any)).isEqualTo(now - hour);
        assertThat(written(now + hour / 2, hour, any)).isEqualTo(now + hour / 2);
        assertThat(written(now + 2 * hour, hour, any))
                .as("the broker's clock takes its place")
                .isNull();
        assertThat(written(now + 2 * hour, any, any)).isEqualTo(now + 2 * hour);
        assertThat(written(now - hour / 2, any, hour)).isEqualTo(now - hour / 2);
        assertThat(written(now - 2 * hour, any, hour))
                .as("the broker's clock takes its place")
                .isNull();
        assertThat(written(0, any, any)).isZero();
        assertThat(written(-1, any, any)).as("before 1970").isNull();
    }

    /** A broker refuses a record without a key for a compacted topic, which would end the job. */
    @Test
    void keyIsNeverMissingInACompactedTopic() {
        SinkConfig sink =
                JobConfigFile.parse("source: {topics: [cars]}", "test").sink();
        long any = Long.MAX_VALUE;
        MessageWriter writer = new MessageWriter(sink, new TopicLimits(any, any, any, Set.of("cars.rejected")));
        Message rejected = new Message(Topic.REJECTED, null, -1, new byte[1]);
        Message late = new Message(Topic.LATE, null, -1, new byte[1]);
        assertThat(writer.serialize(rejected, null, null).key()).isEmpty();
        assertThat(writer.serialize(late, null, null).key()).isNull();
    }

    @Test
    void messageBeyondTheSizeIsDroppedAndLoggedOnce() throws Exception {
        LogLines log = new LogLines();
        MessageWriter writer = writer(Long.MAX_VALUE, Long.MAX_VALUE, 1_000);
        assertThat(written(writer, 0, 800)).isNotNull();
        assertThat(written(writer, 0, 1_000)).isNull();
        assertThat(written(writer, 0, 5_000)).isNull();
        assertThat(written(writer, 0, 10)).isNotNull();
        List<String> lines =
                log.all().stream().filter(line -> line.contains("is dropped")).toList();
        assertThat(lines)
                .singleElement()
                .asString()
                .endsWith(
                        "a record for cars.derivatives is dropped: with key car it has 1137 bytes, and the producer's"
                                + " max.request.size and the topics' max.message.bytes allow 1000; more are counted, not logged");
    }
}
