package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.hodograph.flink.TopicLimits;
import org.hodograph.flink.Topics;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;

/** Output topics on a broker: what is missing is created so that nothing gets lost, what is there is left alone and told of. */
class TopicsIT {

    private static final String AHEAD = "message.timestamp.after.max.ms";

    @Test
    void missingTopicsAreCreatedAndForgetfulOnesAreTold() throws Exception {
        try (RunFolder folder = new RunFolder();
                Broker broker = Broker.start(folder);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            JobConfig job =
                    JobConfigFile.parse("source: {topics: [cars]}", "test").withBrokers(broker.address());
            admin.createTopics(List.of(
                            new NewTopic("cars", Optional.of(3), Optional.empty()),
                            new NewTopic("cars.velocity", Optional.of(1), Optional.empty())
                                    .configs(Map.of("retention.ms", "3600000"))))
                    .all()
                    .get();
            awaitTopics(admin, "cars", "cars.velocity");
            List<String> warnings = new ArrayList<>();
            assertThat(Topics.create(job, warnings::add))
                    .as("of cars.velocity")
                    .isEqualTo(new TopicLimits(3_600_000, Long.MAX_VALUE, 1_048_588, Set.of("cars.alerts")));
            Topics.create(job, warning -> assertThat(warning).isIn(warnings));

            assertThat(warnings)
                    .hasSize(3)
                    .contains(
                            "makes cars.acceleration, cars.alerts, cars.curvature, cars.derivatives, cars.events, cars.jerk,"
                                    + " cars.late, cars.rejected, cars.sensitivity, cars.status, cars.track, which keep results for"
                                    + " ever; sink.retention: 7d would keep those of a week")
                    .contains(
                            "topic cars.velocity: results whose t is more than 1 h ahead of the clock get the time of writing"
                                    + " as their record's timestamp (its message.timestamp.after.max.ms is 3600000)")
                    .contains("topic cars.velocity forgets results whose t is more than 1 h ago"
                            + " (its retention.ms is 3600000; -1 keeps them)");
            Topics.create(
                    JobConfigFile.parse("source: {topics: [cars]}\nsink: {retention: 1h}", "test")
                            .withBrokers(broker.address()),
                    warning -> assertThat(warning)
                            .as("it keeps what was asked for")
                            .doesNotContain("forgets"));
            assertThat(setting(admin, "cars.velocity", "retention.ms")).isEqualTo("3600000");
            Topics.create(
                    JobConfigFile.parse("source: {topics: [ships], max-future-skew: 2h}\nsink: {retention: 7d}", "test")
                            .withBrokers(broker.address()),
                    4, // partitions of a source topic that this broker has not heard of
                    warning -> fail(warning));
            awaitTopics(admin, "ships.jerk", "cars.jerk", "cars.alerts");
            assertThat(setting(admin, "ships.jerk", "retention.ms")).isEqualTo("604800000");
            assertThat(setting(admin, "ships.jerk", AHEAD)).as("no limit").isEqualTo(Long.toString(Long.MAX_VALUE));
            assertThat(setting(admin, "cars.jerk", AHEAD)).as("no limit").isEqualTo(Long.toString(Long.MAX_VALUE));
            assertThat(setting(admin, "cars.jerk", "message.timestamp.before.max.ms"))
                    .as("no limit")
                    .isEqualTo(Long.toString(Long.MAX_VALUE));
            assertThat(setting(admin, "cars.jerk", "retention.ms")).isEqualTo("-1");
            assertThat(setting(admin, "cars.jerk", "cleanup.policy")).isEqualTo("delete");
            assertThat(setting(admin, "cars.alerts", "cleanup.policy")).isEqualTo("compact");
            assertThat(partitions(admin, "cars.jerk")).isEqualTo(3);
            assertThat(partitions(admin, "ships.jerk")).isEqualTo(4);
        }
    }

    /** A broker hears of what its controller has created a moment later. */
    private static void awaitTopics(Admin admin, String... topics) throws Exception {
        Wait.until("the topics", () -> admin.listTopics().names().get().containsAll(List.of(topics)));
    }

    private static int partitions(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }
}
