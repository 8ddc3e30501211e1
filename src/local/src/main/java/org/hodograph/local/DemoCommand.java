package org.hodograph.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.hodograph.flink.KafkaSources;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.standalone.page.LivePage;
import org.hodograph.standalone.page.PageOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job on a simulated fleet, in real time. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Runs broker, Flink and the job on a simulated fleet whose true derivatives are known, and shows both.",
        footer = "Runs until Ctrl-C. Everything it started is removed at the end.")
final class DemoCommand implements Callable<Integer> {

    private static final String JOB = """
            name: hodograph-demo
            source: {topics: [telemetry], format: json, time: iso}
            series:
              - match: "*/position"
                unit: m
                method: local-polynomial(span=2s, degree=3)
                lag: 500ms
                gap: 2s
            """;

    private static final Duration EVERY = Duration.ofSeconds(1);

    @Spec
    CommandSpec spec;

    @Option(
            names = "--for",
            paramLabel = "D",
            description = "Ends by itself after this time, for example 30s. Default: runs until Ctrl-C")
    String length;

    @Mixin
    PageOptions page = new PageOptions();

    @Mixin
    Ports ports = new Ports();

    @Override
    public Integer call() throws Exception {
        long nanos = length == null ? Long.MAX_VALUE : Durations.parse(length);
        JobConfig job = JobConfigFile.parse(JOB, "demo");
        try (LivePage live = page.open(PageOptions.PORT);
                Engine engine = Engine.start(
                        job, job.source().topics(), ports, spec.commandLine().getErr())) {
            RunningJob running = engine.submit(KafkaSources.of(engine.job()));
            Fleet fleet = new Fleet(System.currentTimeMillis() * 1_000_000L);
            String brokers = engine.job().source().brokers();
            try (FleetPublisher publisher = new FleetPublisher(
                    fleet, brokers, engine.job().source().topics().get(0))) {
                publisher.start();
                show(fleet, engine, running, live, nanos);
            }
        }
        return 0;
    }

    private void show(Fleet fleet, Engine engine, RunningJob running, LivePage live, long nanos) throws Exception {
        String topic = engine.job().sink().topic(Topic.DERIVATIVES);
        FleetTable table = new FleetTable(fleet, spec.commandLine().getOut(), Ansi.AUTO.enabled());
        Map<String, Object> client =
                Map.of("bootstrap.servers", engine.job().source().brokers(), "enable.auto.commit", false);
        long begun = System.nanoTime();
        long printed = begun;
        boolean isShown = false;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (System.nanoTime() - begun < nanos) {
                engine.expectBroker();
                running.expectFor(0);
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    table.accept(record.value());
                    if (!isShown) { // only now: the first numbers don't wait for the page
                        isShown = true;
                        engine.show(live, "demo: a simulated fleet", fleet::truth);
                        table.below(live == null ? "" : "page  " + live.address());
                    }
                }
                if (System.nanoTime() - printed >= EVERY.toNanos()) {
                    printed = System.nanoTime();
                    table.print();
                }
            }
        }
    }
}
