package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.reloaded;
import static org.hodograph.pipeline.series.Given.rule;
import static org.hodograph.pipeline.series.Given.signal;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R1, R2: what a series says when nothing comes. A host asks when the silence is due and looks again then. */
class SilenceTest {

    private static final String METHOD = "method: 'local-polynomial(window=5, degree=2)'";

    private final Recording out = new Recording();

    /** Lets the wall clock run with a timer of 100 ms, as a host does. */
    private long runTimer(Tracker tracker, long from, long to) {
        for (long now = from; now <= to; now += 100) {
            if (tracker.idleDueMillis() <= now) {
                tracker.idle(now, out);
                return now;
            }
        }
        return -1;
    }

    @ParameterizedTest
    @CsvSource({"10s, 10000", "250ms, 250", "1500us, 2", "1h, 3600000"})
    void r1RampThenSilence(String after, long millis) {
        Tracker tracker = new Tracker("s", rule("0", METHOD + ", idle: {after: " + after + ", then: zero}"));
        for (int k = 0; k < 20; k++) {
            tracker.accept(at(k * SECOND, 3 * k), k * 1000L, out);
        }
        long told = runTimer(tracker, 19_000, 19_000 + 2 * millis + 200);
        assertThat(told).isBetween(19_000 + millis, 19_000 + millis + 100);
        assertThat(Flag.IDLE.in(out.flags.get(20))).isTrue();
        assertThat(out.numbers.get(20)[1]).isZero();
        assertThat(tracker.idleDueMillis()).isEqualTo(Long.MAX_VALUE);
        tracker.accept(at(40 * SECOND, 60), 40_000, out);
        assertThat(tracker.idleDueMillis()).isEqualTo(40_000 + millis);
    }

    /** Ten times the median interval, at least a second, whatever a hiccup does. */
    @ParameterizedTest
    @CsvSource({"10, 1000", "100, 1000", "200, 2000", "1000, 10000", "60000, 600000"})
    void r2TheDefaultGoesByTheMedianInterval(long intervalMillis, long afterMillis) {
        Tracker tracker = new Tracker("s", rule("0", METHOD));
        long t = 0;
        for (int k = 0; k < 15; k++) {
            t += k == 7 ? 20 * intervalMillis : intervalMillis;
            tracker.accept(at(t * 1_000_000, signal(k)), t, out);
        }
        assertThat(tracker.idleDueMillis()).isEqualTo(t + afterMillis);
    }

    /** One sample doesn't say how often its series speaks. */
    @Test
    void r2NothingIsDueBeforeTheSecondSample() {
        Tracker tracker = new Tracker("s", rule("0", METHOD));
        assertThat(tracker.idleDueMillis()).isEqualTo(Long.MAX_VALUE);
        tracker.accept(at(0, 1), 0, out);
        assertThat(tracker.idleDueMillis()).isEqualTo(Long.MAX_VALUE);
    }

    /** A reading once a day: the state must not go before anybody can know that the meter is silent. */
    @Test
    void r2AStateDoesNotGoBeforeItsSilenceIsTold() {
        Tracker tracker = new Tracker("s", rule("0", METHOD));
        long day = 86_400_000 + 60_000; // longer than expire-after
        for (int k = 0; k < 5; k++) {
            assertThat(k > 1 && tracker.expiryMillis() <= day * k).isFalse();
            tracker.accept(at(day * k * 1_000_000, 5.0 * k), day * k, out);
        }
        long due = tracker.idleDueMillis();
        assertThat(due).isEqualTo(day * 4 + 10 * day);
        assertThat(tracker.expiryMillis()).isEqualTo(due);
        tracker.idle(due, out);
        assertThat(tracker.expiryMillis()).isEqualTo(day * 4 + 86_400_000);
    }

    /** A reading every four hours, held: no zero between them. */
    @Test
    void r2ASlowSourceDoesNotDropToZero() {
        Tracker tracker = new Tracker("s", rule("0", METHOD + ", idle: {then: hold}"));
        long hour = 3_600_000;
        for (int k = 0; k < 30; k++) {
            tracker.accept(at(4 * hour * k * 1_000_000, 5.0 * k), 4 * hour * k, out);
            if (k >= 1) {
                assertThat(tracker.idleDueMillis()).isEqualTo(4 * hour * k + 40 * hour);
            }
        }
        assertThat(out.numbers.subList(2, 30)).allMatch(numbers -> numbers[1] > 0);
        tracker.idle(4 * hour * 29 + 40 * hour, out);
        assertThat(out.numbers).hasSize(31);
        assertThat(out.numbers.get(30)[1]).isEqualTo(out.numbers.get(29)[1]).isPositive();
    }

    /** Whatever the policy, and whether silence was told in between or not, the numbers at samples are the same; a restart keeps them. */
    @ParameterizedTest
    @ValueSource(strings = {"{after: 500ms, then: zero}", "{after: 500ms, then: hold}", "{after: 1h}"})
    void r2ThePolicyChangesNoNumberAtASample(String idle) throws IOException {
        Recording expected = new Recording();
        Tracker plain = new Tracker("s", rule("2s", METHOD + ", lag: 1500ms"));
        Tracker tracker = new Tracker("s", rule("2s", METHOD + ", lag: 1500ms, idle: " + idle));
        Recording idles = new Recording();
        for (int k = 0; k < 40; k++) {
            plain.accept(at(k * SECOND, signal(k)), k * 1000L, expected);
            tracker.accept(at(k * SECOND, signal(k)), k * 1000L, out);
            tracker = reloaded(tracker);
            tracker.idle(k * 1000L + 700, idles);
        }
        plain.finish(expected);
        tracker.finish(out);
        assertThat(out.results).isEqualTo(expected.results);
        assertThat(idles.results).hasSize(idle.contains("1h") ? 0 : 40);
    }

    @Test
    void expiryIsByTheArrivalOfTheNewestSample() {
        Tracker tracker = new Tracker("s", rule("0", METHOD + ", expire-after: 90min"));
        tracker.accept(at(0, 1), 5_000, out);
        tracker.accept(at(SECOND, 1), 6_000, out);
        tracker.accept(at(0, 1), 7_000, out); // late
        assertThat(tracker.expiryMillis()).isEqualTo(6_000 + 90 * 60_000);
    }
}
