package org.hodograph.local;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.hodograph.flink.RootCause;
import org.hodograph.kernels.text.Durations;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.format.Feed;

/** Asks a user's brokers, before anything starts, whether the job can read its topics there. */
final class BrokerCheck {

    private BrokerCheck() {}

    /**
     * Asks for at most {@code patience}.
     *
     * @param notes told of a pattern that no topic matches yet
     *
     * @throws IOException if no broker answers, which may pass
     * @throws IllegalArgumentException if the brokers refuse the credentials, or a source topic is not there or may not be read
     */
    static void require(JobConfig job, Duration patience, Consumer<String> notes)
            throws IOException, InterruptedException {
        String brokers = job.source().brokers();
        Map<String, Object> client = new HashMap<>(job.source().kafka().resolved());
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
        try (Admin admin = Admin.create(client)) {
            Set<String> there = names(admin, brokers, patience);
            for (String topic : job.source().topics()) {
                require(admin, topic, there, brokers);
            }
            tellUnmatched(job, there, notes);
        } catch (KafkaException e) {
            throw new IllegalArgumentException(
                    "no client for the brokers at " + brokers + ": "
                            + RootCause.innermost(e).getMessage(),
                    e);
        }
    }

    /** Each pattern that takes none of the topics that are there. */
    static void tellUnmatched(JobConfig job, Set<String> there, Consumer<String> notes) {
        for (Feed feed : job.source().feeds()) {
            if (feed.topics().pattern() != null && there.stream().noneMatch(topic -> job.reads(feed, topic))) {
                notes.accept("no topic at " + job.source().brokers() + " matches "
                        + feed.topics().pattern() + " yet; those that come are read within half a minute");
            }
        }
    }

    private static Set<String> names(Admin admin, String brokers, Duration patience)
            throws IOException, InterruptedException {
        try {
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthenticationException) {
                throw new IllegalArgumentException(
                        "the brokers at " + brokers + " refuse the credentials of source.kafka: "
                                + e.getCause().getMessage(),
                        e);
            }
            String how = e.getCause() instanceof TimeoutException
                    ? " within " + Durations.print(patience.toNanos())
                    : " (" + RootCause.line(e.getCause()) + ")";
            throw new IOException(
                    "no broker answers at " + brokers + how
                            + "; source.brokers or --brokers names them, source.kafka says how" + " they are spoken to",
                    e);
        }
    }

    private static void require(Admin admin, String topic, Set<String> there, String brokers)
            throws IOException, InterruptedException {
        try {
            admin.describeTopics(Set.of(topic)).allTopicNames().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new IllegalArgumentException(
                        "there is no topic " + topic + " at " + brokers + Nearest.hint(topic, there)
                                + "; source.topics names those to read",
                        e);
            }
            if (e.getCause() instanceof AuthorizationException) {
                throw new IllegalArgumentException(
                        "topic " + topic + " at " + brokers + " may not be read with these credentials", e);
            }
            throw new IOException("topic " + topic + " at " + brokers + ": " + RootCause.line(e.getCause()), e);
        }
    }
}
