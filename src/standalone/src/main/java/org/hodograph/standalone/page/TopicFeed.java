package org.hodograph.standalone.page;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.hodograph.pipeline.Envelope;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.SinkConfig;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.output.ResultReader;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * Shows a board what a job reads and writes, from its topics, in a thread of its own. It belongs to no group and commits nothing. What
 * is the matter with the brokers, or a topic that is not there, the board is told in words; it goes on by itself when that is over.
 */
public final class TopicFeed implements AutoCloseable {

    private static final Set<Topic> READ = EnumSet.of(
            Topic.DERIVATIVES, Topic.TRACK, Topic.EVENTS, Topic.ALERTS, Topic.LATE, Topic.REJECTED, Topic.STATUS);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final long LOOK_NANOS = 10_000_000_000L; // for topics and partitions that have come
    private static final long SOON_NANOS = 1_000_000_000L; // while some are missing
    private static final long BACK_MILLIS = 600_000; // of what was there before
    private static final long MOST_BACK = 200_000; // records of a partition
    private static final long FEWEST_BACK = 5_000; // where their times are of old
    private static final int RETRY_MILLIS = 2_000;
    private static final String BROKERS = "brokers"; // a trouble
    private static final String TOPICS = "topics";

    private final JobConfig job;
    private final Board board;
    private final boolean fromBeginning;
    private final Map<String, Topic> roles = new HashMap<>();
    private final Format format;
    private final ResultReader results;
    private final String control; // topic; null: none
    private final Thread thread = new Thread(this::run, "page-topics");
    private volatile KafkaConsumer<byte[], byte[]> consumer;
    private volatile boolean closed;

    /**
     * A feed.
     *
     * @param fromBeginning of the topics, as for a job that has just been started; if not, the newest minutes
     * @throws KafkaException if the settings can't be those of a client
     * @throws IllegalArgumentException if the job does not write what the page is made of
     */
    public TopicFeed(JobConfig job, Board board, boolean fromBeginning) {
        this.job = job;
        this.board = board;
        this.fromBeginning = fromBeginning;
        if (job.sink().topic(Topic.DERIVATIVES) == null) {
            throw new IllegalArgumentException("sink.topics.derivatives is none, and the page shows that topic");
        }
        for (Topic role : READ) {
            if (job.sink().topic(role) != null) { // what is not written is not shown
                roles.put(job.sink().topic(role), role);
            }
        }
        format = Formats.of(job.source().feeds());
        results = new ResultReader(job.sink().format());
        control = job.source().controlTopic();
        if (control != null) {
            board.controlTopic(new ControlTopic(job));
        }
        consumer = newConsumer();
        thread.setDaemon(true);
    }

    private KafkaConsumer<byte[], byte[]> newConsumer() {
        Map<String, Object> client = new HashMap<>(job.source().kafka().resolved());
        client.put("bootstrap.servers", job.source().brokers());
        client.put("client.id", job.name() + "-page");
        client.put("enable.auto.commit", false);
        client.put("allow.auto.create.topics", false);
        client.put("auto.offset.reset", "earliest");
        client.put("max.poll.records", 5_000);
        client.put(
                "isolation.level",
                job.sink().delivery() == SinkConfig.Delivery.EXACTLY_ONCE ? "read_committed" : "read_uncommitted");
        return new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Begins to read. */
    public TopicFeed start() {
        thread.start();
        return this;
    }

    private void run() {
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> reading = consumer) {
                follow(reading);
            } catch (WakeupException e) {
                return; // closed
            } catch (KafkaException e) {
                board.trouble(BROKERS, words(e));
            }
            if (pause()) {
                consumer = newConsumer();
            }
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
            return false;
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> reading) {
        Set<TopicPartition> known = new HashSet<>();
        long look = System.nanoTime();
        while (!closed) {
            if (System.nanoTime() - look >= 0) {
                boolean isWhole = look(reading, known);
                look = System.nanoTime() + (isWhole ? LOOK_NANOS : SOON_NANOS);
            }
            if (known.isEmpty()) {
                if (!pause()) {
                    return;
                }
                continue;
            }
            for (ConsumerRecord<byte[], byte[]> record : reading.poll(POLL)) {
                take(record);
            }
        }
    }

