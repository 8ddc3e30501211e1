package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state of a silent series goes, and what came back from a checkpoint counts against max-series. */
class ExpiryTest {

    private static final int EXPIRE_MILLIS = 60_000;

    private static final String SERIES =
            "series: [{match: \"*\", method: \"local-polynomial(window=7, degree=2)\", idle: {after: 5s}, expire-after: 60s}]\n";

    static Stream<Named<StateBackend>> backends() {
        return Stream.of(
                Named.of("heap", new HashMapStateBackend()), Named.of("rocksdb", new EmbeddedRocksDBStateBackend()));
    }

    private static OperatorHarness operator(StateBackend backend, String source, OperatorSubtaskState restored)
            throws Exception {
        return new OperatorHarness(backend, OperatorHarness.rules(source + SERIES), restored);
    }

    private static void assertEmpty(StateBackend backend, OperatorHarness operator) {
        if (backend instanceof HashMapStateBackend) { // the other one does not tell
            assertThat(operator.flink().numKeyedStateEntries()).isZero();
        }
        assertThat(operator.flink().numProcessingTimeTimers()).isZero();
        assertThat(operator.flink().numEventTimeTimers()).isZero();
    }

    private static OperatorHarness speak(OperatorHarness operator, String series, int millis) throws Exception {
        return operator.feed(List.of(OperatorHarness.sample(series, millis, 1)));
    }

    /** Also what waited for order: it is answered first. */
    @ParameterizedTest
    @MethodSource("backends")
    void stateAndTimersOfASilentEntityGo(StateBackend backend) throws Exception {
        try (OperatorHarness operator = operator(backend, "source: {max-out-of-orderness: 500ms}\n", null)) {
            speak(operator, "car-1/speed", 0);
            speak(operator, "car-1/rpm", 10);
            operator.wallClock(EXPIRE_MILLIS - 1);
            assertThat(operator.flink().numEventTimeTimers()).isEqualTo(1);
            assertThat(operator.results()).noneMatch(text -> text.contains("WARMUP"));
            operator.wallClock(EXPIRE_MILLIS);
            assertEmpty(backend, operator);
            assertThat(operator.results())
                    .filteredOn(text -> text.startsWith("DERIVATIVES") && text.contains("WARMUP"))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void seriesThatSpeaksKeepsItsState(StateBackend backend) throws Exception {
        try (OperatorHarness operator = operator(backend, "source: {max-series: 2}\n", null)) {
            speak(operator, "car-1/speed", 0);
            speak(operator, "car-1/rpm", 10);
            operator.wallClock(50_000);
            speak(operator, "car-1/rpm", 50_000);
            operator.wallClock(EXPIRE_MILLIS);
            speak(operator, "car-1/rpm", EXPIRE_MILLIS);
            assertThat(operator.results())
                    .last()
                    .asString()
                    .contains("car-1/rpm")
                    .contains("\"n\":3");
            speak(operator, "car-1/speed", EXPIRE_MILLIS);
            assertThat(operator.results())
                    .last()
                    .asString()
                    .contains("car-1/speed")
                    .doesNotContain("\"n\":2");
            assertThat(operator.side(SideOutputs.REJECTED)).isEmpty(); // the place of the one that went was free
            operator.wallClock(3 * EXPIRE_MILLIS);
            assertEmpty(backend, operator);
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void restoredSeriesCount(StateBackend backend) throws Exception {
        OperatorSubtaskState checkpoint;
        try (OperatorHarness operator = operator(backend, "source: {max-series: 2}\n", null)) {
            speak(operator, "car-1/speed", 0);
            speak(operator, "car-2/speed", 0);
            checkpoint = operator.flink().snapshot(1, 1);
        }
        try (OperatorHarness operator = operator(backend, "source: {max-series: 2}\n", checkpoint)) {
            speak(operator, "car-3/speed", 100);
            assertThat(operator.side(SideOutputs.REJECTED))
                    .singleElement()
                    .asString()
                    .contains("too-many-series");
            operator.wallClock(2 * EXPIRE_MILLIS);
            speak(operator, "car-3/speed", 100);
            assertThat(operator.side(SideOutputs.REJECTED)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void refusedFirstSampleLeavesNothing(StateBackend backend) throws Exception {
        try (OperatorHarness operator = operator(backend, "source: {max-series: 1}\n", null)) {
            operator.feed(List.of(OperatorHarness.sample("car-1/speed", 0, Double.NaN)));
            assertEmpty(backend, operator);
            speak(operator, "car-2/speed", 0);
            assertThat(operator.side(SideOutputs.REJECTED))
                    .singleElement()
                    .asString()
                    .contains("not-a-number");
        }
    }
}
