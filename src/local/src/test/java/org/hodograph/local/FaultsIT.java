package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.standalone.SeriesHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shaded jar on a cluster of processes, which are killed one after another while samples come in: a task manager, the job
 * manager, the broker; then both jobs go on from a savepoint at another parallelism. One of the source's partitions is silent
 * throughout (R10). Two jobs read the same topic, one exactly once with its state in RocksDB, one at least once with its state
 * on the heap.
 *
 * <p>What is committed at the end must be what one tracker per series says in one process that nothing disturbs (R3): no record
 * missing, none twice; at least once, none that is not a twin of one of them.
 *
 * <p>{@code -Dhodograph.faults.rounds=20 -Dhodograph.faults.seed=7} makes it longer and other.
 */
class FaultsIT {

    private static final String SOURCE = "telemetry";
    private static final int ROUNDS = Integer.getInteger("hodograph.faults.rounds", 1);
    private static final long SEED = Long.getLong("hodograph.faults.seed", 20260105);
    private static final int LONGEST_WAIT_MILLIS = 1_500;
    private static final int PROGRESS = 300; // offsets that show that a job is at work again

    private static final Job ONCE = new Job("once", "exactly-once", "rocksdb");
    private static final Job OFTEN = new Job("often", "at-least-once", "heap");

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private Broker broker;
    private FlinkProcesses flink;

    /** A job and the prefix of its topics. */
    private record Job(String name, String delivery, String state) {

        String yaml(String brokers, int parallelism) {
            String topics = Stream.of(Topic.values())
                    .map(role -> role.word() + ": " + name + "." + role.word())
                    .collect(Collectors.joining(", "));
            return """
                    name: %s
                    source: {brokers: "%s", topics: [%s], max-out-of-orderness: 150ms}
                    series:
                      - match: "*"
                        order: 1
                        method: local-polynomial(window=9, degree=2)
                        lag: 100ms
                        idle: {after: 1h}
                    sink: {topics: {%s}, delivery: %s}
                    job: {parallelism: %d, checkpoint-interval: 1s, state: %s}
                    """.formatted(name, brokers, SOURCE, topics, delivery, parallelism, state);
        }
    }

    /** What is done to the processes, and undone. */
    private enum Fault {
        TASK_MANAGER,
        JOB_MANAGER,
        BROKER
    }

    @Test
    void committedOutputIsThatOfAnUndisturbedRun() throws Exception {
        System.out.println("seed " + SEED + ", rounds " + ROUNDS);
        try (RunFolder run = new RunFolder()) {
            CompletableFuture<Broker> starting = CompletableFuture.supplyAsync(() -> startBroker(run));
            try (FlinkProcesses processes = FlinkProcesses.start(folder);
                    Broker kafka = starting.get()) {
                flink = processes;
                broker = kafka;
                flink.startTaskManager();
                flink.startTaskManager();
                createSource();
                disturb();
            }
        }
    }

    private static Broker startBroker(RunFolder run) {
        try {
            return Broker.start(run);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void createSource() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic(SOURCE, Optional.of(SteadyInput.PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private void disturb() throws Exception {
        try (SteadyInput input = new SteadyInput(broker.address(), SOURCE, SEED)) {
            String once = run(ONCE, 2);
            String often = run(OFTEN, 2);
            awaitProgress("the first results");
            for (int round = 0; round < ROUNDS; round++) {
                for (Fault fault : Fault.values()) {
                    Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
                    inflict(fault);
                    awaitProgress("results after the loss of " + fault);
                }
                int parallelism = 3 - round % 2; // 2, 3, 2, ...
                once = run(ONCE, parallelism, "-s", flink.stop(once));
                often = run(OFTEN, parallelism, "-s", flink.stop(often));
                awaitProgress("results at parallelism " + parallelism);
            }
            compare(expected(input.stop()), once, often);
        }
    }

    private String run(Job job, int parallelism, String... options) throws Exception {
        Path yaml = folder.resolve(job.name() + ".yaml");
        Files.writeString(yaml, job.yaml(broker.address(), parallelism));
        return flink.run(yaml, options);
    }

    private void inflict(Fault fault) throws Exception {
        switch (fault) {
            case TASK_MANAGER -> {
                flink.killTaskManager();
                flink.startTaskManager();
            }
            case JOB_MANAGER -> {
                flink.killJobManager();
                flink.startJobManager();
            }
            case BROKER -> {
                broker.kill();
                Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
                broker.restart();
            }
        }
    }

    private void awaitProgress(String what) throws Exception {
        long begun = System.nanoTime();
        for (Job job : List.of(ONCE, OFTEN)) {
            long before = CommittedOutput.end(broker.address(), job.name(), Topic.DERIVATIVES);
            Wait.until(
                    what + " of " + job.name(),
                    () -> CommittedOutput.end(broker.address(), job.name(), Topic.DERIVATIVES) > before + PROGRESS);
        }
        System.out.printf("%s: %.1f s%n", what, (System.nanoTime() - begun) / 1e9);
    }

    /** What the same trackers say of the same records in this process. */
    private CommittedOutput expected(List<SourceRecord> records) {
        CommittedOutput expected = new CommittedOutput();
        SeriesHost host = new SeriesHost(
                JobConfigFile.parse(ONCE.yaml(broker.address(), 1), "once"),
                new MessageEncoder(expected, MessageEncoder.Tally.NONE));
        for (SourceRecord record : records) {
            host.accept(record, record.timestampMillis());
        }
        System.out.println("records in: " + records.size() + ", expected out: " + expected.size());
        return expected;
    }

    private void compare(CommittedOutput expected, String once, String often) throws Exception {
        Wait.until(
                "everything",
                () -> CommittedOutput.read(broker.address(), ONCE.name()).size() >= expected.size()
                        && CommittedOutput.read(broker.address(), OFTEN.name())
                                        .distinct()
                                        .size()
                                >= expected.size());
        flink.stop(once); // commits the last transaction
        flink.stop(often);
        CommittedOutput exactly = CommittedOutput.read(broker.address(), ONCE.name());
        CommittedOutput repeated = CommittedOutput.read(broker.address(), OFTEN.name());
        System.out.printf(
                "exactly once: %d out, %d missing, %d twice or foreign%n",
                exactly.size(), expected.beyond(exactly), exactly.beyond(expected));
        System.out.printf(
                "at least once: %d out, %d missing, %d twins, %d foreign%n",
                repeated.size(),
                expected.beyond(repeated),
                repeated.beyond(repeated.distinct()),
                repeated.distinct().beyond(expected));
        for (Topic role : List.of(Topic.DERIVATIVES, Topic.ACCELERATION, Topic.LATE, Topic.REJECTED)) {
            assertThat(expected.records()).containsKey(role);
        }
        assertThat(exactly.records()).isEqualTo(expected.records());
        assertThat(repeated.distinct().records()).isEqualTo(expected.records());
    }
}
