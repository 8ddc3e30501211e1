package org.hodograph.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.hodograph.kernels.text.Durations;

/** The settings of output topics as the broker tells them; what loses something is told, what can't be read too, in one line. */
final class TopicSettings {

    static final String RETENTION = "retention.ms";
    static final String FOR_EVER = "-1";
    static final String AHEAD = "message.timestamp.after.max.ms";
    static final String BEHIND = "message.timestamp.before.max.ms";
    static final String BYTES = "max.message.bytes";
    static final String CLEANUP = "cleanup.policy";
    static final String COMPACT = "compact";

    private final Consumer<String> warnings;
    private final long keptMillis;
    private final List<String> unreadable = new ArrayList<>();
    private TopicLimits limits = TopicLimits.NONE;

    /**
     * Settings of topics that are yet to be seen.
     *
     * @param keptMillis how long results are to be kept; negative: for ever
     */
    TopicSettings(Consumer<String> warnings, long keptMillis) {
        this.warnings = warnings;
        this.keptMillis = keptMillis;
    }

    /** A topic that the job has made, whose times have no limit. */
    void made(String topic, KafkaFuture<Config> settings) throws InterruptedException {
        String bytes = null;
        Set<String> compacted = Set.of();
        try {
            bytes = value(settings.get(), BYTES);
            compacted = compacted(topic, settings.get());
        } catch (ExecutionException e) {
            // another start of the job made it, or who may make a topic may not look at it: a topic like others
        }
        limits = limits.and(new TopicLimits(
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                bytes == null ? TopicLimits.DEFAULT.bytes() : Long.parseLong(bytes),
                compacted));
    }

    /** A topic that was there. */
    void found(String topic, KafkaFuture<Config> settings) throws ExecutionException, InterruptedException {
        try {
            found(topic, settings.get());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
            found(topic, (Config) null);
        }
    }

    /** {@code settings}: null for those who may write to a topic but not look at its settings. */
    void found(String topic, Config settings) {
        String retention = value(settings, RETENTION);
        String ahead = value(settings, AHEAD);
        String behind = value(settings, BEHIND);
        String bytes = value(settings, BYTES);
        if (retention == null || ahead == null || behind == null || bytes == null) {
            unreadable.add(topic);
        }
        if (retention != null
                && !FOR_EVER.equals(retention)
                && (keptMillis < 0 || Long.parseLong(retention) < keptMillis)) {
            warnings.accept("topic %s forgets results whose t is more than %s ago (its %s is %s; %s keeps them)"
                    .formatted(
                            topic,
                            rounded(retention),
                            RETENTION,
                            retention,
                            keptMillis < 0 ? FOR_EVER : Long.toString(keptMillis)));
        }
        TopicLimits own = new TopicLimits(
                limit(topic, "ahead of the clock", AHEAD, ahead, TopicLimits.DEFAULT.aheadMillis()),
                limit(topic, "ago", BEHIND, behind, TopicLimits.DEFAULT.behindMillis()),
                bytes == null ? TopicLimits.DEFAULT.bytes() : Long.parseLong(bytes),
                compacted(topic, settings));
        limits = limits.and(own);
    }

    private static Set<String> compacted(String topic, Config settings) {
        String cleanup = value(settings, CLEANUP);
        return cleanup != null && cleanup.contains(COMPACT) ? Set.of(topic) : Set.of();
    }

    private long limit(String topic, String side, String name, String text, long otherwise) {
        long limit = text == null ? otherwise : Long.parseLong(text);
        if (text != null && limit < Long.MAX_VALUE) {
            warnings.accept(
                    "topic %s: results whose t is more than %s %s get the time of writing as their record's timestamp (its %s is %s)"
                            .formatted(topic, rounded(text), side, name, text));
        }
        return limit;
    }

    private static String rounded(String millis) {
        return Durations.rounded(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(millis)));
    }

    private static String value(Config settings, String name) {
        ConfigEntry entry = settings == null ? null : settings.get(name);
        return entry == null ? null : entry.value();
    }

    /** What all of these topics take. */
    TopicLimits limits() {
        if (!unreadable.isEmpty()) {
            warnings.accept(
                    "settings of %s may not be read: taken are times up to 1 h ahead and %d bytes; a finite %s or %s loses old results or ends the job"
                            .formatted(String.join(", ", unreadable), TopicLimits.DEFAULT.bytes(), RETENTION, BEHIND));
            unreadable.clear();
        }
        return limits;
    }
}
