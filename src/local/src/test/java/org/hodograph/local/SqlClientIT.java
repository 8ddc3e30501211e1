package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.python.util.PythonDependencyUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.standalone.SeriesHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/sql.md as its reader has it: Flink's SQL client in a process that knows Flink and nothing of Hodograph, the jar by ADD JAR,
 * a real broker. All statements of the page run in their order; topics that a reader would read for ever end where they end.
 */
class SqlClientIT {

    /** What a Flink distribution has in its lib folder; everything of ours and the Kafka connector is the jar's to bring. */
    private static final Pattern LIB =
            Pattern.compile("(flink-(?!connector-(kafka|base))|icu4j-|log4j-|slf4j-|kryo-|minlog-|objenesis-"
                    + "|reflectasm-|javassist-|snakeyaml-engine-|lz4-java-|snappy-java-|zstd-jni-|RoaringBitmap-"
                    + "|commons-(cli|collections|compress|io|lang3|math3|text)-).*[.]jar");

    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final String EARLIEST = "'scan.startup.mode' = 'earliest-offset'";
    private static final int SAMPLES = 200;
    private static final long BEGIN_MILLIS = 1_767_607_200_000L;

    @TempDir
    Path folder;

    /** A car that brakes hard in its middle, with one late row and one without a time; km/h. */
    private static List<String> drive() {
        List<String> records = new ArrayList<>();
        for (int k = 0; k < SAMPLES; k++) {
            double metres = k < 80 ? 25 : Math.max(5, 25 - 0.8 * (k - 80)); // 8 m/s2
            records.add(record("car-1", 100L * k, 3.6 * metres + (k % 2 == 0 ? 0.1 : -0.1)));
        }
        records.add(record("car-1", 1_000, 1.0));
        records.add("{\"vehicle\":\"car-1\",\"speed\":1}"); // without a time
        return records;
    }

    private static String record(String vehicle, long millis, double speed) {
        return String.format(
                Locale.ROOT,
                "{\"vehicle\":\"%s\",\"t\":\"%s\",\"speed\":%.3f,\"x\":%.3f,\"y\":%.3f}",
                vehicle,
                Instant.ofEpochMilli(BEGIN_MILLIS + millis),
                speed,
                20 * Math.cos(millis / 2e3),
                20 * Math.sin(millis / 2e3));
    }

    /** What the job would write to each of its topics, of rules of every kind. */
    private static List<Message> job(List<String> records) {
        List<Message> messages = new ArrayList<>();
        SeriesHost host = new SeriesHost(
                JobConfigFile.parse("""
                        source: {fields: {series: [vehicle], value: [speed, x, y]}}
                        series: [{match: "*/speed", unit: furlong/nothing, order: 1}, {match: "*", unit: m, lag: 500ms, gap: 5s}]
                        tracks: [{match: "*", x: x, y: y, frame: metres}]
                        sensitivities: [{match: "*", name: slope, of: x, by: y}]
                        alerts: [{alert: Braking, on: {series: "*/x", quantity: velocity}, when: "< -1 m/s", labels: {a: b}}]
                        """, "test"), new MessageEncoder(messages::add, MessageEncoder.Tally.NONE));
        List<String> all = new ArrayList<>(records);
        all.add(record("car-1", SAMPLES * 100L + 20_000, 18)); // behind a gap
        all.add("{\"vehicle\":\"car-1\",\"t\":\"2026-01-05T10:01:00Z\",\"speed\":\"fast\"}");
        for (int i = 0; i < all.size(); i++) {
            byte[] payload = all.get(i).getBytes(StandardCharsets.UTF_8);
            host.accept(new SourceRecord("telemetry", 0, i, BEGIN_MILLIS + SAMPLES * 100L, payload), BEGIN_MILLIS);
        }
        host.finish();
        return messages;
    }

