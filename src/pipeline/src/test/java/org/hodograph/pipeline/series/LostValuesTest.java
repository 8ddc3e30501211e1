package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lost values that nobody declared, and jumps, through the whole tracker: what is believed, what is flagged, how it ends. */
final class LostValuesTest {

    private static final int SOON = 5; // samples until the first honest answer

    private static double[][] honest(String file, int column) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                LostValuesTest.class.getResourceAsStream("/honest/" + file), StandardCharsets.UTF_8))) {
            List<String[]> rows =
                    in.lines().skip(1).map(line -> line.split(",")).toList();
            double[][] samples = new double[2][rows.size()];
            for (int i = 0; i < rows.size(); i++) {
                samples[0][i] = Double.parseDouble(rows.get(i)[0]);
                samples[1][i] = Double.parseDouble(rows.get(i)[column]);
            }
            return samples;
        }
    }

    private static Recording run(String keys, double[] t, double[] y) {
        Tracker tracker = new Tracker("s", Given.rule("0s", keys));
        Recording heard = new Recording();
        for (int i = 0; i < t.length; i++) {
            tracker.accept(Given.at(Math.round(t[i] * 1e9), y[i]), Math.round(t[i] * 1e3), heard);
        }
        tracker.finish(heard);
        return heard;
    }

    private static void assertErrors(Recording heard) {
        assertThat(heard.numbers).isNotEmpty();
        for (int i = 0; i < heard.numbers.size(); i++) {
            for (int order = 0; order < 4; order++) {
                if (!Double.isNaN(heard.numbers.get(i)[order])) {
                    assertThat(heard.errors.get(i)[order])
                            .as("answer %d, order %d", i, order)
                            .isPositive()
                            .isFinite();
                }
            }
        }
    }

    private static boolean isOutlier(Recording heard, int i) {
        return Flag.OUTLIER.in(heard.flags.get(i));
    }

    /** 0 for 20 samples of a wave and −9999 for 40 of a level, of which the file has both; the truth is the signal without. */
    @ParameterizedTest
    @CsvSource({
        "auto, 1, 300, 320",
        "auto, 2, 500, 540",
        "kalman(model=iwp3), 1, 300, 320",
        "kalman(model=iwp3), 2, 500, 540"
    })
    void lostValuesAreFlaggedAndLeaveNoTrace(String method, int column, int from, int to) throws IOException {
        double[][] samples = honest("sentinels.csv", column);
        Recording heard = run("method: '" + method + "'", samples[0], samples[1]);
        assertErrors(heard);
        for (int i = from - 20; i < to + 60; i++) {
            boolean lost = i >= from && i < to;
            assertThat(isOutlier(heard, i)).as("sample %d", i).isEqualTo(lost);
            if (i < from || i >= to + SOON) {
                assertThat(Math.abs(heard.numbers.get(i)[0] - samples[1][i]))
                        .as("value %d", i)
                        .isLessThan(0.01);
            }
            double[] error = heard.errors.get(i);
            if (i > from && lost) {
                assertThat(error[0])
                        .as("error %d", i)
                        .isGreaterThan(heard.errors.get(i - 1)[0]);
            }
        }
        double before = heard.errors.get(from - 1)[1];
        assertThat(heard.errors.get(to + SOON)[1]).isBetween(before / 3, 3 * before);
    }

    /** A noisy ramp with marks of many kinds and lengths: with its noise known the slope stays what it was. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "kalman(model=iwp2)", "kalman(model=iwp3)"})
    void marksOfAnyKindTeachNothing(String method) {
        double[] marks = {-9999, 65535, 0, -32768, 1e9, 255};
        for (int run = 0; run < marks.length; run++) {
            Random random = new Random(run);
            int length = 1 + random.nextInt(50);
            double[] t = new double[500];
            double[] y = new double[t.length];
            for (int i = 0; i < t.length; i++) {
                t[i] = i * 0.1 + 0.02 * random.nextDouble();
                y[i] = i >= 400 && i < 400 + length ? marks[run] : 20 + 0.05 * t[i] + 0.01 * random.nextGaussian();
            }
            Recording heard = run("method: '" + method + "'", t, y);
            assertErrors(heard);
            for (int i = 200; i < t.length; i++) {
                String where = "mark " + marks[run] + ", " + length + " samples, sample " + i;
                assertThat(isOutlier(heard, i)).as(where).isEqualTo(i >= 400 && i < 400 + length);
                assertThat(Math.abs(heard.numbers.get(i)[1] - 0.05))
                        .as(where)
                        .isLessThan(5 * heard.errors.get(i)[1]);
                assertThat(Math.abs(heard.numbers.get(i)[1] - 0.05)).as(where).isLessThan(0.3);
            }
        }
    }

    /** A total that jumps once and stays: two samples are undecided and say so, then its rate is right again. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "kalman(model=iwp3)", "robust(local-polynomial(window=21, degree=3))"})
    void jumpOfATotalIsRightAgainWithItsThirdSample(String method) throws IOException {
        double[][] samples = honest("counter-jump.csv", 1);
        Recording heard = run("method: '" + method + "'", samples[0], samples[1]);
        double rate = 0.0416667 / 300;
        int jump = 100;
        assertThat(samples[1][jump] - samples[1][jump - 1]).isGreaterThan(10);
        for (int i = 50; i < 180; i++) {
            assertThat(isOutlier(heard, i)).as("sample %d", i).isEqualTo(i == jump || i == jump + 1);
            assertThat(heard.numbers.get(i)[1]).as("sample %d", i).isBetween(0.98 * rate, 1.02 * rate);
        }
        assertErrors(run("method: '" + method + "', gap: 10h", samples[0], samples[1]), 30);
    }

    private static void assertErrors(Recording heard, int from) {
        for (int i = from; i < heard.numbers.size(); i++) {
            assertThat(heard.errors.get(i)[1]).as("answer %d", i).isPositive().isFinite();
        }
    }

    /** A restart in the middle of a run changes no bit. */
    @Test
    void restartWhileSamplesAreHeldBackChangesNothing() throws IOException {
        double[][] samples = honest("sentinels.csv", 2);
        Recording whole = run("method: auto, lag: 3 samples", samples[0], samples[1]);
        Tracker tracker = new Tracker("s", Given.rule("0s", "method: auto, lag: 3 samples"));
        Recording heard = new Recording();
        for (int i = 0; i < samples[0].length; i++) {
            if (i == 510) {
                tracker = Given.reloaded(tracker);
            }
            tracker.accept(Given.at(Math.round(samples[0][i] * 1e9), samples[1][i]), 0, heard);
        }
        tracker.finish(heard);
        assertThat(heard.results).isEqualTo(whole.results);
    }
}
