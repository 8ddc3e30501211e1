package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of every topic, as {@code stream --dump} and the job write them, against the schemas of docs/schemas. */
class RecordSchemasTest {

    private static final String JOB = """
            name: all
            source:
              topics: [all]
              format: csv
              fields: {series: car, time: t, value: [x, y, z, v, odometer, count, odd]}
              time: s
              absent: reject
              max-out-of-orderness: 100ms
            series:
              - {match: "*/count", kind: counter, method: finite-difference(points=2)}
              - {match: "*/odd", unit: kmh/hh}
              - {match: "*/nobody"}
              - {match: "*/v", unit: m/s, order: 1, gap: 3s, emit: immediately, curvature: second-derivative, method: "local-polynomial(window=11, degree=2)", show-in: {speed: km/h}}
              - {match: "*", unit: m, events: [maximum, minimum, inflection, corner, jump, vertical-tangent]}
            tracks: [{match: "*", x: x, y: y, z: z, frame: metres}]
            sensitivities: [{match: "*", name: wear, of: count, by: odometer}]
            cross-checks: [{match: "*", derivative: v, of: odometer, window: 10s}]
            alerts:
              - {alert: Fast, on: {series: "*/v", quantity: acceleration}, when: "> 1 m/s2", labels: {team: fleet}}
              - {alert: Odd, on: {series: "*/v", quantity: velocity}, when: unusual high, false-alarms: 1/50 samples, learn: 200 samples}
              - {alert: Wrong, on: {series: "*/count", quantity: d1}, when: "> 1 1/s"}
            sink: {show-in: {angle: deg}}
            """;

    @TempDir
    private Path folder;

    @Test
    void recordsOfEveryTopicAreAsTheSchemasSay() throws Exception {
        Path input = Files.writeString(folder.resolve("all.csv"), input());
        Path job = Files.writeString(folder.resolve("all.yaml"), JOB);
        CommandRun.done("stream", input, "--config", job, "--dump", folder.resolve("out"));
        List<String> faults = new ArrayList<>();
        Map<Topic, Integer> counts = new RecordSchemas().check(folder, faults);
        assertThat(faults).isEmpty();
        assertThat(counts).containsOnlyKeys(Topic.values());
        assertThat(counts.values()).as("%s", counts).doesNotContain(0);
        assertThat(Files.readString(folder.resolve("out/all.status.jsonl")))
                .as("a rule without a series, an unknown unit, an alert that can say nothing, what another has learned")
                .contains(
                        "\"rule\":\"series\"",
                        "\"unit\":\"kmh/hh\"",
                        "\"alert\":\"Wrong\"",
                        "\"usual\":{",
                        "\"tail\":{");
    }

    /** The answer to a control message is of a job on Kafka alone; of each other kind something that it isn't. */
    @Test
    void schemasTakeAnswersAndRefuseWhatIsNone() throws IOException {
        RecordSchemas schemas = new RecordSchemas();
        String status = "{\"id\":\"7\",\"accepted\":false,\"errors\":[\"alerts[0].when: …\"]}";
        assertThat(schemas.faults(Topic.STATUS, status)).isEmpty();
        assertThat(schemas.faults(Topic.STATUS, status.replace("id", "idd"))).isNotEmpty();
        assertThat(schemas.faults(Topic.LATE, "{\"reason\":\"no reason\"}")).isNotEmpty();
        assertThat(schemas.faults(
                        Topic.EVENTS,
                        "{\"series\":\"a\",\"t\":\"2026-01-05T10:00:00Z\",\"event\":\"GAP\",\"confidence\":1.0}"))
                .as("a gap has a length")
                .isNotEmpty();
    }

    /** A helix that is driven faster and slower, seeded; with a gap, a reset, late, double, broken and empty cells. */
    private static String input() {
        Random random = new Random(16);
        StringBuilder text = new StringBuilder("t,car,x,y,z,v,odometer,count,odd\n");
        for (int i = 0; i < 900; i++) {
            double t = 0.1 * i + (i > 600 ? 20 : 0);
            double speed = 10 + 4 * Math.sin(t / 2);
            double way = 10 * t - 8 * Math.cos(t / 2);
            double jump = i > 300 ? 25 : 0;
            String odd = i == 50 ? "much" : i == 51 ? "" : Integer.toString(i % 7);
            String row = String.format(
                    Locale.ROOT,
                    "%.1f,car-1,%.4f,%.4f,%.4f,%.3f,%.3f,%d,%s%n",
                    i % 200 == 150 ? t - 5 : t,
                    25 * Math.sin(way / 25) + noise(random),
                    25 * Math.cos(way / 25) + noise(random),
                    0.1 * way + noise(random) + jump,
                    speed + noise(random),
                    way + noise(random),
                    i < 450 ? i : i - 450,
                    odd);
            text.append(row);
            if (i == 70) {
                text.append(row);
            }
        }
        return text.toString();
    }

    private static double noise(Random random) {
        return 0.02 * random.nextGaussian();
    }
}
