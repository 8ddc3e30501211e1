package org.hodograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.entity.ForwardingListener;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.series.Lag;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.series.Tracker;
import org.hodograph.pipeline.series.TrackerListener;
import org.junit.jupiter.api.Test;

final class SeriesTest {

    private static final long BEGIN = 1_767_607_200_000_000_000L; // 2026-01-05T10:00:00Z
    private static final long TENTH = 100_000_000;

    /** Everything that a stream says, as text. */
    private static final class Log implements SeriesListener {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void estimate(SeriesEstimate estimate) {
            StringBuilder line = new StringBuilder("estimate " + estimate.nanos() + " " + estimate.lag());
            for (int order = 0; order <= 3; order++) {
                line.append(' ')
                        .append(estimate.derivative(order))
                        .append(" ± ")
                        .append(estimate.standardError(order));
            }
            lines.add(line.append(estimate.isWarmUp() ? " WARMUP" : "").toString());
        }

        @Override
        public void event(SeriesEvent event) {
            lines.add("event " + event);
        }

        @Override
        public void alert(SeriesAlert alert) {
            lines.add("alert " + alert.name() + " " + alert.state() + " " + alert.unit());
        }

        @Override
        public void late(long nanos, String reason) {
            lines.add("late " + (nanos - BEGIN) + " " + reason);
        }

        @Override
        public void rejected(long nanos, String reason) {
            lines.add("rejected " + (nanos - BEGIN) + " " + reason);
        }

        List<String> of(String kind) {
            return lines.stream().filter(line -> line.startsWith(kind + " ")).toList();
        }
    }

    private static Series speed() {
        return Series.of("car-1/speed")
                .withUnit("km/h")
                .withOrder(1)
                .withMethod("local-polynomial(window=11, degree=2)")
                .withLag("500ms");
    }

    /** 72 km/h, from 2 s on 36 km/h/s slower: −10 m/s2. */
    private static double kmh(int tenth) {
        return tenth < 20 ? 72 : Math.max(0, 72 - 3.6 * (tenth - 20));
    }

    @Test
    void aSpeedGivesItsAccelerationInSi() {
        SeriesStream stream = speed().newStream();
        boolean answered = false;
        for (int i = 0; i <= 35; i++) {
            answered = stream.push(BEGIN + i * TENTH, kmh(i));
        }
        assertThat(answered).isTrue();
        SeriesEstimate estimate = stream.estimate();
        assertThat(estimate.instant()).isEqualTo(Instant.parse("2026-01-05T10:00:03Z"));
        assertThat(estimate.lag()).isEqualTo(0.5);
        assertThat(estimate.value()).isCloseTo(10, within(1e-9));
        assertThat(estimate.derivative(1)).isCloseTo(-10, within(1e-9));
        assertThat(estimate.unit(0)).isEqualTo("m/s");
        assertThat(estimate.unit(1)).isEqualTo("m/s2");
        assertThat(estimate.derivative(3)).isNaN(); // of a parabola
        assertThat(estimate.samples()).isEqualTo(11);
        assertThat(estimate.isWarmUp() || estimate.isIdle() || estimate.isAfterGap() || estimate.isOutlier())
                .isFalse();
        assertThat(estimate.isLowSnr(1)).isFalse();
        assertThat(estimate.jet().derivative(1)).isEqualTo(estimate.derivative(1));
    }

    @Test
    void beforeTheFirstAnswerThereIsNone() {
        SeriesStream stream = speed().newStream();
        assertThat(stream.push(BEGIN, 72)).isFalse(); // its instant lies before the first sample
        assertThatThrownBy(() -> stream.estimate().value())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no answer yet: push has not returned true");
    }

