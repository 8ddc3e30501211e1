package org.hodograph.flink;

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
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.output.Topic;

/** The output topics: records carry the time of their sample, so a finite retention would eat a replay of old data. */
public final class Topics {

    private static final String RETENTION = "retention.ms";
    private static final String FOR_EVER = "-1";
    private static final long BROKERS_SKEW_NANOS = TimeUnit.HOURS.toNanos(1);

    private Topics() {}

    /**
     * Creates the output topics and the control topic that are missing.
     *
     * @param warnings told of each output topic that was there and forgets old records
     */
    public static void create(JobConfig config, Consumer<String> warnings)
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
                    missing.add(newTopic(topic.getKey(), topic.getValue(), partitions, timesAhead(config)));
                }
            }
            String control = config.source().controlTopic();
            if (control != null && !existing.contains(control)) {
                // one partition: messages take each other's place in the order they came
                missing.add(
                        new NewTopic(control, Optional.of(1), Optional.empty()).configs(Map.of(RETENTION, FOR_EVER)));
            }
            create(admin, missing);
            warnOfRetention(admin, present, warnings);
        }
    }

    /** Where samples may be further ahead of the clock than a broker takes by itself. */
    private static Map<String, String> timesAhead(JobConfig config) {
        return config.series().otherwise().maxFutureSkewNanos() > BROKERS_SKEW_NANOS
                ? Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE))
                : Map.of();
    }

    private static NewTopic newTopic(Topic role, String name, int partitions, Map<String, String> ahead) {
        Map<String, String> settings = new HashMap<>();
        settings.put(RETENTION, FOR_EVER);
        settings.putAll(ahead);
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

    private static void warnOfRetention(Admin admin, List<ConfigResource> present, Consumer<String> warnings)
            throws ExecutionException, InterruptedException {
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> topic :
                admin.describeConfigs(present).values().entrySet()) {
            String name = topic.getKey().name();
            String retention = retention(topic.getValue());
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
        }
    }

    /** Null for those who may write to a topic but not look at its settings. */
    private static String retention(KafkaFuture<Config> topic) throws ExecutionException, InterruptedException {
        try {
            return topic.get().get(RETENTION).value();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return null;
            }
            throw e;
        }
    }
}
