package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files through a real broker and a real Flink job by one command, against the same files through {@code stream}. */
class LocalIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NEVER_IDLE =
            "idle: {after: 1h}"; // silence is told by the wall clock, other in each run

    @TempDir
    Path folder;

    private Path job(String yaml) throws IOException {
        return Files.writeString(folder.resolve("job.yaml"), yaml);
    }

    /** Runs {@code local} to its end; the accounts it prints, which add up (R8). */
    private JsonNode local(Path job, Path input) throws Exception {
        CommandRun run = CommandRun.done(
                "local", "--config", job, "--input", input, "--until-done", "--dump", folder.resolve("local"));
        return accounts(run);
    }

    private static JsonNode accounts(CommandRun run) throws IOException {
        JsonNode accounts = JSON.readTree(run.out());
        assertThat(accounts.get("in").asLong())
                .isPositive()
                .isEqualTo(accounts.get("used").asLong()
                        + accounts.get("duplicate").asLong()
                        + accounts.get("late").asLong()
                        + accounts.get("rejected").asLong());
        return accounts;
    }

    private void stream(Path job, Path input) throws Exception {
        CommandRun.done("stream", input, "--config", job, "--dump", folder.resolve("stream"));
    }

    private Path dump(String host, String topic, Topic role) {
        return folder.resolve(host).resolve(topic + "." + role.word() + ".jsonl");
    }

    private Map<String, List<String>> bySeries(Path file) throws IOException {
        return Files.readAllLines(file).stream().collect(Collectors.groupingBy(LocalIT::series));
    }

    private static String series(String line) {
        try {
            return JSON.readTree(line).path("series").asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void dumpIsThatOfStreamToTheByte() throws Exception {
        Path input = Recordings.example("braking.csv");
        Path job = job(Files.readString(Recordings.example("braking.yaml")) + "    " + NEVER_IDLE + "\n");
        JsonNode accounts = local(job, input);
        stream(job, input);

        assertThat(accounts.get("in").asLong()).isEqualTo(61);
        assertThat(accounts.get("used").asLong()).isEqualTo(61);
        assertThat(accounts.at("/records/braking.acceleration").asLong()).isEqualTo(56);
        for (Topic role : Topic.values()) {
            assertThat(dump("local", "braking", role)).hasSameBinaryContentAs(dump("stream", "braking", role));
        }
    }

    /** The example of docs/tracks-and-alerts.md: a drive with one unusual bend. */
    @Test
    void anUnusualBendIsFoundAndTheSameAsInStream() throws Exception {
        Path input = Recordings.example("bends.csv");
        Path job = job(
                Files.readString(Recordings.example("bends.yaml")).replace("lag: 3s", "lag: 3s\n    " + NEVER_IDLE));
        local(job, input);
        stream(job, input);
        // a record is of a topic's partition there and of a file here, under the same number
        String place = "\"topic\":\"[^\"]*\",\"partition\":[0-9]+";
        assertThat(Files.readString(dump("local", "bends", Topic.ALERTS)).replaceAll(place, ""))
                .hasLineCount(2)
                .contains("\"source\":{,\"offset\":1204},\"peakSource\":{,\"offset\":1207}")
                .isEqualTo(
                        Files.readString(dump("stream", "bends", Topic.ALERTS)).replaceAll(place, ""));
        assertThat(dump("local", "bends", Topic.STATUS)).hasSameBinaryContentAs(dump("stream", "bends", Topic.STATUS));
        JsonNode firing = JSON.readTree(
                Files.readAllLines(dump("local", "bends", Topic.ALERTS)).get(0));
        assertThat(firing.get("t").asText()).isEqualTo("1970-01-01T00:20:01Z");
        assertThat(firing.get("value").asDouble())
                .isGreaterThan(firing.get("usual").asDouble());
    }

    /** R9: a broker takes no record timestamp far ahead of its clock; the sample is rejected, and the job goes on. */
    @Test
    void aClockInTheFutureIsRejectedThroughABroker() throws Exception {
        StringBuilder rows = new StringBuilder("t,car,speed\n");
        for (int k = 0; k < 30; k++) {
            rows.append(1_767_607_200 + k).append(",a,").append(k).append('\n');
            rows.append(k == 10 ? System.currentTimeMillis() / 1000 + 10_800 : 1_767_607_200 + k)
                    .append(",b,1\n");
        }
        Path input = Files.writeString(folder.resolve("clocks.csv"), rows);
        JsonNode accounts = local(job("""
                source: {topics: [clocks], format: csv, time: s, fields: {series: [car], time: t, value: speed}}
                series: [{match: "*", %s}]
                """.formatted(NEVER_IDLE)), input);
        assertThat(accounts.get("used").asLong()).isEqualTo(59);
        assertThat(Files.readAllLines(dump("local", "clocks", Topic.REJECTED)))
                .singleElement()
                .asString()
                .contains("\"reason\":\"future: ");
    }

    /** Nothing is lost without a word in a job either; where nothing was used, the run has failed. */
    @Test
    void reasonsAreToldAtTheEndOfAJob() throws Exception {
        Path input = Files.writeString(
                folder.resolve("rows.csv"), "t,car,speed\n1,a,1\n2,a,x\n3,a,3\n1,a,4\n4,a,y\noops,a,5\n5,a,6\n");
        Path job = job("""
                source: {topics: [rows], format: csv, time: s, fields: {series: [car], time: t, value: speed}}
                series: [{match: "*", method: "finite-difference(points=3)", %s}]
                """.formatted(NEVER_IDLE));
        CommandRun some = CommandRun.done("local", "--config", job, "--input", input, "--until-done");
        assertThat(accounts(some).get("used").asLong()).isEqualTo(3);
        assertThat(some.notes())
                .anyMatch(line -> line.startsWith("rejected 2: not-a-number: \"x\" in speed (first: rows-")
                        && line.endsWith(", 2,a,x)"))
                .anyMatch(line -> line.startsWith("late 1: 2 s behind the watermark of its series (first: rows-"))
                .anyMatch(line -> line.startsWith("  --max-out-of-orderness (source.max-out-of-orderness) waits"))
                .anyMatch(line -> line.startsWith("rejected 1: malformed: time \"oops\" is not a number of seconds"));

        Path comma = Files.writeString(folder.resolve("comma.csv"), "t,car,speed\n1,a,\"0,38\"\n2,a,\"0,39\"\n");
        CommandRun none = CommandRun.of("local", "--config", job, "--input", comma, "--until-done");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.notes())
                .anyMatch(line -> line.startsWith("  numbers have a decimal comma: --decimal ,"))
                .last()
                .isEqualTo("no sample was used; hodograph inspect " + comma + " looks for settings that fit");
    }

    /**
     * A car's bus speed against the velocity of an independent optimiser that never saw it. Each record that has an
     * acceleration counts, those of the warm-up too.
     */
    @Test
    void accelerationFromTheBusAgreesWithThePoseBehindHalfASecond() throws Exception {
        PoseAcceleration.Agreement found = accelerationFromTheBus("500ms");
        assertThat(found.correlation()).isGreaterThanOrEqualTo(0.998);
        assertThat(found.rms()).isLessThanOrEqualTo(0.042);
    }

    @Test
    void accelerationFromTheBusAgreesWithThePoseAtTheNewestSample() throws Exception {
        PoseAcceleration.Agreement found = accelerationFromTheBus("0ms");
        assertThat(found.correlation()).isGreaterThanOrEqualTo(0.988);
        assertThat(found.rms()).isLessThanOrEqualTo(0.108);
    }

    private PoseAcceleration.Agreement accelerationFromTheBus(String lag) throws Exception {
        Path input = Recordings.recording("comma2k19-rav4/can_speed.csv.gz");
        Path pose = Recordings.recording("comma2k19-rav4/pose.csv.gz");
        Path job = job("""
                source: {topics: [rav4], format: csv, fields: {time: t_s, value: speed_mps}, time: s}
                series:
                  - {match: "*", unit: m/s, order: 1, method: "local-polynomial(span=1s, degree=2)", lag: %s, %s}
                """.formatted(lag, NEVER_IDLE));
        JsonNode accounts = local(job, input);
        stream(job, input);

        assertThat(accounts.get("used").asLong()).isEqualTo(4974);
        Path records = dump("local", "rav4", Topic.ACCELERATION);
        assertThat(records).hasSameBinaryContentAs(dump("stream", "rav4", Topic.ACCELERATION));
        PoseAcceleration.Agreement found = PoseAcceleration.of(pose).agreement(records);
        System.out.printf("comma2k19 can_speed, lag %s: %s%n", lag, found);
        return found;
    }

    /** Twelve signals at rates of their own; while it runs, others can watch it. */
    @Test
    void everyNumericSignalOfTheTraceIsDifferentiatedWhileOthersWatch() throws Exception {
        Path input = Recordings.recording("openxc-mpg-drive/drivingnew.trace");
        Path job = job("""
                name: mpg-drive
                source: {topics: [mpg], format: openxc}
                series:
                  - {match: "*", method: "local-polynomial(window=11, degree=2)", %s}
                """.formatted(NEVER_IDLE));
        CommandRun run = CommandRun.of(
                "local",
                "--config",
                job,
                "--input",
                input,
                "--speed",
                40,
                "--until-done",
                "--dump",
                folder.resolve("local"));
        Flink flink = new Flink(run.note("flink"));
        assertThat(Wait.until("the job", () -> first(flink.running("mpg-drive"))))
                .isNotBlank();
        readsRecords(run.note("kafka"), "mpg.derivatives");
        assertThat(run.hasEnded()).as("the command while it was watched").isFalse();
        assertThat(run.code()).as("%s", run.notes()).isZero();
        accounts(run);
        stream(job, input);

        Map<String, Integer> numbers = new HashMap<>();
        Map<String, Integer> others = new HashMap<>();
        for (String line : Files.readAllLines(input)) {
            JsonNode event = JSON.readTree(line.substring(line.indexOf('{')));
            Map<String, Integer> kind = event.get("value").isNumber() ? numbers : others;
            kind.merge(event.get("name").asText(), 1, Integer::sum);
        }
        assertThat(numbers).hasSize(10);
        assertThat(others).containsOnlyKeys("transmission_gear_position", "brake_pedal_status");
        assertThat(sizes(dump("local", "mpg", Topic.DERIVATIVES))).isEqualTo(numbers);
        assertThat(sizes(dump("local", "mpg", Topic.REJECTED))).isEqualTo(others);
        for (Topic role : Topic.values()) {
            if (role != Topic.REJECTED) { // a rejection names the offset, which is the broker's
                assertThat(bySeries(dump("local", "mpg", role))).isEqualTo(bySeries(dump("stream", "mpg", role)));
            }
        }
    }

    private static String first(List<String> found) {
        return found.isEmpty() ? null : found.get(0);
    }

    private Map<String, Integer> sizes(Path file) throws IOException {
        Map<String, Integer> sizes = new HashMap<>();
        bySeries(file).forEach((series, lines) -> sizes.put(series, lines.size()));
        return sizes;
    }

    private static void readsRecords(String brokers, String topic) throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Wait.until(
                    "records of " + topic,
                    () -> consumer.poll(Duration.ofMillis(100)).count() > 0);
        }
    }
}
