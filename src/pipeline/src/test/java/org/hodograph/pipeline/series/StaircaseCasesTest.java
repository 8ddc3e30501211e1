package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of sensors whose reading moves in steps, without and with the step declared. */
class StaircaseCasesTest {

    private static final double INSIDE = 0.93;

    private Recording out = new Recording();
    private final List<Double> times = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    private void read(String file) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                getClass().getResourceAsStream("/honest/" + file + ".csv"), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String row = in.readLine(); row != null; row = in.readLine()) {
                String[] cells = row.split(",", -1);
                times.add(Double.parseDouble(cells[0]));
                values.add(Double.parseDouble(cells[1]));
            }
        }
    }

    private void feed(String keys) {
        feed(keys, out);
    }

    private void feed(String keys, Recording to) {
        Tracker tracker = new Tracker("s", rule("0", keys));
        for (int i = 0; i < times.size(); i++) {
            long nanos = Math.round(times.get(i) * 1e9);
            tracker.accept(at(nanos, values.get(i)), nanos / 1_000_000, to);
        }
    }

    /** The instant of the n-th move of the reading, seconds. */
    private double move(int n) {
        int moves = 0;
        for (int i = 1; i < values.size(); i++) {
            moves += values.get(i).equals(values.get(i - 1)) ? 0 : 1;
            if (moves == n) {
                return times.get(i);
            }
        }
        throw new IllegalStateException("there are but " + moves + " moves");
    }

    private interface Rate {
        double at(double t);
    }

    /** From an instant on: the rate has an error, which is right in 93 of 100, and is nowhere above the most. */
    private void assertHonest(double from, Rate truth, double most, double largestError) {
        int answers = 0;
        int inside = 0;
        for (int i = 0; i < out.numbers.size(); i++) {
            double t = out.instants.get(i) / 1e9;
            double rate = out.numbers.get(i)[1];
            double right = truth.at(t);
            if (t < from || Double.isNaN(rate) || Double.isNaN(right)) {
                continue;
            }
            double error = out.errors.get(i)[1];
            assertThat(error).as("standard error at %s s", t).isPositive().isFinite();
            assertThat(rate).as("at %s s", t).isLessThanOrEqualTo(most);
            assertThat(Math.abs(rate - right)).as("error at %s s", t).isLessThanOrEqualTo(largestError);
            answers++;
            inside += Math.abs(rate - right) <= 1.96 * error ? 1 : 0;
        }
        assertThat(answers).isGreaterThan(out.numbers.size() / 10);
        assertThat(inside).as("of %d inside 95 %%", answers).isGreaterThanOrEqualTo((int) (INSIDE * answers));
    }

    @ParameterizedTest
    @CsvSource({
        "whole-kwh, 450, auto, 0ms",
        "whole-kwh, 450, kalman, 0ms",
        "whole-kwh, 450, auto, 1h",
        "whole-kwh, 450, 'local-polynomial(window=21, degree=2)', 0ms",
        "staircase-meter, 2400, auto, 0ms",
        "staircase-meter, 2400, kalman, 10min",
        "staircase-meter, 2400, 'local-polynomial(span=10min, degree=1)', 0ms"
    })
    void anEnergyMeterGivesThePower(String file, double watts, String method, String lag) throws IOException {
        read(file);
        for (String declared : new String[] {"none", "1"}) {
            out = new Recording();
            feed("unit: kWh, method: '" + method + "', lag: " + lag + ", resolution: " + declared);
            assertHonest(move(3), t -> watts, 1.2 * watts, watts / 15);
            assertThat(out.events)
                    .as("resolution: %s", declared)
                    .hasSize(declared.equals("none") ? 1 : 0)
                    .allMatch(event -> event.kind() == SeriesEvent.Kind.RESOLUTION)
                    .allMatch(event -> event.height() == 3.6e6);
        }
    }

    @ParameterizedTest
    @CsvSource({"20, auto", "50, auto", "100, auto", "20, kalman", "50, kalman", "100, kalman"})
    void aSlowCounterGivesItsRate(int readings, String method) throws IOException {
        read("step-every-" + readings);
        for (String declared : new String[] {"none", "1"}) {
            out = new Recording();
            feed("method: " + method + ", resolution: " + declared);
            assertHonest(move(3), t -> 1.0 / readings, 1.2 / readings, 0.2 / readings);
        }
    }

    @Test
    void aValveThatOpensIsSeenAfterTwoTicks() throws IOException {
        read("valve");
        feed("resolution: 1");
        assertHonest(340, t -> t < 700 ? 0.05 : Double.NaN, 0.06, 0.01); // it closes at 700 s
        double last = 0;
        double before = values.get(0);
        for (int i = 1; i < values.size(); i++) {
            double now = values.get(i);
            if (now == before && (times.get(i) < 340 || times.get(i) > 700)) {
                assertThat(Math.abs(out.numbers.get(i)[1]))
                        .as("%s s", times.get(i))
                        .isLessThanOrEqualTo(1 / (times.get(i) - last));
            }
            last = now == before ? last : times.get(i);
            before = now;
        }
    }

    /** A step that is smaller than the noise says nothing: not a bit changes. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "kalman", "local-polynomial(window=21, degree=2)", "robust"})
    void stepsBelowTheNoiseChangeNothing(String method) throws IOException {
        read("noisy-steps");
        Recording plain = new Recording();
        feed("method: '" + method + "', lag: 3 samples", plain);
        feed("method: '" + method + "', lag: 3 samples, resolution: 0.01");
        assertThat(out.events).isEqualTo(plain.events).isEmpty();
        for (int i = 10; i < out.results.size(); i++) {
            assertThat(out.results.get(i)).as("record %d", i).isEqualTo(plain.results.get(i));
        }
    }

    /** Before it is known what the steps are, a reading that is held is no proof that nothing moves. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "kalman", "local-polynomial(window=21, degree=2)"})
    void aMeterThatIsHeldSaysNoZeroThatIsSure(String method) throws IOException {
        read("whole-kwh");
        feed("unit: kWh, method: '" + method + "'");
        for (int i = 0; i < out.numbers.size(); i++) {
            double t = times.get(i);
            if (t > move(1) + 600 && t < move(3)) {
                assertThat(out.errors.get(i)[1]).as("at %s s", t).isGreaterThan(100);
            }
        }
    }

    /** Steps that are far smaller than a move, and readings that come late again: no hold says anything. */
    @Test
    void anOdometerThatIsStaleIsLeftToTheMethod() throws IOException {
        read("stale-odometer");
        Recording plain = new Recording();
        feed("unit: km, repeats: count", plain); // its holds are no repeats once steps are declared
        feed("unit: km, resolution: 0.1");
        assertThat(out.results.subList(5, out.results.size()))
                .isEqualTo(plain.results.subList(5, plain.results.size()));
        assertHonest(1440, t -> 13.9, 16, 1.5);
    }
}
