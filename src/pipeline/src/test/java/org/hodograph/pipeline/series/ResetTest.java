package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.rule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R11: what a counter does when it begins again. */
class ResetTest {

    private static final String TWO_POINTS = ", method: 'local-polynomial(window=2, degree=1)'";

    private final Recording out = new Recording();

    private Recording shown(SeriesSettings settings, double... values) {
        Tracker tracker = new Tracker("s", settings);
        for (int k = 0; k < values.length; k++) {
            tracker.accept(at(k * SECOND, values[k], settings.unit()), 0, out);
        }
        tracker.finish(out);
        return out;
    }

    private double rate(int k) {
        return out.numbers.get(k)[1];
    }

    @ParameterizedTest
    @ValueSource(strings = {"counter", "counter(reset=drop)"})
    void r11DropKnowsNothingBetweenTheTwoSides(String kind) {
        shown(rule("0", "kind: " + kind + TWO_POINTS), 30, 35, 40, 0, 5, 10);
        assertThat(rate(2)).isEqualTo(5);
        assertThat(rate(3)).as("undecided: carried on").isEqualTo(5);
        assertThat(rate(4)).isEqualTo(5);
        assertThat(rate(5)).isEqualTo(5);
        assertResetAt(3, 40, 0);
    }

    @Test
    void r11ZeroCountsFromNothingAtTheSampleBefore() {
        shown(rule("0", "kind: counter(reset=zero)" + TWO_POINTS), 30, 35, 40, 2, 7, 12);
        assertThat(rate(2)).isEqualTo(5);
        assertThat(rate(3)).as("undecided: carried on").isEqualTo(5);
        assertThat(rate(4)).isEqualTo(5);
        assertResetAt(3, 40, 2);
    }

    @Test
    void r11AWrapIsNoReset() {
        shown(rule("0", "kind: counter(reset=modulo(256))" + TWO_POINTS), 236, 246, 0, 10, 20);
        for (int k = 1; k < 5; k++) {
            assertThat(rate(k)).as("sample %d", k).isEqualTo(10);
        }
        assertThat(out.events).isEmpty();
        assertThat(out.numbers.get(3)[0]).isCloseTo(10, within(1e-12));
    }

    @Test
    void r11ACounterWithAModulusCanBeginAgain() {
        shown(rule("0", "kind: counter(reset=modulo(65536))" + TWO_POINTS), 30, 35, 40, 0, 5, 10);
        assertThat(rate(3)).as("undecided: carried on").isEqualTo(5);
        assertThat(rate(4)).isEqualTo(5);
        assertResetAt(3, 40, 0);
    }

    /** Confirmed by the sample behind it; what came at k itself is flagged. */
    private void assertResetAt(int k, double left, double right) {
        assertThat(out.events).containsExactly(SeriesEvent.ofReset("s", k * SECOND, left, right));
        for (int i = 0; i < out.flags.size(); i++) {
            assertThat(Flag.RESET.in(out.flags.get(i))).as("sample %d", i).isEqualTo(i == k + 1);
            assertThat(Flag.OUTLIER.in(out.flags.get(i))).as("sample %d", i).isEqualTo(i == k);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "zero", "modulo(65536)"})
    void r11NoFitSeesBothSides(String reset) {
        double[] values = new double[60];
        for (int k = 0; k < values.length; k++) {
            values[k] = k < 30 ? 400 + 5 * k : 5 * (k - 30);
        }
        shown(rule("0", "kind: counter(reset=" + reset + "), method: 'local-polynomial(window=21, degree=1)'"), values);
        for (int k = 1; k < 60; k++) {
            if (k != 30 && !(reset.equals("zero") && k >= 30 && k < 51)) {
                assertThat(rate(k)).as("sample %d", k).isCloseTo(5, within(1e-9));
            }
        }
        assertThat(out.windows.get(31)).isEqualTo(reset.equals("zero") ? 3 : 2);
        assertThat(out.windows.get(40)).isEqualTo(reset.equals("zero") ? 12 : 11);
        assertThat(Flag.WARMUP.in(out.flags.get(45))).isTrue();
    }

    /** Where a counter began again at 0, that 0 is in the window and makes the rate too small, never too large. */
    @Test
    void r11ZeroIsNeverAboveTheRate() {
        double[] values = new double[40];
        for (int k = 0; k < values.length; k++) {
            values[k] = k < 20 ? 400 + 5 * k : 5 * (k - 20);
        }
        shown(rule("0", "kind: counter(reset=zero), method: 'local-polynomial(window=9, degree=1)'"), values);
        for (int k = 20; k < 40; k++) {
            assertThat(rate(k)).as("sample %d", k).isBetween(0.0, 5 + 1e-9);
        }
        assertThat(rate(39)).isCloseTo(5, within(1e-9));
    }

    @Test
    void r11AResetIsSeenInTheOrderOfTime() {
        Tracker tracker = new Tracker("s", rule("5s", "kind: counter" + TWO_POINTS));
        double[] values = {30, 35, 40, 0, 5, 10};
        for (int k : new int[] {0, 3, 1, 2, 5, 4}) {
            tracker.accept(at(k * SECOND, values[k]), 0, out);
        }
        tracker.finish(out);
        assertResetAt(3, 40, 0);
    }

    @Test
    void r11AcrossAGapBothAreTold() {
        Tracker tracker = new Tracker("s", rule("0", "gap: 10s, kind: counter(reset=zero)" + TWO_POINTS));
        tracker.accept(at(0, 40), 0, out);
        tracker.accept(at(60 * SECOND, 5), 0, out);
        tracker.accept(at(61 * SECOND, 6), 0, out);
        assertThat(out.events)
                .containsExactly(
                        SeriesEvent.ofGap("s", 60 * SECOND, 60 * SECOND), SeriesEvent.ofReset("s", 60 * SECOND, 40, 5));
        assertThat(rate(1)).isNaN();
        assertThat(out.flags.get(1)).isEqualTo(Flag.GAP.bit() | Flag.RESET.bit() | Flag.WARMUP.bit());
    }

    @Test
    void modulusIsInTheDeclaredUnit() {
        shown(rule("0", "unit: km, kind: counter(reset=modulo(1000))" + TWO_POINTS), 998, 999, 0, 1);
        assertThat(rate(2)).isCloseTo(1000, within(1e-9));
        assertThat(out.units).containsOnly("m");
        shown(rule("0", "unit: km, kind: counter(reset=modulo(1000))" + TWO_POINTS), 1000);
        assertThat(out.rejected)
                .singleElement()
                .satisfies(r -> assertThat(r.reason())
                        .isEqualTo("malformed: 1000.0 is not from 0 up to, but without, the counter's modulo 1000"));
    }
}
