package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DerivativesOperatorTest {

    private static final String WINDOW = "series: [{match: \"*\", method: \"local-polynomial(window=7, degree=2)\", "
            + "idle: {after: 5s, then: hold}}]\n";
    private static final OperatorRules IN_ORDER = OperatorHarness.rules(WINDOW);
    private static final OperatorRules ONE_SERIES = OperatorHarness.rules("source: {max-series: 1}\n" + WINDOW);
    private static final OperatorRules REORDERED =
            OperatorHarness.rules("source: {max-out-of-orderness: 500ms}\n" + WINDOW);

    static Stream<Named<StateBackend>> backends() {
        return Stream.of(
                Named.of("heap", new HashMapStateBackend()), Named.of("rocksdb", new EmbeddedRocksDBStateBackend()));
    }

    /** Two entities, one of them with two series, 10 samples a second each. */
    private static List<Sample> fleet(int from, int to) {
        List<Sample> samples = new ArrayList<>();
        for (int k = from; k < to; k++) {
            samples.add(OperatorHarness.sample("car-1/speed", 100L * k, Math.sin(k * 0.1)));
            samples.add(OperatorHarness.sample("car-1/rpm", 100L * k + 7, k * k));
            samples.add(OperatorHarness.sample("car-2/speed", 100L * k + 13, 3.0 * k));
        }
        return samples;
    }

    private static OperatorHarness harness(StateBackend backend, OperatorRules rules) throws Exception {
        return new OperatorHarness(backend, rules, null);
    }

    private static List<String> of(String series, List<String> messages) {
        return messages.stream()
                .filter(text -> text.contains(" " + series + " "))
                .toList();
    }

    private static List<String> starting(String topic, List<String> messages) {
        return messages.stream().filter(text -> text.startsWith(topic + " ")).toList();
    }

    @Test
    void seriesOfAnEntityDoNotMeet() throws Exception {
        try (OperatorHarness together = harness(new HashMapStateBackend(), IN_ORDER);
                OperatorHarness alone = harness(new HashMapStateBackend(), IN_ORDER)) {
            List<Sample> samples = fleet(0, 30);
            together.feed(samples);
            alone.feed(samples.stream()
                    .filter(sample -> sample.series().equals("car-1/rpm"))
                    .toList());
            assertThat(of("car-1/rpm", together.results())).isEqualTo(alone.results());
            assertThat(starting("DERIVATIVES", alone.results())).hasSize(30);
            assertThat(together.flink().numKeyedStateEntries()).isPositive();
        }
    }

    @Test
    void lateAndRejectedLeaveBySideOutputs() throws Exception {
        try (OperatorHarness operator = new OperatorHarness(new HashMapStateBackend(), ONE_SERIES, null)) {
            operator.feed(List.of(
                    OperatorHarness.sample("car-1/speed", 1000, 1),
                    OperatorHarness.sample("car-1/speed", 400, 2),
                    OperatorHarness.sample("car-1/speed", 1100, Double.NaN),
                    OperatorHarness.sample("car-1/rpm", 1200, 3)));
            assertThat(operator.side(SideOutputs.LATE))
                    .singleElement()
                    .asString()
                    .contains("late: 600 ms behind the watermark");
            assertThat(operator.side(SideOutputs.REJECTED))
                    .hasSize(2)
                    .anyMatch(text -> text.contains("not-a-number"))
                    .anyMatch(text -> text.contains("too-many-series"));
            assertThat(starting("DERIVATIVES", operator.results())).hasSize(1);
        }
    }

    /** R9: one clock in the future is rejected and makes nobody late; the others' output is unchanged. */
    @Test
    void aClockInTheFutureTouchesNobodyElse() throws Exception {
        try (OperatorHarness together = harness(new HashMapStateBackend(), REORDERED);
                OperatorHarness alone = harness(new HashMapStateBackend(), REORDERED)) {
            alone.feed(fleet(0, 30));
            long day = 86_400_000;
            for (int k = 0; k < 30; k++) {
                together.feed(List.of(
                        futureSample("car-1/level", 100L * k, day), futureSample("car-2/speed", 100L * k, day)));
                together.feed(fleet(k, k + 1));
            }
            assertThat(together.side(SideOutputs.REJECTED)).hasSize(60).allMatch(text -> text.contains("\"future: "));
            assertThat(together.side(SideOutputs.LATE)).isEmpty();
            assertThat(together.results()).isNotEmpty().isEqualTo(alone.results());
        }
    }

    private static Sample futureSample(String series, long millis, long ahead) {
        Sample now = OperatorHarness.sample(series, millis, 1);
        return new Sample(series, now.nanos() + ahead * 1_000_000, 1, null, now.source());
    }

    /** R3: a restored job goes on bit for bit. */
    @ParameterizedTest
    @MethodSource("backends")
    void restoredRunEqualsUninterruptedRun(StateBackend backend) throws Exception {
        List<String> expected;
        try (OperatorHarness operator = harness(backend, REORDERED)) {
            operator.feed(fleet(0, 60)).wallClock(10_000);
            operator.flink().processWatermark(Watermark.MAX_WATERMARK);
            expected = operator.results();
        }
        List<String> parts = new ArrayList<>();
        OperatorSubtaskState snapshot;
        try (OperatorHarness operator = harness(backend, REORDERED)) {
            operator.feed(fleet(0, 31));
            snapshot = operator.flink().snapshot(1, 1);
            parts.addAll(operator.results());
        }
        try (OperatorHarness operator = new OperatorHarness(backend, REORDERED, snapshot)) {
            operator.feed(fleet(31, 60)).wallClock(10_000);
            operator.flink().processWatermark(Watermark.MAX_WATERMARK);
            parts.addAll(operator.results());
        }
        assertThat(starting("EVENTS", expected)).as("idle timers fired").hasSize(3);
        for (String series : List.of("car-1/speed", "car-1/rpm", "car-2/speed")) {
            assertThat(of(series, parts)).isNotEmpty().isEqualTo(of(series, expected));
        }
    }

    /** R1, R10: silence is told by the wall clock, once per silence, though no watermark ever comes. */
    @ParameterizedTest
    @MethodSource("backends")
    void silenceIsToldOnce(StateBackend backend) throws Exception {
        try (OperatorHarness operator = harness(backend, IN_ORDER)) {
            operator.feed(fleet(0, 20)).wallClock(4_999);
            assertThat(starting("EVENTS", operator.results())).isEmpty();
            operator.wallClock(5_000).wallClock(60_000);
            assertThat(starting("EVENTS", operator.results())).hasSize(3).allMatch(text -> text.contains("\"IDLE\""));
            assertThat(operator.flink().numProcessingTimeTimers())
                    .as("those of expiry")
                    .isEqualTo(2);
            operator.feed(fleet(700, 701)).wallClock(65_000);
            assertThat(starting("EVENTS", operator.results())).hasSize(6);
        }
    }

    /** R3: the time that the job was down is no silence of anybody, nor does it let states expire. */
    @ParameterizedTest
    @MethodSource("backends")
    void downtimeIsNoSilence(StateBackend backend) throws Exception {
        OperatorSubtaskState snapshot;
        try (OperatorHarness operator = harness(backend, IN_ORDER)) {
            snapshot = operator.feed(fleet(0, 20)).flink().snapshot(1, 1);
        }
        long days = 172_800_000;
        try (OperatorHarness operator = new OperatorHarness(backend, IN_ORDER, snapshot)) {
            operator.wallClock(days).wallClock(days + 4_999);
            assertThat(operator.results()).isEmpty();
            operator.wallClock(days + 5_000);
            assertThat(starting("EVENTS", operator.results())).hasSize(3);
        }
    }

    /** What fires for a series that is never heard again does not fire for ever. */
    @ParameterizedTest
    @MethodSource("backends")
    void alertsOfAnExpiredSeriesEnd(StateBackend backend) throws Exception {
        OperatorRules rules = OperatorHarness.rules("""
                series: [{match: "*", method: "local-polynomial(window=7, degree=2)", idle: {after: 5s}, expire-after: 10s}]
                alerts: [{alert: Fast, on: {series: car-2/speed, quantity: velocity}, when: "> 10", confidence: 0}]
                """);
        try (OperatorHarness operator = harness(backend, rules)) {
            operator.feed(fleet(0, 20)).wallClock(60_000);
            List<String> alerts = starting("ALERTS", operator.results());
            assertThat(alerts).hasSize(2);
            assertThat(alerts.get(0)).contains("\"firing\"");
            assertThat(alerts.get(1)).contains("\"resolved\"");
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void endOfInputFlushesWhatWaits(StateBackend backend) throws Exception {
        try (OperatorHarness operator = harness(backend, REORDERED)) {
            operator.feed(fleet(0, 20));
            operator.flink().processWatermark(new Watermark(Long.MAX_VALUE - 1));
            assertThat(starting("DERIVATIVES", operator.results())).hasSize(3 * 15);
            operator.flink().processWatermark(Watermark.MAX_WATERMARK);
            assertThat(starting("DERIVATIVES", operator.results())).hasSize(3 * 20);
        }
    }

    private static final OperatorRules NO_DATA = OperatorHarness.rules("""
            series: [{match: "*", method: "local-polynomial(window=7, degree=2)"}]
            alerts: [{alert: Fast, on: {series: "*", quantity: velocity}, when: "> 1000", no-data: fire}]
            """);

    private static Sample record(String series, long millis, long writtenMillis) {
        Sample sample = OperatorHarness.sample(series, millis, 1);
        return new Sample(
                series,
                sample.nanos(),
                1,
                null,
                new SourceRecord("telemetry", 0, millis, OperatorHarness.BEGIN_MILLIS + writtenMillis, new byte[0]));
    }

    /** 200,000 complete samples of ten cars, which come a car at a time from partitions that are read in turn. */
    @ParameterizedTest
    @MethodSource("backends")
    void backlogIsNoSilence(StateBackend backend) throws Exception {
        try (OperatorHarness operator = harness(backend, NO_DATA)) {
            long now = 3_600_000; // an hour behind
            for (int chunk = 0; chunk < 20; chunk++) {
                for (int car = 0; car < 10; car++) {
                    List<Sample> samples = new ArrayList<>();
                    for (int k = chunk * 1000; k < (chunk + 1) * 1000; k++) {
                        samples.add(record("car-" + car + "/speed", 100L * k, 100L * k));
                    }
                    operator.wallClock(now);
                    operator.feed(samples);
                    now += 400; // the same car comes again after 4 s, its silence would be due after 1 s
                }
            }
            assertThat(starting("DERIVATIVES", operator.results())).hasSize(200_000);
            assertThat(starting("EVENTS", operator.results())).as("silences").isEmpty();
            assertThat(starting("ALERTS", operator.results())).as("alarms").isEmpty();
            operator.wallClock(now + 4_000);
            assertThat(starting("EVENTS", operator.results()))
                    .as("the next record of what waits is given 5 s")
                    .isEmpty();
            operator.wallClock(now + 7_000);
            assertThat(starting("EVENTS", operator.results()))
                    .as("what is silent after the backlog is told")
                    .hasSize(10);
        }
    }

    /** R10: the silence of one is told in time, whatever the clock of those who go on. */
    @Test
    void silenceInALiveStreamIsToldInTime() throws Exception {
        for (long slow : new long[] {0, 60_000}) {
            try (OperatorHarness operator = harness(new HashMapStateBackend(), NO_DATA)) {
                for (int k = 0; k < 60; k++) {
                    operator.wallClock(100_000 + 100L * k);
                    operator.feed(List.of(record("car-1/speed", 100L * k, 100_000 + 100L * k - slow)));
                    if (k < 20) {
                        operator.feed(List.of(record("car-2/speed", 100L * k, 100_000 + 100L * k)));
                    }
                    assertThat(starting("EVENTS", operator.results()))
                            .as("clock %d ms slow, sample %d", slow, k)
                            .hasSize(k >= 29 ? 1 : 0);
                }
            }
        }
    }

    /** A wait that grows slowly is a backlog too, and what waited has others behind it while the task is busy. */
    @Test
    void slowlyGrowingBacklogIsNoSilence() throws Exception {
        try (OperatorHarness operator = harness(new HashMapStateBackend(), NO_DATA)) {
            long now = 100_000;
            for (int k = 0; k < 300; k++) {
                now += k % 100 == 99 ? 3_000 : 120; // 100 ms of the sender take 120 ms, now and then the sinks are slow
                operator.wallClock(now);
                operator.feed(List.of(record("car-1/speed", 100L * k, 90_000 + 100L * k)));
            }
            assertThat(starting("EVENTS", operator.results())).as("silences").isEmpty();
            assertThat(starting("ALERTS", operator.results())).as("alarms").isEmpty();
        }
    }

    /** More series than a task remembers: the slow clock of one that goes on stays known. */
    @Test
    void slowClockStaysKnownAmongManySeries() throws Exception {
        OperatorRules rules = OperatorHarness.rules("series: [{match: '*', method: 'finite-difference(points=3)'}]");
        try (OperatorHarness operator = harness(new HashMapStateBackend(), rules)) {
            for (int k = 0; k < 40; k++) {
                operator.wallClock(100_000 + 100L * k);
                operator.feed(List.of(record("car-1/speed", 100L * k, 40_000 + 100L * k)));
                if (k < 20) {
                    operator.feed(List.of(record("car-2/speed", 100L * k, 100_000 + 100L * k)));
                }
                for (int i = 0; i < 650; i++) { // too many while car-2 is silent
                    operator.feed(List.of(record("other-" + k + "/s" + i, 100L * k, 100_000 + 100L * k)));
                }
                assertThat(starting("EVENTS", operator.results()))
                        .as("sample %d", k)
                        .hasSize(k >= 29 ? 1 : 0);
            }
        }
    }

    /** A sender that collects and writes what it has, in one partition with others: its old records are no backlog. */
    @Test
    void senderThatSavesUpHidesNoSilence() throws Exception {
        try (OperatorHarness operator = harness(new HashMapStateBackend(), NO_DATA)) {
            for (int k = 0; k < 60; k++) {
                long now = 100_000 + 100L * k;
                operator.wallClock(now);
                operator.feed(List.of(record("car-1/speed", 100L * k, now)));
                if (k % 8 == 7) {
                    for (int j = k - 7; j <= k; j++) {
                        operator.feed(List.of(record("car-2/speed", 100L * j, 100_000 + 100L * j)));
                    }
                }
                if (k < 20) {
                    operator.feed(List.of(record("car-3/speed", 100L * k, now)));
                }
                assertThat(starting("EVENTS", operator.results()))
                        .as("sample %d", k)
                        .hasSize(k >= 29 ? 1 : 0);
            }
        }
    }

    /** More series than a task used to remember, in turn, all on a slow way: that of each is known, and silence is told. */
    @Test
    void slowWayOfManySeriesInTurnIsNoBacklog() throws Exception {
        OperatorRules rules = OperatorHarness.rules(
                "series: [{match: '*', method: 'finite-difference(points=3)', idle: {after: 3s}}]");
        try (OperatorHarness operator = harness(new HashMapStateBackend(), rules)) {
            for (int k = 0; k < 6; k++) {
                operator.wallClock(100_000 + 2_000L * k);
                for (int i = 0; i < 17_000; i++) {
                    if (i > 0 || k < 3) {
                        operator.feed(List.of(record("car-" + i + "/s", 2_000L * k, 98_000 + 2_000L * k)));
                    }
                }
            }
            operator.wallClock(111_000);
            assertThat(starting("EVENTS", operator.results())).hasSize(1);
        }
    }
}
