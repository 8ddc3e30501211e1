package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.rule;

import java.io.IOException;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A swing without noise once a second, and a heading with turns of 90 degrees: the default against the truth. */
class SwingAndTurnsTest {

    private static final double NORMAL = 1.96;
    private static final double LEARNT = 100; // seconds of the swing
    private static final double QUIET = 20; // seconds of the heading
    private static final double SETTLING = 3; // seconds behind its end that still belong to a turn

    /** Of each turn of turns.csv: first and last second, and by how much it turns. */
    private static final double[][] TURNS = {
        {29, 37, -90},
        {89, 94, -90},
        {149, 154, 90},
        {209, 213, -90},
        {269, 273, 90},
        {329, 337, -90},
        {389, 397, 90},
        {449, 454, 90},
        {509, 513, 90},
        {569, 575, 90},
        {629, 634, 90},
        {689, 697, -90},
        {749, 755, -90},
        {809, 814, 90},
        {869, 874, -90},
        {929, 937, 90},
        {989, 997, 90},
        {1049, 1057, -90},
        {1109, 1117, 90},
        {1169, 1173, -90}
    };

    private static Recording run(String keys, List<double[]> rows) {
        Tracker tracker = new Tracker("s", rule("0", keys));
        Recording out = new Recording();
        for (double[] row : rows) {
            long nanos = Math.round(row[0] * 1e9);
            tracker.accept(at(nanos, row[1]), nanos / 1_000_000, out);
        }
        assertThat(out.used).isEqualTo(rows.size());
        return out;
    }

    /** The instants that count, how many of them hold the truth, and the squares of what they miss. */
    private static final class Score {
        private int count;
        private int inside;
        private double squares;

        static Score of(Recording out, DoubleUnaryOperator rate, DoublePredicate counts) {
            Score score = new Score();
            for (int i = 0; i < out.numbers.size(); i++) {
                double t = out.instants.get(i) / 1e9;
                double error = out.numbers.get(i)[1] - rate.applyAsDouble(t);
                if (counts.test(t)) {
                    assertThat(error).as("at %s s", t).isFinite();
                    assertThat(out.errors.get(i)[1])
                            .as("at %s s", t)
                            .isPositive()
                            .isFinite();
                    score.count++;
                    score.inside += Math.abs(error) <= NORMAL * out.errors.get(i)[1] ? 1 : 0;
                    score.squares += error * error;
                }
            }
            return score;
        }

        double share() {
            return inside / (double) count;
        }

        double rms() {
            return Math.sqrt(squares / count);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "1s", "2s", "5s", "10s"})
    void aSwingOfSixSamplesAPeriodIsNoNoise(String lag) throws IOException {
        Recording out = run("method: auto, lag: " + lag, HonestCase.read("swing.csv"));
        assertThat(out.events).isEmpty();
        Score score = Score.of(out, Math::cos, t -> t > LEARNT);
        assertThat(score.rms()).isLessThan(0.06);
        assertThat(score.share()).isGreaterThanOrEqualTo(0.93);
    }

    private static double[] turnAt(double t, double settling) {
        for (double[] turn : TURNS) {
            if (t >= turn[0] && t < turn[1] + settling) {
                return turn;
            }
        }
        return null;
    }

    private static boolean isCorner(double t) {
        for (double[] turn : TURNS) {
            if (t == turn[0] || t == turn[1]) {
                return true;
            }
        }
        return false;
    }

    private static double rate(double t) {
        double[] turn = turnAt(t, 0);
        return turn == null ? 0 : turn[2] / (turn[1] - turn[0]);
    }

    @Test
    void theFileIsWhatTheTurnsSay() throws IOException {
        double heading = 0;
        for (double[] row : HonestCase.read("turns.csv")) {
            double off = Math.IEEEremainder(row[1] - heading, 360);
            assertThat(off).as("at %s s", row[0]).isCloseTo(0, within(1.3)); // noise of 0.3
            heading += rate(row[0]);
        }
    }

    /** In the second in which a turn begins or ends there are two rates. */
    @ParameterizedTest
    @ValueSource(strings = {"0s", "1s", "2s", "5s"})
    void turnsAreHeld(String lag) throws IOException {
        Recording out = run("kind: angle(360), method: auto, lag: " + lag, HonestCase.read("turns.csv"));
        assertThat(out.events).isEmpty();
        Score all = Score.of(out, SwingAndTurnsTest::rate, t -> t > QUIET && !isCorner(t));
        assertThat(all.share()).isGreaterThanOrEqualTo(0.95);
        Score turning = Score.of(out, SwingAndTurnsTest::rate, t -> turnAt(t, SETTLING) != null && !isCorner(t));
        assertThat(turning.share()).as("in the turns").isGreaterThanOrEqualTo(0.9);
    }
}
