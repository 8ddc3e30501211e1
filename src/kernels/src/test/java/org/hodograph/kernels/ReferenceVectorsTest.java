package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference numbers of every method, each at the strictest tolerance its case states. */
class ReferenceVectorsTest {

    private static final Set<String> METHODS = Set.of(
            "local-polynomial",
            "finite-difference",
            "hermite-gradient",
            "savitzky-golay",
            "glla",
            "gold",
            "lla-slope",
            "loess");

    private final Estimate estimate = new Estimate();

    static Stream<VectorCase> batch() {
        return Stream.of(
                        "local-polynomial",
                        "uncertainty",
                        "hermite-and-finite-difference",
                        "savgol-glla-gold-lla",
                        "loess-lowess",
                        "input-hygiene")
                .flatMap(VectorCase::of)
                .filter(one -> METHODS.contains(one.method()));
    }

    @ParameterizedTest
    @MethodSource("batch")
    void batchFitGivesTheReferenceNumbers(VectorCase one) {
        Samples samples = Samples.of(
                one.numbers("x"), one.numbers("y"), repeats(one.json().get("policy")));
        Fit fit = Methods.parse(one.text()).fit(samples.x(), samples.y());
        double[] points = one.numbers("evalPoints");
        for (int i = 0; i < points.length; i++) {
            assertThat(fit.estimateAt(points[i], estimate))
                    .as("%s has an answer", one)
                    .isTrue();
            one.check(i, estimate, 1);
        }
    }

    private static Samples.Repeats repeats(JsonNode policy) {
        String text = policy == null ? "" : policy.path("duplicateX").asText();
        return text.startsWith("replace")
                ? Samples.Repeats.MEAN
                : text.startsWith("keep the last") ? Samples.Repeats.LAST : Samples.Repeats.KEEP;
    }

    static Stream<VectorCase> behaviour() {
        return VectorCase.of("behaviour");
    }

    static Stream<VectorCase> splines() {
        return Stream.of("splines", "fitpack-compat").flatMap(VectorCase::of);
    }

    @ParameterizedTest
    @MethodSource("splines")
    void splineGivesTheReferenceNumbers(VectorCase one) {
        WeightedMethod method = (WeightedMethod) Methods.parse(one.text());
        Fit fit = one.params().hasNonNull("weights")
                ? method.fit(
                        one.numbers("x"),
                        one.numbers("y"),
                        VectorCase.numbers(one.params().get("weights")))
                : method.fit(one.numbers("x"), one.numbers("y"));
        double[] points = one.numbers("evalPoints");
        for (int i = 0; i < points.length; i++) {
            assertThat(fit.estimateAt(points[i], estimate)).isTrue();
            one.check(i, estimate, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("behaviour")
    void noDerivativeIsMadeUp(VectorCase one) {
        Fit fit = Methods.parse(one.text()).fit(one.numbers("x"), one.numbers("y"));
        for (double point : one.numbers("evalPoints")) {
            boolean answered = fit.estimateAt(point, estimate);
            for (double order : one.numbers("orders")) {
                assertThat(answered && estimate.has((int) order))
                        .as("%s order %s", one, order)
                        .isFalse();
            }
        }
    }

    static Stream<VectorCase> int64() {
        return VectorCase.of("local-polynomial").filter(one -> one.json().has("xInt64"));
    }

    @ParameterizedTest
    @MethodSource("int64")
    void streamTakesEpochNanoseconds(VectorCase one) {
        JsonNode times = one.json().get("xInt64");
        Differentiator stream = Methods.parse("local-polynomial(window=" + times.size() + ", degree="
                        + one.params().get("degree").asInt() + ")")
                .newDifferentiator();
        double[] y = one.numbers("y");
        for (int i = 0; i < y.length; i++) {
            assertThat(stream.push(times.get(i).asLong(), y[i])).isEqualTo(Intake.ACCEPTED);
        }
        long first = times.get(0).asLong();
        double[] points = one.numbers("evalPoints");
        for (int i = 0; i < points.length; i++) {
            assertThat(stream.estimateAt(first + (long) points[i], estimate)).isTrue();
            one.check(i, estimate, 1e9);
        }
    }

    static Stream<VectorCase> trailing() {
        return VectorCase.of("trailing-window");
    }

    @ParameterizedTest
    @MethodSource("trailing")
    void streamReplaysTheTrailingWindow(VectorCase one) {
        JsonNode params = one.params();
        boolean millis = one.json().path("xUnit").asText().startsWith("ms");
        String window = params.hasNonNull("windowPoints")
                ? "window=" + params.get("windowPoints").asInt()
                : "span=" + nanos(params.get("windowDuration").asDouble(), millis) + "ns";
        Differentiator stream = Methods.parse("local-polynomial(" + window + ", degree="
                        + params.get("degree").asInt() + ")")
                .newDifferentiator();
        double gap = params.hasNonNull("gapReset") ? params.get("gapReset").asDouble() : Double.POSITIVE_INFINITY;
        int lag = params.get("evaluateAtLag").asInt();
        double[] x = one.numbers("x");
        double[] y = one.numbers("y");
        int emitted = 0;
        int inSegment = 0;
        for (int i = 0; i < x.length; i++) {
            if (i > 0 && x[i] - x[i - 1] > gap) {
                stream.reset();
                inSegment = 0;
            }
            stream.push(nanos(x[i], millis), y[i]);
            inSegment++;
            if (inSegment > lag && stream.estimateAt(nanos(x[i - lag], millis), estimate)) {
                assertThat(one.json().get("emitIndex").get(emitted).asInt()).isEqualTo(i);
                assertThat(estimate.samples())
                        .isEqualTo(one.json().get("windowCount").get(emitted).asInt());
                one.check(emitted++, estimate, millis ? 1e3 : 1e-6);
            }
        }
        assertThat(emitted).isEqualTo(one.json().get("emitIndex").size());
    }

    /**
     * Epoch milliseconds are whole. The other x are irregular doubles, which a clock of nanoseconds would round by more than
     * the tolerance; a unit of x of 10^6 s keeps them to 1e-15, and derivatives scale by its powers.
     */
    private static long nanos(double x, boolean millis) {
        return new BigDecimal(x)
                .movePointRight(millis ? 6 : 15)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
