package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.reloaded;
import static org.hodograph.pipeline.series.Given.rule;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R22: an angle goes the shorter way round. */
class AngleTest {

    private static final String TWO_POINTS = "kind: angle(360), method: 'local-polynomial(window=2, degree=1)'";

    private final Recording out = new Recording();

    private double lastRate() {
        return out.numbers.get(out.numbers.size() - 1)[1];
    }

    @ParameterizedTest
    @CsvSource({"359, 1, 20", "1, 359, -20", "179, -179, 20", "10, 375, 50", "350, 10, 200", "90, 90, 0"})
    void r22TheShorterWayRound(double from, double to, double degreesPerSecond) {
        Tracker tracker = new Tracker("s", rule("0", TWO_POINTS));
        tracker.accept(at(0, from), 0, out);
        tracker.accept(at(SECOND / 10, to), 0, out);
        assertThat(lastRate()).isCloseTo(degreesPerSecond, within(1e-9));
    }

    @Test
    void r22ComesOutInRadiansWhereAUnitIsDeclared() {
        Tracker tracker = new Tracker("s", rule("0", "unit: deg, " + TWO_POINTS));
        tracker.accept(at(0, 359), 0, out);
        tracker.accept(at(SECOND / 10, 1), 0, out);
        assertThat(lastRate()).isCloseTo(Math.toRadians(20), within(1e-12));
        assertThat(out.numbers.get(1)[0]).isCloseTo(Math.toRadians(1), within(1e-12));
        assertThat(out.units).containsOnly("rad");
    }

    @Test
    void r22TheUnitMayComeWithTheFirstSample() {
        Tracker tracker = new Tracker("s", rule("0", TWO_POINTS));
        tracker.accept(at(0, 359, "deg"), 0, out);
        tracker.accept(at(SECOND / 10, 1, "deg"), 0, out);
        assertThat(lastRate()).isCloseTo(Math.toRadians(20), within(1e-12));
    }

    /** A heading that turns for a long time, through a restart at every sample and over samples that are missing. */
    @ParameterizedTest
    @ValueSource(strings = {"20", "-20"})
    void r22AcrossGapsAndRestarts(double degreesPerSecond) throws IOException {
        SeriesSettings settings =
                rule("0", "unit: deg, kind: angle(360), method: 'local-polynomial(window=7, degree=1)'");
        Tracker tracker = new Tracker("s", settings);
        for (int k = 0; k < 600; k++) {
            double angle = degreesPerSecond * k / 10;
            if (k % 50 < 40) { // 2 degrees a sample, 20 over the gap
                tracker.accept(at(k * SECOND / 10, angle - 360 * Math.floor(angle / 360)), 0, out);
            }
            tracker = reloaded(tracker);
        }
        assertThat(out.numbers).hasSize(480);
        for (int k = 1; k < 480; k++) {
            assertThat(out.numbers.get(k)[1]).isCloseTo(Math.toRadians(degreesPerSecond), within(1e-9));
            assertThat(out.numbers.get(k)[0]).isBetween(0.0, 2 * Math.PI);
        }
    }

    /** The value that leaves is a direction, whatever the number of turns since the start (R14). */
    @Test
    void r14ValuesDependOnNoTurnsBefore() {
        SeriesSettings settings = rule("0", "kind: angle(360), method: '" + Given.METHOD + "'");
        Tracker early = new Tracker("s", settings);
        Tracker late = new Tracker("s", settings);
        Recording other = new Recording();
        for (int k = 0; k < 400; k++) {
            double angle = (37.0 * k + 10 * Math.sin(k)) % 360;
            early.accept(at(k * SECOND, angle), 0, out);
            if (k >= 200) {
                late.accept(at(k * SECOND, angle), 0, other);
            }
        }
        for (int k = 230; k < 400; k++) {
            for (int order = 0; order < 4; order++) {
                assertThat(other.numbers.get(k - 200)[order])
                        .isCloseTo(out.numbers.get(k)[order], within(1e-9));
            }
        }
    }

    /** Their mean is a direction between the two, not the opposite one. */
    @Test
    void r22DuplicatesMeetOnTheShorterWay() {
        Tracker tracker = new Tracker(
                "s", rule("1s", "kind: angle(360), duplicates: mean, method: 'local-polynomial(window=2, degree=1)'"));
        for (int k = 0; k < 2; k++) {
            tracker.accept(at(k * SECOND, 358), 0, out);
            tracker.accept(at(k * SECOND, 4), 0, out);
        }
        tracker.finish(out);
        assertThat(out.numbers.get(1)[0]).isCloseTo(1, within(1e-9));
        assertThat(lastRate()).isZero();
    }
}
