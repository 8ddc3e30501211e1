package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.rule;

import java.util.Random;
import java.util.stream.Stream;
import org.hodograph.kernels.Methods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples crowded by a wrong unit of time: memory stays bounded and every sample is accounted for. */
class CrowdTest {

    private static final long SEED = 8;

    private final Recording out = new Recording();

    @Test
    void halfAMillionSamplesWithinTheLagOfKalman() {
        Tracker tracker = new Tracker("s", rule("0s", "method: kalman, lag: 250ms"));
        for (int k = 0; k < 500_000; k++) {
            tracker.accept(at(k, k % 7), 0, out);
        }
        assertThat(out.used).isEqualTo(4_096);
        assertThat(out.rejected).hasSize(500_000 - 4_096);
        assertThat(out.rejected.get(0).reason())
                .isEqualTo("too-many-samples: 4096 samples within lag 250ms; is source.time right?");
        tracker.accept(at(Given.SECOND, 3), 0, out); // its time has come
        assertThat(out.used).isEqualTo(4_097);
    }

    @Test
    void orderBufferHoldsItsMostAndReleasesThemAll() {
        Tracker tracker = new Tracker("s", rule("1s", "method: 'local-polynomial(window=7, degree=3)'"));
        for (int k = 0; k < 200_000; k++) {
            tracker.accept(at(k, k % 7), 0, out);
        }
        assertThat(out.used).isZero();
        assertThat(out.rejected).hasSize(200_000 - OrderBuffer.MOST);
        assertThat(out.rejected.get(0).reason())
                .isEqualTo("too-many-samples: 65536 samples within max-out-of-orderness 1s; is source.time right?");
        tracker.accept(at(10 * Given.SECOND, 3), 0, out); // releases what waited
        assertThat(out.used).isEqualTo(OrderBuffer.MOST);
        tracker.finish(out);
        assertThat(out.all()).isEqualTo(200_001);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method: kalman, lag: 250ms|0s",
                "method: kalman, lag: 1ms|10ms",
                "method: auto, lag: 250ms|1s",
                "method: auto|1s",
                "'method: ''local-polynomial(span=250ms, degree=2)'', lag: 20ms'|0s",
                "'method: ''local-polynomial(span=250ms, degree=2)'''|1s",
                "'method: ''robust(local-polynomial(span=2s, degree=2))'''|100ms",
                "'method: kalman, lag: 250ms, resolution: 0.5'|10ms",
                "'method: kalman, lag: 250ms, gap: 10us'|0s",
                "'method: kalman, lag: 250ms, kind: counter'|10ms"
            })
    void wrongUnitsOfTimeAreAccountedFor(String keys, String outOfOrderness) {
        assertAccountedFor(keys, outOfOrderness, 5_000);
    }

    static Stream<String> methods() {
        return Methods.definitions().stream().map(definition -> switch (definition.name()) {
            case "local-polynomial" -> "local-polynomial(window=21, degree=3)";
            case "finite-difference" -> "finite-difference(points=5)";
            case "neural" -> "neural(window=8, hidden=2)"; // trains anew for each answer
            default -> definition.name();
        });
    }

    @ParameterizedTest
    @MethodSource("methods")
    void wrongUnitsOfTimeAreAccountedForByEveryMethod(String method) {
        int samples = method.startsWith("neural") ? 40 : 400;
        assertAccountedFor("method: '" + method + "'", "0s", samples);
        assertAccountedFor("method: '" + method + "', lag: 2 samples", "10ms", samples);
    }

    private static void assertAccountedFor(String keys, String outOfOrderness, int samples) {
        Random random = new Random(SEED);
        for (long unit : new long[] {1, 1_000, 1_000_000_000}) { // 100 samples a second in ms, read as ns, us and s
            Recording run = new Recording();
            Tracker tracker = new Tracker("s", rule(outOfOrderness, keys));
            for (int k = 0; k < samples; k++) {
                long nanos = (10L * (k - random.nextInt(3))) * unit;
                tracker.accept(at(nanos, Math.floor(20 * Math.sin(k * 0.01))), 0, run);
            }
            tracker.finish(run);
            assertThat(run.all())
                    .as("%s, unit %d ns, seed %d", keys, unit, SEED)
                    .isEqualTo(samples);
        }
    }

    @Test
    void lagOfTooManySamplesIsAFaultOfTheConfiguration() {
        assertThatThrownBy(() -> rule("0s", "method: kalman, lag: 2000000000 samples"))
                .hasMessageContaining("lag must be below 4096 samples, but is 2000000000 samples");
    }
}
