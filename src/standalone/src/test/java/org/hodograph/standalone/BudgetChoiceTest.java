package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetChoiceTest {

    private static final String SERIES =
            "source: {format: csv, time: s, fields: {time: t, value: value}}\nseries: [{match: \"*\", method: \"local-polynomial(window=5, degree=1)\"}]\n";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path noise() throws IOException {
        StringBuilder rows = new StringBuilder("t,value\n");
        Random random = new Random(1);
        for (int i = 0; i < 4000; i++) {
            rows.append(i)
                    .append(',')
                    .append(random.nextGaussian() + (i == 3000 ? 100 : 0))
                    .append('\n');
        }
        return file("noise.csv", rows.toString());
    }

    @Test
    void countsTheAlertsAtFiveBudgets() throws IOException {
        Path job = file("job.yaml", SERIES + """
                alerts:
                  - {alert: Odd, on: {quantity: value}, when: unusual, learn: 10min}
                  - {alert: High, on: {quantity: d1}, when: "> 1"}
                """);
        Run run = Run.of("stream", noise(), "--config", job, "--what-if", "false-alarms=1/10000s");
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0)).startsWith("one false alarm in").contains("100s", "1000s", "1000000s");
        int[] counts = Arrays.stream(
                        run.lines().get(1).replace("Odd", "").strip().split(" +"))
                .mapToInt(Integer::parseInt)
                .toArray();
        assertThat(counts).hasSize(5);
        assertThat(counts[0]).isBetween(10, 70); // 34 in the time after learning
        for (int i = 1; i < counts.length; i++) {
            assertThat(counts[i]).isBetween(0, counts[i - 1]);
        }
        assertThat(counts[2]).isPositive(); // the outlier is told at the budget that was asked for
    }

    @Test
    void whatWasTooShortToLearnIsSaid() throws IOException {
        Path job =
                file("job.yaml", SERIES + "alerts: [{alert: Odd, on: {quantity: value}, when: unusual, learn: 2h}]\n");
        Run run = Run.of("stream", noise(), "--config", job, "--what-if", "false-alarms=1/10000s");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("Odd: 2h were learned by no series, so nothing was unusual");
    }

    @Test
    void aWrongQuestionIsALine() throws IOException {
        Path job = file("job.yaml", SERIES);
        Run none = Run.of("stream", noise(), "--config", job, "--what-if", "false-alarms=1/day");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("the configuration has none: give one when: unusual");
        Run other = Run.of("stream", noise(), "--config", job, "--what-if", "threshold=3");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("--what-if asks for budgets of false alarms");
        Run time = Run.of("stream", noise(), "--config", job, "--what-if", "false-alarms=1/fortnight");
        assertThat(time.code()).isEqualTo(2);
        assertThat(time.err()).startsWith("--what-if: a time is a duration").contains("this is \"fortnight\"");
    }
}
