package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailsToShareTest {

    private static final String JOB = """
            source: {format: csv, time: s, fields: {series: [car], time: t, value: value}}
            series: [{match: "*", method: "local-polynomial(window=5, degree=1)"}]
            alerts:
              - alert: Odd
                on: {quantity: value}
                when: unusual
                false-alarms: 1/1000 samples
                learn: 1500 samples
              - alert: Quiet
                on: {series: "bus-*", quantity: d1}
                when: abs unusual
              - {alert: High, on: {quantity: d1}, when: "> 1000"}
            """;

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Cars of different scales; the last is young, and jumps at the end. */
    private Path drive(String name, int cars, int samples, int young) throws IOException {
        StringBuilder rows = new StringBuilder("t,car,value\n");
        Random random = new Random(1);
        for (int i = 0; i < samples; i++) {
            for (int car = 0; car < cars; car++) {
                if (car < cars - 1 || i < young) {
                    double jump = car == cars - 1 && i > young - 20 ? 40 : 0;
                    rows.append(i).append(",car-").append(car).append(',');
                    rows.append((1 + car) * (random.nextGaussian() + jump)).append('\n');
                }
            }
        }
        return file(name, rows.toString());
    }

    @Test
    void whatIsPrintedIsReadBackAndJudgesTheYoung() throws IOException {
        Run run = Run.of("stream", drive("fleet.csv", 4, 3000, 400), "--config", file("job.yaml", JOB), "--tails");
        assertThat(run.code()).isZero();
        List<String> lines = run.lines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("    # Odd: the tail of 3 series; 1500 samples were not learned by car-3");
        assertThat(lines.get(1)).matches("    share: \"high [0-9.]+ in [0-9]+ samples:( [0-9.]+\\+?)+; low .*\"");
        assertThat(lines.get(2)).isEqualTo("    # Quiet: no tail: 1h were learned by no series, it looked at none");

        Path young = drive("young.csv", 1, 400, 400);
        String plain = Run.of("stream", young, "--config", file("job.yaml", JOB), "--alerts")
                .err();
        String learn = "    learn: 1500 samples\n";
        Path shared = file("shared.yaml", JOB.replace(learn, learn + lines.get(1) + "\n"));
        Run judged = Run.of("stream", young, "--config", shared, "--alerts");
        assertThat(judged.code()).isZero();
        assertThat(plain).doesNotContain("firing");
        assertThat(judged.err()).contains("firing");
        Run checked = Run.of("stream", "--config", shared, "--check");
        assertThat(checked.out())
                .contains(lines.get(1).strip().replace("share: \"", "").replace("\"", ""));
    }

    @Test
    void whatHasNotLearnedIsSaid() throws IOException {
        Run run = Run.of("stream", drive("short.csv", 12, 100, 100), "--config", file("job.yaml", JOB), "--tails");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.lines().get(0))
                .isEqualTo("    # Odd: no tail: 1500 samples were learned by no series, not by car-0, car-1, car-10,"
                        + " car-11, car-2, car-3, car-4, car-5 and 4 more");
    }

    /** It is pasted into the job's file. */
    @Test
    void whatIsSaidStaysAComment() throws IOException {
        String job = JOB.replace("alert: Quiet", "alert: \"Quiet\\nsink: {topics: none}\"");
        Run run = Run.of("stream", drive("short.csv", 1, 10, 10), "--config", file("job.yaml", job), "--tails");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.lines()).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("    # "));
    }

    @Test
    void aWrongQuestionIsALine() throws IOException {
        Path data = drive("fleet.csv", 1, 10, 10);
        Path thresholds = file("job.yaml", JOB.substring(0, JOB.indexOf("alerts")));
        Run none = Run.of("stream", data, "--config", thresholds, "--tails");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("the configuration has none: give one when: unusual");
        Run both = Run.of("stream", data, "--config", thresholds, "--tails", "--what-if", "false-alarms=1/day");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("give either");
    }
}