    private static void create(String brokers) throws Exception {
        List<String> names = new ArrayList<>(List.of("telemetry", "braking", "refused"));
        for (Topic role : Topic.values()) {
            names.add("telemetry." + role.word());
        }
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, Optional.of(1), Optional.empty())
                                    .configs(Map.of("retention.ms", "-1")))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static Set<Topic> publish(String brokers, List<String> records) throws Exception {
        Set<Topic> roles = EnumSet.noneOf(Topic.class);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String record : records) {
                producer.send(new ProducerRecord<>("telemetry", record.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
            for (Message message : job(records)) {
                producer.send(new ProducerRecord<>(
                                "telemetry." + message.topic().word(), message.value()))
                        .get();
                roles.add(message.topic());
            }
        }
        return roles;
    }

    /** The page's statements, and one look into each table that it makes of a topic. */
    private String script(String brokers, Set<Topic> roles) throws IOException {
        StringBuilder script =
                new StringBuilder("SET 'table.dml-sync' = 'true';\nSET 'table.local-time-zone' = 'UTC';\n");
        Matcher block = SQL.matcher(Files.readString(Recordings.ROOT.resolve("docs/sql.md")));
        while (block.find()) {
            script.append(block.group(1));
        }
        for (Topic role : roles) {
            script.append("SELECT '")
                    .append(role.word())
                    .append("' AS topic, t_.* FROM ")
                    .append(role.word())
                    .append(" AS t_;\n");
        }
        return script.toString()
                .replace("/path/to/hodograph-flink-jobs-job.jar", jar().toString())
                .replace("localhost:9092", brokers)
                .replace(EARLIEST, EARLIEST + ", 'scan.bounded.mode' = 'latest-offset'");
    }

    private static Path jar() throws IOException {
        try (Stream<Path> built = Files.list(Recordings.ROOT.resolve("flink-jobs/target"))) {
            return built.filter(file -> file.getFileName().toString().matches("hodograph-flink-jobs-.*-job[.]jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no shaded jar: mvn package makes it"));
        }
    }

    private ChildJvm client(Path script) throws IOException {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Files.write(
                conf.resolve("config.yaml"),
                List.of(
                        "execution.target: local",
                        "parallelism.default: 1",
                        "restart-strategy.type: none",
                        "sql-client.execution.result-mode: tableau",
                        "sql-client.display.max-column-width: 1000"));
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry ->
                        LIB.matcher(Path.of(entry).getFileName().toString()).matches())
                .collect(Collectors.joining(File.pathSeparator));
        Path python = folder.resolve("python");
        String stub = PythonDependencyUtils.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(python.resolve(stub).getParent());
        try (InputStream bytes = getClass().getResourceAsStream("/" + stub)) {
            Files.copy(bytes, python.resolve(stub));
        }
        return ChildJvm.start(
                "sql-client",
                folder,
                Map.of("FLINK_CONF_DIR", conf.toString()),
                List.of(
                        "-Xmx768m",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        classPath + File.pathSeparator + python,
                        "org.apache.flink.table.client.SqlClient",
                        "embedded",
                        "--history",
                        folder.resolve("history").toString(),
                        "-f",
                        script.toString()));
    }

    @Test
    void thePageRunsInTheSqlClient() throws Exception {
        try (RunFolder run = new RunFolder();
                Broker broker = Broker.start(run)) {
            create(broker.address());
            Set<Topic> roles = publish(broker.address(), drive());
            assertThat(roles).containsExactlyInAnyOrder(Topic.values());
            Path script = folder.resolve("page.sql");
            Files.writeString(script, script(broker.address(), roles));
            try (ChildJvm client = client(script)) {
                assertThat(client.code()).as(client::output).isZero();
                assertThat(client.output()).doesNotContain("[ERROR]");
                for (Topic role : roles) {
                    assertThat(client.printed())
                            .as(role.word())
                            .anyMatch(line -> line.matches("[|] [+]I [|] +" + role.word() + " [|].*"));
                }
            }
            Path braking = folder.resolve("braking");
            assertThat(TopicReader.read(broker.address(), "braking", braking)).isBetween(15L, 40L);
            assertThat(Files.readAllLines(braking))
                    .allMatch(line -> line.startsWith(
                            "{\"vehicle\":\"car-1\",\"series\":\"car-1/speed\",\"t\":\"2026-01-05T10:00:"));
            Path refused = folder.resolve("refused");
            assertThat(TopicReader.read(broker.address(), "refused", refused)).isEqualTo(2);
            assertThat(Files.readAllLines(refused))
                    .anyMatch(line -> line.contains("\"reason\":\"late: 18 s behind"))
                    .anyMatch(line -> line.contains("\"t\":null,\"reason\":\"missing-time\""));
        }
    }
}
