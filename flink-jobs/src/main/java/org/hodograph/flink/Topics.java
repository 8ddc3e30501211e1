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
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.SinkConfig;
import org.hodograph.pipeline.output.Topic;

/** The output topics: records carry the time of their sample, so a finite retention would eat a replay of old data. */
public final class Topics {

    private Topics() {}

    /**
     * Creates the output topics and the control topic that are missing.
     *
     * @param warnings told of the output topics that are made, and how long they keep results; of each output topic that was there and forgets old records or refuses times, and of what can't be read
     * @throws UncheckedIOException if no broker answers
     * @return what all of them take
     */
    public static TopicLimits create(JobConfig config, Consumer<String> warnings)
            throws ExecutionException, InterruptedException {
        return create(config, 1, warnings, warnings);
    }

    /**
     * The same for whoever has just made the source topics, which not every broker may know of yet.
     *
     * @param ofSource partitions that a source topic has at least
     */
    public static TopicLimits create(JobConfig config, int ofSource, Consumer<String> warnings)
            throws ExecutionException, InterruptedException {
        return create(config, ofSource, warnings, made -> {});
    }

    private static TopicLimits create(JobConfig config, int ofSource, Consumer<String> warnings, Consumer<String> notes)
            throws ExecutionException, InterruptedException {
        Map<String, Object> client = new HashMap<>(config.source().kafka().resolved());
        client.put("bootstrap.servers", config.source().brokers());
        try (Admin admin = Admin.create(client)) {
            Set<String> existing = admin.listTopics().names().get();
            int partitions = config.sink().partitions() > 0
                    ? config.sink().partitions()
                    : Math.max(ofSource, partitions(admin, config, existing));
            List<NewTopic> missing = new ArrayList<>();
            List<ConfigResource> present = new ArrayList<>();
            for (Map.Entry<Topic, String> topic : config.sink().topics().entrySet()) {
                if (existing.contains(topic.getValue())) {
                    present.add(new ConfigResource(ConfigResource.Type.TOPIC, topic.getValue()));
                } else {
                    missing.add(newTopic(topic.getKey(), topic.getValue(), partitions, config.sink()));
                }
            }
            if (!missing.isEmpty()) {
                notes.accept(made(missing, config.sink()));
            }
            String control = config.source().controlTopic();
            if (control != null && !existing.contains(control)) {
                // one partition: messages take each other's place in the order they came
                missing.add(new NewTopic(control, Optional.of(1), Optional.empty())
                        .configs(Map.of(TopicSettings.RETENTION, TopicSettings.FOR_EVER)));
            }
            TopicSettings settings = new TopicSettings(warnings, config.sink().retentionMillis());
            create(admin, missing, settings);
            return limits(admin, present, settings);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw unreachable(config, e);
            }
            throw e;
        }
    }

    private static String made(List<NewTopic> topics, SinkConfig sink) {
        String names = topics.stream().map(NewTopic::name).sorted().collect(Collectors.joining(", "));
        return "makes " + names + ", which "
                + (sink.retentionMillis() < 0
                        ? "keep results for ever; sink.retention: 7d would keep those of a week"
                        : "keep results until their t is "
                                + Durations.print(TimeUnit.MILLISECONDS.toNanos(sink.retentionMillis()))
                                + " ago, alerts the last state of each");
    }

    /** Brokers that don't answer are a fault of the file or of the network, not of the job. */
    static UncheckedIOException unreachable(JobConfig config, Exception timeout) {
        return new UncheckedIOException(new IOException(
                "no broker answers at " + config.source().brokers() + "; source.brokers names them", timeout));
    }

    /** A sample may be ahead of its record, and that of the clock, or be old: no result may be refused for its time. */
    private static NewTopic newTopic(Topic role, String name, int partitions, SinkConfig sink) {
        Map<String, String> settings = new HashMap<>();
        settings.put(
                TopicSettings.RETENTION,
                sink.retentionMillis() < 0 ? TopicSettings.FOR_EVER : Long.toString(sink.retentionMillis()));
        settings.put(TopicSettings.AHEAD, Long.toString(Long.MAX_VALUE));
        settings.put(TopicSettings.BEHIND, Long.toString(Long.MAX_VALUE));
        if (role == Topic.ALERTS) {
            settings.put(TopicSettings.CLEANUP, TopicSettings.COMPACT);
        }
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }

    private static int partitions(Admin admin, JobConfig config, Set<String> existing)
            throws ExecutionException, InterruptedException {
        List<String> sources = existing.stream().filter(config::reads).toList();
        return admin.describeTopics(sources).allTopicNames().get().values().stream()
                .map(TopicDescription::partitions)
                .mapToInt(List::size)
                .max()
                .orElse(1);
    }

    private static void create(Admin admin, List<NewTopic> missing, TopicSettings settings)
            throws ExecutionException, InterruptedException {
        CreateTopicsResult created = admin.createTopics(missing);
        for (NewTopic topic : missing) {
            try {
                created.values().get(topic.name()).get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) { // another start of the job was faster
                    throw e;
                }
            }
            settings.made(topic.name(), created.config(topic.name()));
        }
    }

    private static TopicLimits limits(Admin admin, List<ConfigResource> present, TopicSettings settings)
            throws ExecutionException, InterruptedException {
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> topic :
                admin.describeConfigs(present).values().entrySet()) {
            settings.found(topic.getKey().name(), topic.getValue());
        }
        return settings.limits();
    }
}
