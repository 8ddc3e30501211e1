package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** No timestamp is written that a broker would refuse. */
class MessageWriterTest {

    private static Long written(long millis, long aheadMillis) {
        MessageWriter writer = new MessageWriter(
                JobConfigFile.parse("source: {topics: [cars]}", "test").sink(), aheadMillis);
        return writer.serialize(new Message(Topic.DERIVATIVES, "car", millis, new byte[0]), null, null)
                .timestamp();
    }

    @Test
    void timestampIsWrittenAsFarAheadAsTheTopicsTake() {
        long hour = TimeUnit.HOURS.toMillis(1);
        long now = System.currentTimeMillis();
        assertThat(written(now - hour, hour)).isEqualTo(now - hour);
        assertThat(written(now + hour / 2, hour)).isEqualTo(now + hour / 2);
        assertThat(written(now + 2 * hour, hour))
                .as("the broker's clock takes its place")
                .isNull();
        assertThat(written(now + 2 * hour, Topics.NO_LIMIT)).isEqualTo(now + 2 * hour);
        assertThat(written(-1, Topics.NO_LIMIT)).as("before 1970").isNull();
    }
}
