package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class TopicSettingsTest {

    private final List<String> warnings = new ArrayList<>();
    private final TopicSettings settings = new TopicSettings(warnings::add, -1);

    private static Config config(String ahead, String behind, String bytes) {
        return new Config(List.of(
                new ConfigEntry("retention.ms", "-1"),
                new ConfigEntry("message.timestamp.after.max.ms", ahead),
                new ConfigEntry("message.timestamp.before.max.ms", behind),
                new ConfigEntry("max.message.bytes", bytes)));
    }

    @Test
    void theLeastOfAllTopicsHolds() {
        String any = Long.toString(Long.MAX_VALUE);
        settings.found("a", config("7200000", any, "2000"));
        settings.found("b", config(any, "86400000", "1000"));
        assertThat(settings.limits()).isEqualTo(new TopicLimits(7_200_000, 86_400_000, 1_000));
        assertThat(warnings)
                .containsExactly(
                        "topic a: results whose t is more than 2 h ahead of the clock get the time of writing as their"
                                + " record's timestamp (its message.timestamp.after.max.ms is 7200000)",
                        "topic b: results whose t is more than 1 d ago get the time of writing as their"
                                + " record's timestamp (its message.timestamp.before.max.ms is 86400000)");
    }

    /** Such a topic takes no record without a key. */
    @Test
    void compactedTopicsAreKnown() throws Exception {
        Config compacted = new Config(List.of(
                new ConfigEntry("retention.ms", "-1"),
                new ConfigEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)),
                new ConfigEntry("message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE)),
                new ConfigEntry("max.message.bytes", "1000"),
                new ConfigEntry("cleanup.policy", "compact,delete")));
        settings.found("a", compacted);
        settings.found("b", config("7200000", Long.toString(Long.MAX_VALUE), "2000"));
        settings.made("c", KafkaFuture.completedFuture(compacted));
        assertThat(settings.limits().compacted()).containsExactlyInAnyOrder("a", "c");
    }

    /** Whoever may write to a topic need not be allowed to look at it. */
    @Test
    void whatCannotBeReadIsTakenToBeTheDefaultAndToldOnce() throws Exception {
        KafkaFutureImpl<Config> refused = new KafkaFutureImpl<>();
        refused.completeExceptionally(new TopicAuthorizationException("no"));
        KafkaFuture<Config> old = KafkaFuture.completedFuture(new Config(List.of()));
        settings.found("a", refused);
        settings.found("b", old);
        settings.made("c", refused);
        assertThat(settings.limits()).isEqualTo(new TopicLimits(3_600_000, Long.MAX_VALUE, 1_048_588));
        assertThat(settings.limits()).isEqualTo(TopicLimits.DEFAULT);
        assertThat(warnings)
                .containsExactly(
                        "settings of a, b may not be read: taken are times up to 1 h ahead and 1048588 bytes;"
                                + " a finite retention.ms or message.timestamp.before.max.ms loses old results or ends the job");
    }
}