    @Test
    void anyOrderWithinTheBoundGivesTheSameAnswers() {
        Series ordered = speed().withMaxOutOfOrderness("1s");
        Log inOrder = new Log();
        Log shuffled = new Log();
        SeriesStream first = ordered.newStream(inOrder);
        SeriesStream second = ordered.newStream(shuffled);
        List<Integer> block = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            first.push(BEGIN + i * TENTH, kmh(i));
            block.add(i);
            if (block.size() == 5) {
                java.util.Collections.shuffle(block, random);
                block.forEach(k -> second.push(BEGIN + k * TENTH, kmh(k)));
                block.clear();
            }
        }
        assertThat(first.accounts().waiting()).isEqualTo(10);
        assertThat(first.finish()).isTrue();
        second.finish();
        assertThat(shuffled.lines).isEqualTo(inOrder.lines).hasSizeGreaterThan(90);
        assertThat(second.accounts()).isEqualTo(new Accounts(100, 100, 0, 0, 0, 0));
    }

    @Test
    void whatTakesNoPartIsToldAndCounted() {
        Log log = new Log();
        SeriesStream stream = speed().newStream(log);
        stream.push(BEGIN, 72);
        stream.push(BEGIN + TENTH, Double.NaN);
        stream.push(BEGIN + 2 * TENTH, 72);
        stream.push(BEGIN + 2 * TENTH, 71);
        stream.push(BEGIN + TENTH, 72);
        stream.push(BEGIN + 2 * 3_600_000_000_000L, 72, BEGIN / 1_000_000);
        assertThat(log.of("late")).containsExactly("late 100000000 late: 100 ms behind the watermark of its series");
        assertThat(log.of("rejected"))
                .containsExactly(
                        "rejected 100000000 not-a-number: NaN",
                        "rejected 7200000000000 future: 2 h ahead of the clock, allowed are 1h");
        assertThat(stream.accounts()).isEqualTo(new Accounts(6, 2, 1, 1, 2, 0));
    }

    @Test
    void noFitBridgesAGap() {
        Log log = new Log();
        SeriesStream stream = speed().withGap("5s").newStream(log);
        for (int i = 0; i < 40; i++) {
            stream.push(BEGIN + (i + (i < 20 ? 0 : 100)) * TENTH, i < 20 ? 0 : 72);
        }
        assertThat(log.of("event")).hasSize(1).first().asString().contains("kind=GAP", "lengthSeconds=10.1");
        assertThat(log.of("estimate")).noneMatch(line -> line.contains("E1 ±")); // a bridge would be steep
        assertThat(stream.estimate().derivative(1)).isCloseTo(0, within(1e-9));
    }

    @Test
    void silenceIsToldOnce() {
        Log log = new Log();
        SeriesStream stream = speed().newStream(log);
        for (int i = 0; i < 20; i++) {
            stream.push(BEGIN + i * TENTH, 72);
        }
        long now = (BEGIN + 20 * TENTH) / 1_000_000;
        assertThat(stream.checkSilence(now)).isFalse();
        assertThat(stream.checkSilence(now + 2_000)).isTrue();
        assertThat(stream.checkSilence(now + 3_000)).isFalse();
        assertThat(stream.estimate().isIdle()).isTrue();
        assertThat(stream.estimate().value()).isNaN();
        assertThat(log.of("event")).hasSize(1).first().asString().contains("kind=IDLE");
    }

    @Test
    void anAlertIsRaisedAndResolved() {
        Log log = new Log();
        SeriesStream stream = speed().withAlert(
                        "HarshBraking", "acceleration", "< -4.4 m/s2", "> -3.65 m/s2", "200ms", 0.95)
                .withAlert("Slow", "velocity", "< 5 m/s")
                .newStream(log);
        for (int i = 0; i < 80; i++) {
            stream.push(BEGIN + i * TENTH, kmh(i) + (i % 2) * 0.01);
        }
        assertThat(log.of("alert"))
                .containsExactly(
                        "alert HarshBraking PENDING m/s2",
                        "alert HarshBraking FIRING m/s2",
                        "alert Slow FIRING m/s",
                        "alert HarshBraking RESOLVED m/s2");
    }

    @Test
    void aSavedStateGoesOnBitForBit() throws IOException {
        Series series = speed().withMaxOutOfOrderness("300ms").withAlert("Braking", "acceleration", "< -4 m/s2");
        Log whole = new Log();
        Log parts = new Log();
        SeriesStream one = series.newStream(whole);
        SeriesStream other = series.newStream(parts);
        for (int i = 0; i < 60; i++) {
            one.push(BEGIN + i * TENTH, kmh(i));
            other.push(BEGIN + i * TENTH, kmh(i));
            if (i % 13 == 5) {
                other = series.restoreStream(other.save(), parts);
            }
        }
        assertThat(parts.lines).isEqualTo(whole.lines);
        assertThat(whole.of("alert")).isNotEmpty();
        assertThat(other.accounts()).isEqualTo(one.accounts());
        assertThatThrownBy(() -> series.restoreStream(new byte[] {9}, parts))
                .isInstanceOf(IOException.class)
                .hasMessage("state of stream car-1/speed has version 9, known is 1");
    }

    @Test
    void directionsAndCountersAreWhatTheyAre() {
        SeriesStream heading = Series.of("heading")
                .withUnit("deg")
                .withTurn(360)
                .withMethod("finite-difference(points=2)")
                .newStream();
        heading.push(BEGIN, 359);
        heading.push(BEGIN + TENTH, 1);
        assertThat(Math.toDegrees(heading.estimate().derivative(1))).isCloseTo(20, within(1e-6));
        Log log = new Log();
        SeriesStream counter = Series.of("bytes")
                .withCounter()
                .withMethod("finite-difference(points=2)")
                .newStream(log);
        double[] readings = {10, 20, 30, 40, 0, 5, 10};
        for (int i = 0; i < readings.length; i++) {
            counter.push(BEGIN + i * TENTH, readings[i]);
        }
        assertThat(log.of("event")).anyMatch(line -> line.contains("kind=RESET"));
        assertThat(counter.estimate().derivative(1)).isCloseTo(50, within(1e-9));
    }

    /** The tracker that every host has gives the same numbers, by auto and with what is out of order. */
    @Test
    void numbersAreTheTrackers() {
        Log log = new Log();
        SeriesStream stream = Series.of("car-1/speed")
                .withUnit("km/h")
                .withOrder(1)
                .withLag("300ms")
                .withMaxOutOfOrderness("200ms")
                .newStream(log);
        List<String> expected = new ArrayList<>();
        Tracker tracker = new Tracker("car-1/speed", trackerSettings());
        SourceRecord source = new SourceRecord("", 0, 0, SourceRecord.NO_TIMESTAMP, new byte[0]);
        TrackerListener listener = new ForwardingListener(null) {
            @Override
            public void used() {}

            @Override
            public void derivatives(Derivatives result) {
                StringBuilder line = new StringBuilder("estimate " + result.nanos() + " " + result.lagNanos() / 1e9);
                for (int order = 0; order <= 3; order++) {
                    line.append(' ')
                            .append(result.estimate().derivative(order))
                            .append(" ± ")
                            .append(result.estimate().standardError(order));
                }
                expected.add(line.append(Flag.WARMUP.in(result.flags()) ? " WARMUP" : "")
                        .toString());
            }
        };
        Random random = new Random(8);
        for (int i = 0; i < 300; i++) {
            long nanos = BEGIN + (i ^ 1) * TENTH + random.nextInt(1_000_000);
            double value = 50 + 20 * Math.sin(i / 30.0) + random.nextGaussian();
            stream.push(nanos, value);
            tracker.accept(new Sample("car-1/speed", nanos, value, null, source), nanos / 1_000_000, listener);
        }
        stream.finish();
        tracker.finish(listener);
        assertThat(log.of("estimate")).isEqualTo(expected).hasSizeGreaterThan(290);
    }

    private static SeriesSettings trackerSettings() {
        SeriesSettings plain = SeriesSettings.defaults();
        return new SeriesSettings(
                "km/h",
                1,
                plain.kind(),
                0,
                plain.method(),
                Lag.parse("300ms"),
                SeriesSettings.NO_GAP,
                plain.idle(),
                plain.duplicates(),
                plain.emit(),
                200_000_000,
                plain.maxFutureSkewNanos(),
                plain.lowSnr(),
                plain.expireAfterNanos(),
                plain.events(),
                plain.curvature(),
                plain.missing(),
                plain.plausibility(),
                plain.showIn(),
                plain.repeats());
    }

    @Test
    void whatCannotBeMeantIsTold() {
        assertThatThrownBy(() -> Series.of(" ")).hasMessage("a series needs a name, for example car-1/speed");
        assertThatThrownBy(() -> speed().withUnit("kmph/"))
                .hasMessageStartingWith("unit must be a known one, or left out, but is");
        assertThatThrownBy(() -> speed().withOrder(4)).hasMessage("order must be 0 to 3, but is 4");
        assertThatThrownBy(() -> speed().withLag("11 samples")).hasMessageContaining("lag must be below the window");
        assertThatThrownBy(() -> speed().withMethod("spline(smoothing=-1)"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> speed().withAlert("A", "acelleration", "< 1"))
                .hasMessageContaining("did you mean acceleration?");
        assertThatThrownBy(() -> speed().withAlert("A", "yaw-rate", "< 1"))
                .hasMessageStartingWith("quantity must be one of");
        assertThatThrownBy(() -> speed().withAlert("A", "jerk", "< 1 m/s2").newStream())
                .hasMessage("alert A can never apply: its jerk is in m/s3, so when can't be in m/s2");
        assertThatThrownBy(() -> speed().withAlert("A", "value", "< 1").withAlert("A", "value", "< 1"))
                .hasMessage("alert A is given twice");
        assertThatThrownBy(() -> speed().withMethod("local-polynomial(window=11, degree=1)")
                        .withAlert("A", "jerk", "< 1")
                        .newStream())
                .hasMessageContaining("alert A can never apply");
    }
}
