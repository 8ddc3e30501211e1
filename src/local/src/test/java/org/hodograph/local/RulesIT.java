package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules over several series of an entity say the same in {@code local}, through a broker and Flink, and in {@code stream}. */
class RulesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Goes by the number of partitions, and by what came before the sample in its own. */
    private static final Pattern PLACE = Pattern.compile("\"partition\":\\d+,\"offset\":\\d+,");

    private static final String NEVER_IDLE = "idle: {after: 1h}"; // silence is told by the wall clock

    @TempDir
    Path folder;

    private final List<List<String>> notes = new ArrayList<>(); // of each run

    /** Two cars that go round bends, brake, and burn fuel by the metre; 10 samples a second, GPS noise. */
    private static List<String> drive() {
        Random random = new Random(6);
        List<String> rows = new ArrayList<>(List.of("t,car,lon,lat,speed,distance,fuel"));
        double[] distance = new double[2];
        double[] course = new double[2];
        double[][] place = {{121.1, 31.0}, {13.4, 52.5}};
        for (int k = 0; k < 1200; k++) {
            for (int car = 0; car < 2; car++) {
                double speed = 15 + 9 * Math.cos(0.15 * k / 10 + car) - (k % 400 > 360 ? 0.12 * (k % 400 - 360) : 0);
                course[car] += 0.1 * 0.35 * Math.sin(0.08 * k / 10 + car);
                distance[car] += 0.1 * speed;
                double metre = 180 / Math.PI / 6_371_000;
                place[car][0] += 0.1 * speed * Math.sin(course[car]) * metre / Math.cos(Math.toRadians(place[car][1]));
                place[car][1] += 0.1 * speed * Math.cos(course[car]) * metre;
                rows.add(String.format(
                        Locale.ROOT,
                        "%.1f,%d,%.8f,%.8f,%.3f,%.2f,%.5f",
                        1_767_607_200 + k / 10.0,
                        car,
                        place[car][0] + 0.2 * metre * random.nextGaussian(),
                        place[car][1] + 0.2 * metre * random.nextGaussian(),
                        speed + 0.1 * random.nextGaussian(),
                        distance[car] + 0.2 * random.nextGaussian(),
                        8e-5 * distance[car] + 1e-4 * random.nextGaussian()));
            }
        }
        return rows;
    }

    @Test
    void rulesOverADriveSayTheSame() throws Exception {
        Path input = Files.write(folder.resolve("drive.csv"), drive());
        Map<Topic, Map<String, List<String>>> said = bothSay(input, "drive", """
                source:
                  topics: [drive]
                  format: csv
                  time: s
                  fields: {series: [car], time: t, value: [lon, lat, speed, distance, fuel]}
                series:
                  - {match: "*/speed", unit: m/s, order: 1, method: "local-polynomial(span=1s, degree=2)", lag: 500ms,
                     events: [maximum, minimum, jump, corner], %1$s}
                  - {match: "*/l*", method: "local-polynomial(span=2s, degree=3)", lag: 1s, %1$s}
                  - {match: "*", %1$s}
                tracks: [{match: "*", x: lon, y: lat}]
                alerts:
                  - {alert: Brakes, on: {series: "*/speed", quantity: acceleration}, when: "< -1 m/s2", release: "> -0.5 m/s2", for: 200ms}
                  - {alert: Bend, on: {series: "*", quantity: curvature}, when: "abs > 0.02 1/m", keep-firing-for: 1s}
                  - {alert: Side, on: {series: "*", quantity: lateral-acceleration}, when: "> 0.3 g"}
                  - {alert: Typo, on: {series: "*/sped", quantity: acceleration}, when: "> 9 m/s2"}
                profiles: [{profile: harsh-driving/digital-matter@1, track: "1"}]
                sensitivities: [{name: fuel-per-metre, of: fuel, by: distance, window: 20s}]
                cross-checks: [{derivative: speed, of: distance, window: 20s}]
                """.formatted(NEVER_IDLE));
        assertThat(said.get(Topic.ALERTS).keySet())
                .contains("Brakes/0/speed", "Bend/0", "Bend/1", "Side/0", "Brakes/1/speed");
        for (Topic role : List.of(Topic.TRACK, Topic.CURVATURE, Topic.SENSITIVITY, Topic.EVENTS)) {
            assertThat(said.get(role)).as("%s", role).isNotEmpty();
        }
        String unmatched = "alert Typo says nothing: no match: no series is */sped, the nearest is 0/speed";
        assertThat(said.get(Topic.STATUS).get("*/sped")).as("status").hasSize(1);
        assertThat(notes).hasSize(2).allSatisfy(of -> assertThat(of).containsOnlyOnce(unmatched));
    }

    @Test
    void rulesOverARecordedLapSayTheSame() throws Exception {
        Path input = Recordings.recording("racetrack-lap/session_20251231_111959_tianma_lap13_v3.csv.gz");
        Map<Topic, Map<String, List<String>>> said = bothSay(input, "laps", """
                source:
                  topics: [laps]
                  format: csv
                  time: s
                  entity: lap
                  csv: {skip: 9, header-rows: 3}
                  fields:
                    time: timestamp unix time
                    value: ["latitude deg 100: gps", "longitude deg 100: gps", "speed m/s 100: gps"]
                series:
                  - {match: "*/speed*", unit: m/s, order: 1, %1$s}
                  - {match: "*", method: "local-polynomial(span=1.5s, degree=3)", lag: 750ms, %1$s}
                tracks: [{match: "*", x: "longitude deg 100: gps", y: "latitude deg 100: gps"}]
                alerts:
                  - {alert: Braking, on: {series: "*/speed*", quantity: acceleration}, when: "< -5 m/s2"}
                  - {alert: Corner, on: {series: "*", quantity: curvature}, when: "abs > 0.01 1/m", for: 1s}
                """.formatted(NEVER_IDLE));
        assertThat(said.get(Topic.ALERTS).get("Corner/lap"))
                .filteredOn(change -> change.contains("\"firing\""))
                .as("corners of the lap, one merged with its neighbour or not")
                .hasSizeBetween(8, 9);
    }

    /**
     * R7, R14: a replay at full speed, and one at the pace of the clock over more tasks and partitions, with late, doubled,
     * unreadable and disordered samples.
     */
    @Test
    void speedAndParallelismOfAReplayChangeNothing() throws Exception {
        List<String> rows = new ArrayList<>(drive().subList(0, 1 + 2 * 80));
        Random random = new Random(14);
        for (int k = 1; k + 4 < rows.size(); k++) {
            Collections.swap(rows, k, k + random.nextInt(4));
        }
        rows.add(100, rows.get(101)); // a double
        rows.add(120, rows.get(40)); // late
        rows.set(60, rows.get(60).replaceFirst(",[^,]*(,[^,]*,[^,]*)$", ",fast$1")); // no number
        Path input = Files.write(folder.resolve("disordered.csv"), rows);
        String yaml = """
                source:
                  topics: [drive]
                  format: csv
                  time: s
                  max-out-of-orderness: 300ms
                  fields: {series: [car], time: t, value: [lon, lat, speed]}
                series:
                  - {match: "*/speed", order: 1, lag: 2 samples, %1$s}
                  - {match: "*", method: "local-polynomial(span=1s, degree=2)", lag: 500ms, %1$s}
                tracks: [{match: "*", x: lon, y: lat}]
                alerts: [{alert: Bend, on: {series: "*", quantity: curvature}, when: "abs > 0.01 1/m"}]
                job: {parallelism: %2$d}
                """;
        Path job = Files.writeString(folder.resolve("job.yaml"), yaml.formatted(NEVER_IDLE, 1));
        local(job, input, folder.resolve("fast"), "max");
        Files.writeString(job, yaml.formatted(NEVER_IDLE, 3));
        local(job, input, folder.resolve("slow"), "1");
        Map<Topic, Map<String, List<String>>> said =
                compared("drive", "fast", "slow", line -> PLACE.matcher(line).replaceFirst(""));
        for (Topic role : List.of(Topic.DERIVATIVES, Topic.TRACK, Topic.ALERTS, Topic.LATE, Topic.REJECTED)) {
            assertThat(said.get(role)).as("%s", role).isNotEmpty();
        }
    }

    /** What both hosts said, by topic and key, in order. */
    private Map<Topic, Map<String, List<String>>> bothSay(Path input, String topic, String yaml) throws Exception {
        Path job = Files.writeString(folder.resolve("job.yaml"), yaml);
        local(job, input, folder.resolve("local"), "max");
        notes.add(CommandRun.done("stream", input, "--config", job, "--dump", folder.resolve("stream"))
                .notes());
        return compared(topic, "local", "stream");
    }

    private void local(Path job, Path input, Path dump, String speed) throws Exception {
        notes.add(CommandRun.done(
                        "local", "--config", job, "--input", input, "--speed", speed, "--until-done", "--dump", dump)
                .notes());
    }

    private Map<Topic, Map<String, List<String>>> compared(String topic, String one, String other) throws IOException {
        return compared(topic, one, other, UnaryOperator.identity());
    }

    /** What both said, seen through {@code view}. */
    private Map<Topic, Map<String, List<String>>> compared(
            String topic, String one, String other, UnaryOperator<String> view) throws IOException {
        Map<Topic, Map<String, List<String>>> said = new TreeMap<>();
        for (Topic role : Topic.values()) {
            String file = topic + "." + role.word() + ".jsonl";
            said.put(role, byKey(folder.resolve(one).resolve(file), view));
            assertThat(said.get(role))
                    .as(file)
                    .isEqualTo(byKey(folder.resolve(other).resolve(file), view));
        }
        return said;
    }

    private static Map<String, List<String>> byKey(Path file, UnaryOperator<String> view) throws IOException {
        return Files.readAllLines(file).stream().map(view).collect(Collectors.groupingBy(RulesIT::key));
    }

    private static String key(String line) {
        try {
            JsonNode record = JSON.readTree(line);
            String series = record.path("series").asText();
            return record.has("alert") ? record.get("alert").asText() + "/" + series : series;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
