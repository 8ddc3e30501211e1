package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
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

/** A sensor that has jittered and stands exactly still teaches nothing, and says so. */
class FrozenSensorTest {

    private static final double NORMAL = 1.96;

    private static Recording run(String keys, List<double[]> rows) {
        Tracker tracker = new Tracker("s", rule("0", keys));
        Recording out = new Recording();
        for (double[] row : rows) {
            tracker.accept(at(Math.round(row[0] * 1e9), row[1]), Math.round(row[0] * 1e3), out);
        }
        return out;
    }

    /** The least standard error of the acceleration among some records. */
    private static double surest(Recording out, int from, int to) {
        double least = Double.MAX_VALUE;
        for (int i = from; i < to; i++) {
            least = Math.min(least, out.errors.get(i)[2]);
        }
        return least;
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "kalman"})
    void theAccelerationAtRestIsNoneThroughout(String method) throws IOException {
        List<double[]> rows = HonestCase.read("frozen.csv");
        Recording out = run("method: " + method, rows);
        assertThat(out.used).isEqualTo(rows.size());
        assertThat(out.numbers).hasSameSizeAs(rows);
        assertThat(out.events).extracting(SeriesEvent::kind).containsExactly(SeriesEvent.Kind.STUCK);
        assertThat(out.events.get(0).nanos() / 1e9).isCloseTo(1.05, within(0.03));
        assertThat(out.events.get(0).confidence()).isBetween(1 - 1e-6, 1.0);
        int inside = 0;
        for (int i = 20; i < rows.size(); i++) {
            boolean isInside =
                    Math.abs(out.numbers.get(i)[2]) <= NORMAL * out.errors.get(i)[2];
            assertThat(isInside || i < 300 || i >= 1700)
                    .as("record %d, frozen", i)
                    .isTrue();
            inside += isInside ? 1 : 0;
        }
        assertThat(inside).isGreaterThan((int) (0.97 * (rows.size() - 20)));
        assertThat(surest(out, 302, 1720)).isGreaterThan(0.8 * surest(out, 100, 302));
    }

    /** What is learned after the standstill is what would have been learned without it, but for the weights of members. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "kalman"})
    void nothingIsSurerForIt(String method) throws IOException {
        List<double[]> rows = HonestCase.read("frozen.csv");
        List<double[]> without = new ArrayList<>(rows.subList(0, 301));
        for (double[] row : rows.subList(1700, rows.size())) {
            without.add(new double[] {row[0] - 1399 * 0.0035, row[1]});
        }
        Recording frozen = run("method: " + method, rows);
        Recording never = run("method: " + method, without);
        for (int i = 301; i < without.size(); i++) {
            assertThat(frozen.errors.get(i + 1399)[2])
                    .as("record %d", i)
                    .isGreaterThan(0.6 * never.errors.get(i)[2]);
        }
    }

    private static List<double[]> frozen(Random random, double noise, double speed, int from, int to, int count) {
        List<double[]> rows = new ArrayList<>();
        double held = 0;
        for (int k = 0; k < count; k++) {
            double value = 1e-3 * Math.rint(1e3 * (5 + speed * k * 0.01 + noise * random.nextGaussian()));
            held = k < from || k >= to ? value : held;
            rows.add(new double[] {k * 0.01, held});
        }
        return rows;
    }

    /** At rest and on the way, with noise of 5 to 1,000 grains, early and late, short and long. */
    @ParameterizedTest
    @CsvSource({"0.005, 0, 400, 2000", "0.03, 0, 60, 200", "1, 0, 400, 450", "0.03, 2, 400, 600", "1, -5, 40, 1500"})
    void variants(double noise, double speed, int from, int to) {
        for (int seed = 0; seed < 3; seed++) {
            List<double[]> rows = frozen(new Random(seed), noise, speed, from, to, to + 300);
            Recording out = run("method: auto", rows);
            assertThat(out.events)
                    .as("seed %d", seed)
                    .extracting(SeriesEvent::kind)
                    .containsExactly(SeriesEvent.Kind.STUCK);
            int inside = 0;
            for (int i = 20; i < rows.size(); i++) {
                inside += Math.abs(out.numbers.get(i)[2]) <= NORMAL * out.errors.get(i)[2] ? 1 : 0;
            }
            assertThat(inside).as("seed %d", seed).isGreaterThan((int) (0.93 * (rows.size() - 20)));
        }
    }

    /** What rested before it froze is carried on as resting: its rate was told 0.001 off, 40 times as much as before. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aRestThatFreezesIsNoMotion(int seed) {
        Random random = new Random(seed);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            double value = i < 700 ? 0.25 + 4e-5 * random.nextGaussian() : rows.get(699)[1];
            rows.add(new double[] {0.01 * i, value});
        }
        Recording out = run("method: auto", rows);
        assertThat(out.events).extracting(SeriesEvent::kind).containsExactly(SeriesEvent.Kind.STUCK);
        for (int i = 700; i < rows.size(); i++) {
            assertThat(out.numbers.get(i)[1]).as("rate of record %d", i).isCloseTo(0, within(2e-4));
            assertThat(out.errors.get(i)[1]).as("its error").isBetween(2e-5, 2e-3);
            assertThat(out.numbers.get(i)[0]).as("value").isCloseTo(0.25, within(1e-3));
        }
    }

    /** Each standstill is told once. */
    @Test
    void aSecondStandstillIsToldAgain() {
        Random random = new Random(3);
        List<double[]> rows = new ArrayList<>(frozen(random, 0.05, 0, 200, 400, 700));
        for (double[] row : frozen(random, 0.05, 0, 100, 150, 300)) {
            rows.add(new double[] {row[0] + 7, row[1]});
        }
        assertThat(run("method: kalman", rows).events)
                .extracting(SeriesEvent::kind)
                .containsExactly(SeriesEvent.Kind.STUCK, SeriesEvent.Kind.STUCK);
        assertThat(run("method: kalman, repeats: count", rows).events).isEmpty();
    }

    /** A window of so many samples does not join both sides. */
    @Test
    void aWindowBeginsAnewBehindTheStandstill() {
        List<double[]> rows = frozen(new Random(4), 0.05, 0, 200, 400, 500);
        Recording out = run("method: 'local-polynomial(window=11, degree=2)'", rows);
        assertThat(out.windows.get(404)).isEqualTo(5);
        assertThat(out.windows.get(399)).isZero(); // two seconds behind a window of a tenth
        assertThat(out.numbers.get(399)).containsOnly(Double.NaN);
        assertThat(out.windows.get(450)).isEqualTo(11);
    }

    @Test
    void aRestartChangesNothing() throws IOException {
        List<double[]> rows = frozen(new Random(8), 0.05, 0.1, 100, 160, 200);
        Recording whole = run("method: auto", rows);
        Tracker tracker = new Tracker("s", rule("0", "method: auto"));
        Recording out = new Recording();
        for (double[] row : rows) {
            tracker.accept(at(Math.round(row[0] * 1e9), row[1]), 0, out);
            tracker = reloaded(tracker);
        }
        assertThat(out.results).isEqualTo(whole.results);
        assertThat(out.events).isEqualTo(whole.events).hasSize(1);
    }
}