    /** Looks for partitions that are not read yet; whether every topic is there. */
    private boolean look(KafkaConsumer<byte[], byte[]> reading, Set<TopicPartition> known) {
        Map<String, List<PartitionInfo>> there;
        try {
            there = reading.listTopics(ANSWER);
        } catch (TimeoutException e) {
            board.trouble(BROKERS, "No broker answers at " + job.source().brokers() + "; still trying.");
            return false;
        }
        board.trouble(BROKERS, null);
        List<String> missing = new ArrayList<>();
        List<TopicPartition> found = new ArrayList<>();
        List<String> wanted = new ArrayList<>(job.source().topics());
        if (job.source().hasPattern()) {
            there.keySet().stream()
                    .filter(job::reads)
                    .filter(topic -> !wanted.contains(topic))
                    .forEach(wanted::add);
        }
        wanted.addAll(roles.keySet());
        if (control != null) {
            wanted.add(control);
        }
        for (String topic : wanted) {
            List<PartitionInfo> partitions = there.get(topic);
            if (partitions == null) {
                missing.add(topic);
            } else {
                partitions.forEach(info -> found.add(new TopicPartition(topic, info.partition())));
            }
        }
        board.trouble(TOPICS, missing(missing));
        found.removeAll(known);
        if (!found.isEmpty()) {
            known.addAll(found);
            Map<TopicPartition, Long> places = new HashMap<>();
            reading.assignment().forEach(partition -> places.put(partition, reading.position(partition)));
            reading.assign(known);
            places.forEach(reading::seek);
            seek(reading, found);
        }
        return missing.isEmpty();
    }

    /** What a job needs in order to be seen; a topic of something that it does not do may be missing. */
    private String missing(List<String> topics) {
        List<String> needed = new ArrayList<>(job.source().topics());
        needed.add(job.sink().topic(Topic.DERIVATIVES));
        needed.retainAll(topics);
        if (needed.isEmpty()) {
            return null;
        }
        return (needed.size() == 1 ? "The topic " : "The topics ") + String.join(", ", needed)
                + (needed.size() == 1 ? " is" : " are") + " not there yet at "
                + job.source().brokers()
                + "; is the job running?";
    }

    private void seek(KafkaConsumer<byte[], byte[]> reading, List<TopicPartition> found) {
        if (fromBeginning) {
            reading.seekToBeginning(found);
            return;
        }
        Map<TopicPartition, Long> begins = reading.beginningOffsets(found, ANSWER);
        Map<TopicPartition, Long> ends = reading.endOffsets(found, ANSWER);
        Map<TopicPartition, Long> since = new HashMap<>();
        found.forEach(partition -> since.put(partition, System.currentTimeMillis() - BACK_MILLIS));
        Map<TopicPartition, OffsetAndTimestamp> recent = reading.offsetsForTimes(since, ANSWER);
        for (TopicPartition partition : found) {
            long end = ends.get(partition);
            OffsetAndTimestamp first = recent.get(partition);
            long from = first == null ? end - FEWEST_BACK : Math.max(first.offset(), end - MOST_BACK);
            // compacted: alerts that fire may be old; rules hold until others do
            boolean isWhole = roles.get(partition.topic()) == Topic.ALERTS
                    || partition.topic().equals(control);
            reading.seek(partition, isWhole ? begins.get(partition) : Math.max(begins.get(partition), from));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        Topic role = roles.get(record.topic());
        if (record.topic().equals(control)) {
            board.control(record.value());
        } else if (role != null) {
            result(role, record.value());
        } else {
            format.read(source(record), samples);
        }
    }

    private void result(Topic role, byte[] record) {
        try {
            board.message(role, results.json(role, record));
        } catch (UnreadableException e) {
            board.message(role, record); // no record of this job, and told as such
        }
    }

    private SourceRecord source(ConsumerRecord<byte[], byte[]> record) {
        Envelope envelope = Envelope.NONE;
        if (job.source().readsEnvelope()) {
            Map<String, String> headers = new HashMap<>();
            for (Header header : record.headers()) {
                if (header.value() != null) {
                    headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
                }
            }
            envelope = new Envelope(
                    record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8), headers);
        }
        long timestamp = record.timestamp() < 0 ? SourceRecord.NO_TIMESTAMP : record.timestamp();
        return new SourceRecord(
                record.topic(), record.partition(), record.offset(), timestamp, record.value(), envelope);
    }

    /** What is refused is told by the job, in its topics. */
    private final SampleListener samples = new SampleListener() {
        @Override
        public void sample(Sample sample) {
            board.sample(sample);
        }

        @Override
        public void rejected(Rejection rejection) {}

        @Override
        public void absent(Rejection absence) {}

        @Override
        public void noted(String line) {}
    };

    private String words(KafkaException fault) {
        String at = " at " + job.source().brokers();
        if (fault instanceof AuthenticationException) {
            return "The brokers" + at + " refuse the login of source.kafka: " + fault.getMessage();
        }
        if (fault instanceof AuthorizationException) {
            return "The login of source.kafka may not read" + at + ": " + fault.getMessage();
        }
        return "The brokers" + at + " can't be read: " + fault.getMessage() + "; still trying.";
    }

    /** Reads no more. */
    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        thread.interrupt();
    }
}
