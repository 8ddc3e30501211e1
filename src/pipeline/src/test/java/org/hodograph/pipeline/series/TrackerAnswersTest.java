package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.fed;
import static org.hodograph.pipeline.series.Given.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which instants a tracker answers, and with which flags. */
class TrackerAnswersTest {

    @Test
    void warmUpUntilTheWindowIsFull() {
        Recording out = fed(new Tracker("s", settings(Duplicates.FIRST, 0)), 10);
        assertThat(out.results).hasSize(10);
        for (int k = 0; k < 10; k++) {
            assertThat(Flag.WARMUP.in(out.flags.get(k))).as("sample %d", k).isEqualTo(k < 6);
        }
        assertThat(out.numbers.get(0)[1]).isNaN();
    }

    @Test
    void lagOfSamplesAnswersThatManyBack() {
        Lag lag = new Lag(0, 3);
        Recording out =
                fed(new Tracker("s", settings(lag, SeriesSettings.NO_GAP, Idle.DEFAULT, Duplicates.FIRST, 0)), 10);
        assertThat(out.instants).hasSize(7).startsWith(0L).endsWith(6 * SECOND);
    }

    @Test
    void lagOfADurationAnswersThatMuchBefore() {
        Tracker tracker =
                new Tracker("s", Given.rule("0", "method: 'local-polynomial(span=7s, degree=3)', lag: 500ms"));
        Recording out = fed(tracker, 10);
        assertThat(out.instants).hasSize(9).startsWith(SECOND / 2).endsWith(8 * SECOND + SECOND / 2);
    }

    @Test
    void r13NoRecordSeesBothSidesOfAGap() {
        SeriesSettings settings = settings(Lag.NONE, 5 * SECOND, Idle.DEFAULT, Duplicates.FIRST, 0);
        Tracker tracker = new Tracker("s", settings);
        Recording out = fed(tracker, 10);
        for (int k = 0; k < 5; k++) {
            tracker.accept(at((30 + k) * SECOND, 1e6), 0, out);
        }
        assertThat(out.events).containsExactly(SeriesEvent.ofGap("s", 30 * SECOND, 21 * SECOND));
        assertThat(out.windows.subList(10, 15)).allMatch(samples -> samples <= 5);
        assertThat(out.numbers.get(10)).containsOnly(Double.NaN);
        assertThat(out.numbers.get(14)[0]).isCloseTo(1e6, within(1e-3));
        assertThat(out.flags.stream().map(Flag.GAP::in).toList().lastIndexOf(true))
                .isEqualTo(10);
        assertThat(out.flags.stream().filter(Flag.GAP::in)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Idle.Then.class)
    void r1SilenceIsToldOnce(Idle.Then then) {
        Idle idle = new Idle(10 * SECOND, then);
        Tracker tracker = new Tracker("s", settings(Lag.NONE, SeriesSettings.NO_GAP, idle, Duplicates.FIRST, 0));
        Recording out = fed(tracker, 10);
        double[] last = out.numbers.get(9);
        assertThat(tracker.idleDueMillis()).isEqualTo(19_000);
        tracker.idle(18_999, out);
        assertThat(out.results).hasSize(10);
        tracker.idle(19_000, out);
        tracker.idle(60_000, out);
        assertThat(out.results).hasSize(11);
        assertThat(out.events)
                .singleElement()
                .satisfies(event -> assertThat(event.kind()).isEqualTo(SeriesEvent.Kind.IDLE));
        assertThat(Flag.IDLE.in(out.flags.get(10))).isTrue();
        double[] told = out.numbers.get(10);
        switch (then) {
            case HOLD -> assertThat(told).isEqualTo(last);
            case ZERO -> assertThat(told).isEqualTo(new double[] {last[0], 0, 0, 0});
            case NULL -> assertThat(told).containsOnly(Double.NaN);
        }
    }
}
