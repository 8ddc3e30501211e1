package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.reloaded;
import static org.hodograph.pipeline.series.Given.rule;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pulses at one instant add up, stamps are known to what they are, and a rate is no surer than counting allows. */
class PulseStampsTest {

    private static final double NORMAL = 1.96;

    private final Recording out = new Recording();

    /** Rows of seconds and values. */
    private void give(String orderness, String keys, List<double[]> rows) {
        Tracker tracker = new Tracker("s", rule(orderness, keys));
        for (double[] row : rows) {
            tracker.accept(at(Math.round(row[0] * 1e9), row[1]), Math.round(row[0] * 1e3), out);
        }
        tracker.finish(out);
        assertThat(out.all()).isEqualTo(rows.size());
        assertThat(out.written).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"0, auto", "0, kalman", "5s, auto", "0, 'local-polynomial(window=7, degree=1)'"})
    void pulsesInOneSecondAddUp(String orderness, String method) throws IOException {
        give(orderness, "kind: pulse(per=1), method: '" + method + "'", HonestCase.read("pulses-same-second.csv"));
        assertThat(out.used).isEqualTo(200);
        assertThat(out.duplicates).isEqualTo(400);
        for (int i = 3; i < out.numbers.size(); i++) {
            assertThat(out.numbers.get(i)[1]).as("record %d", i).isCloseTo(3, within(i < 20 ? 0.1 : 0.02));
            // both ends of all that was seen are known to a third of a second
            double least = 3 * Math.sqrt(2) / 3 / Math.sqrt(12) / i;
            assertThat(out.errors.get(i)[1]).as("record %d", i).isGreaterThan(0.2 * least);
        }
        assertThat(out.numbers.get(199)[0]).isBetween(595.0, 601.0);
    }

    @Test
    void rejectedPulsesDoNot() throws IOException {
        give("0", "kind: pulse(per=1), duplicates: reject", HonestCase.read("pulses-same-second.csv"));
        assertThat(out.rejected).hasSize(400);
        assertThat(out.numbers.get(199)[1]).isCloseTo(1, within(1e-6));
    }

    /** A count says how many; a total has them all. */
    @ParameterizedTest
    @CsvSource({"count, 4", "total, 2"})
    void countsAddUpAndTotalsDoNot(String value, double rate) {
        List<double[]> rows = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            rows.add(new double[] {k, value.equals("total") ? 2 * k : 2});
            rows.add(new double[] {k, value.equals("total") ? 2 * k : 2});
        }
        give("0", "kind: 'pulse(per=1, value=" + value + ")'", rows);
        assertThat(out.numbers.get(59)[1]).isCloseTo(rate, withinPercentage(1));
        assertThat(out.duplicates).isEqualTo(60);
    }

    @Test
    void aSignOfLifeAndAPulseAtOneInstant() {
        List<double[]> rows = new ArrayList<>();
        for (int k = 0; k < 100; k++) {
            rows.add(new double[] {0.5 * k, 0});
            if (k % 2 == 0) {
                rows.add(new double[] {0.5 * k, 1});
            }
        }
        give("0", "kind: pulse(per=3)", rows);
        assertThat(out.numbers.get(99)[1]).isCloseTo(3, withinPercentage(2));
        assertThat(out.numbers.get(99)[0]).isBetween(150.0, 153.0);
    }

    /** Several beats share a stamp of a second; the rate is 70 to 100 a minute. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "kalman", "local-polynomial(span=10s, degree=1)"})
    void beats(String method) throws IOException {
        List<double[]> rows = HonestCase.read("beats.csv");
        List<double[]> seconds =
                rows.stream().map(row -> new double[] {row[0] / 1000, row[1]}).toList();
        give("0", "kind: pulse(per=1), method: '" + method + "'", seconds);
        int near = 0;
        int inside = 0;
        int record = -1;
        double before = 0;
        int judged = 0;
        for (int i = 0; i < rows.size(); i++) {
            record += rows.get(i)[0] > before ? 1 : 0;
            boolean isNew = rows.get(i)[0] > before;
            before = rows.get(i)[0];
            if (i > 11 && isNew) {
                double error = 60 * out.numbers.get(record)[1] - 60_000 / rows.get(i)[1];
                assertThat(error).as("beat %d", i).isBetween(-4.0, 4.0);
                near += Math.abs(error) <= 3 ? 1 : 0;
                inside += Math.abs(error) <= 60 * NORMAL * out.errors.get(record)[1] ? 1 : 0;
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(100);
        assertThat(near).isGreaterThan((int) (0.95 * judged));
        assertThat(inside).isGreaterThan((int) (0.93 * judged));
    }

    /** Pulses of a rate, stamped by whole multiples of a unit. */
    private static List<double[]> pulses(Random random, double seconds, double unit, boolean even, double rate) {
        List<double[]> rows = new ArrayList<>();
        double t = random.nextDouble() / rate;
        while (t < seconds) {
            rows.add(new double[] {unit * Math.floor(t / unit), 1});
            t += (even ? 1 : -Math.log(1 - random.nextDouble())) / rate;
        }
        return rows;
    }

    private double insideShare(double rate, int from) {
        int inside = 0;
        int count = 0;
        for (int i = from; i < out.numbers.size(); i++) {
            assertThat(out.errors.get(i)[1]).as("record %d", i).isPositive();
            inside += Math.abs(out.numbers.get(i)[1] - rate)
                            <= NORMAL * out.errors.get(i)[1]
                    ? 1
                    : 0;
            count++;
        }
        assertThat(count).isPositive();
        return (double) inside / count;
    }

    /** Ticks of a wheel, in milliseconds and in whole seconds. */
    @ParameterizedTest
    @CsvSource({"0.001, 7.3", "1, 7.3", "1, 0.83", "1, 1.37", "1, 40.2"})
    void wheelTicks(double unit, double rate) {
        for (int seed = 0; seed < 4; seed++) {
            int from = out.numbers.size() + 30;
            give(new Random(seed), unit, true, rate);
            assertThat(insideShare(rate, from)).as("seed %d", seed).isGreaterThan(0.93);
            assertThat(out.numbers.get(out.numbers.size() - 1)[1]).isCloseTo(rate, withinPercentage(4));
        }
    }

    private void give(Random random, double unit, boolean even, double rate) {
        Tracker tracker = new Tracker("s", rule("0", "kind: pulse(per=1)"));
        for (double[] row : pulses(random, 150 / Math.min(rate, 1), unit, even, rate)) {
            tracker.accept(at(Math.round(row[0] * 1e9), row[1]), Math.round(row[0] * 1e3), out);
        }
    }

    /** Tips of a rain gauge come at random: n of them tell their rate to 1/√n. */
    @ParameterizedTest
    @CsvSource({"0.001, 0.05", "60, 0.05", "60, 0.01", "1, 3"})
    void rainTips(double unit, double rate) {
        double share = 0;
        int seeds = 8;
        for (int seed = 0; seed < seeds; seed++) {
            int from = out.numbers.size() + 25;
            give(new Random(seed), unit, false, rate);
            share += insideShare(rate, from) / seeds;
        }
        assertThat(share).isGreaterThan(0.88);
    }

    /** Pulses of a flow meter, polled. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.7", "1, 0.7", "1, 5.3", "5, 0.13"})
    void flowPulses(double poll, double rate) {
        for (int seed = 0; seed < 4; seed++) {
            double phase = new Random(seed).nextDouble();
            Tracker tracker = new Tracker("s", rule("0", "kind: 'pulse(per=2, value=count)'"));
            int from = out.numbers.size() + (int) (60 / poll / Math.min(rate, 1));
            double before = 0;
            for (int k = 0; k < 300 / poll / Math.min(rate, 1); k++) {
                double pulses = Math.floor(phase + rate * k * poll);
                tracker.accept(at(Math.round(k * poll * 1e9), pulses - before), 0, out);
                before = pulses;
            }
            assertThat(insideShare(2 * rate, from)).as("seed %d", seed).isGreaterThan(0.93);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0ms", "3s", "2 samples"})
    void aRestartChangesNothing(String lag) throws IOException {
        String keys = "kind: pulse(per=1), method: kalman, lag: " + lag;
        List<double[]> rows = pulses(new Random(2), 60, 1, true, 1.7);
        give("0", keys, rows);
        Recording again = new Recording();
        Tracker tracker = new Tracker("s", rule("0", keys));
        for (double[] row : rows) {
            tracker.accept(at((long) (row[0] * SECOND), row[1]), 0, again);
            tracker = reloaded(tracker);
        }
        assertThat(again.results).isEqualTo(out.results);
    }
}
