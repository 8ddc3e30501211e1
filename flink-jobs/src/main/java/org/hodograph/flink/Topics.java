package org.hodograph.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.output.Topic;

/** The output topics: records carry the time of their sample, so a finite retention would eat a replay of old data. */
public final class Topics {

    private static final String RETENTION = "retention.ms";
    private static final String FOR_EVER = "-1";
    private static final String AHEAD = "message.timestamp.after.max.ms";

    private static final long BROKERS_LIMIT_MILLIS = TimeUnit.HOURS.toMillis(1); // unless a topic says otherwise

    /** Of topics that take any time. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    private Topics() {}

    /**
     * Creates the output topics and the control topic that are missing.
     *
     * @param warnings told of each output topic that was there and forgets old records or refuses times ahead
     * @throws UncheckedIOException if no broker answers
     * @return how far ahead of the broker's clock a record's timestamp may be on all of them, milliseconds
     */
    public static long create(JobConfig config, Consumer<String> warnings)
            throws ExecutionException, InterruptedException {
        Map<String, Object> client = new HashMap<>(config.source().kafka().resolved());
        client.put("bootstrap.servers", config.source().brokers());
        try (Admin admin = Admin.create(client)) {
            Set<String> existing = admin.listTopics().names().get();
            int partitions = partitions(admin, config, existing);
            List<NewTopic> missing = new ArrayList<>();
            List<ConfigResource> present = new ArrayList<>();
            for (Map.Entry<Topic, String> topic : config.sink().topics().entrySet()) {
                if (existing.contains(topic.getValue())) {
                    present.add(new ConfigResource(ConfigResource.Type.TOPIC, topic.getValue()));
                } else {
                    missing.add(newTopic(topic.getKey(), topic.getValue(), partitions));
                }
            }
            String control = config.source().controlTopic();
            if (control != null && !existing.contains(control)) {
                // one partition: messages take each other's place in the order they came
                missing.add(
                        new NewTopic(control, Optional.of(1), Optional.empty()).configs(Map.of(RETENTION, FOR_EVER)));
            }
            create(admin, missing);
            return warn(admin, present, warnings);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw unreachable(config, e);
            }
            throw e;
        }
    }

    /** Brokers that don't answer are a fault of the file or of the network, not of the job. */
    static UncheckedIOException unreachable(JobConfig config, Exception timeout) {
        return new UncheckedIOException(new IOException(
                "no broker answers at " + config.source().brokers() + "; source.brokers names them", timeout));
    }

    /** A sample may be ahead of its record, and that of the clock: no result may be refused for its time. */
    private static NewTopic newTopic(Topic role, String name, int partitions) {
        Map<String, String> settings = new HashMap<>();
        settings.put(RETENTION, FOR_EVER);
        settings.put(AHEAD, Long.toString(NO_LIMIT));
        if (role == Topic.ALERTS) {
            settings.put("cleanup.policy", "compact");
        }
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }

    private static int partitions(Admin admin, JobConfig config, Set<String> existing)
            throws ExecutionException, InterruptedException {
        if (config.sink().partitions() > 0) {
            return config.sink().partitions();
        }
        List<String> sources =
                config.source().topics().stream().filter(existing::contains).toList();
        return admin.describeTopics(sources).allTopicNames().get().values().stream()
                .map(TopicDescription::partitions)
                .mapToInt(List::size)
                .max()
                .orElse(1);
    }

    private static void create(Admin admin, List<NewTopic> missing) throws ExecutionException, InterruptedException {
        for (KafkaFuture<Void> created : admin.createTopics(missing).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) { // another start of the job was faster
                    throw e;
                }
            }
        }
    }

    private static long warn(Admin admin, List<ConfigResource> present, Consumer<String> warnings)
            throws ExecutionException, InterruptedException {
        long least = NO_LIMIT;
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> topic :
                admin.describeConfigs(present).values().entrySet()) {
            String name = topic.getKey().name();
            String retention = setting(topic.getValue(), RETENTION);
            if (retention == null) {
                warnings.accept(
                        "topic %s: its retention.ms may not be read; a finite one forgets old results".formatted(name));
            } else if (!FOR_EVER.equals(retention)) {
                warnings.accept(
                        "topic %s forgets results whose t is more than %s ago (its retention.ms is %s; %s keeps them)"
                                .formatted(
                                        name,
                                        Durations.rounded(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(retention))),
                                        retention,
                                        FOR_EVER));
            }
            String ahead = setting(topic.getValue(), AHEAD);
            long limit = ahead == null ? BROKERS_LIMIT_MILLIS : Long.parseLong(ahead);
            if (ahead != null && limit < NO_LIMIT) {
                warnings.accept(
                        "topic %s: results whose t is more than %s ahead of the clock get the time of writing as their record's timestamp (its %s is %s)"
                                .formatted(
                                        name, Durations.rounded(TimeUnit.MILLISECONDS.toNanos(limit)), AHEAD, ahead));
            }
            least = Math.min(least, limit);
        }
        return least;
    }

    /** Null for those who may write to a topic but not look at its settings, and on brokers that don't have it. */
    private static String setting(KafkaFuture<Config> topic, String name)
            throws ExecutionException, InterruptedException {
        try {
            ConfigEntry entry = topic.get().get(name);
            return entry == null ? null : entry.value();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return null;
            }
            throw e;
        }
    }
}
