package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code auto} without a setting on noisy signals with a known truth: rms errors against the best of 700 configurations
 * chosen by looking at the truth, and the share of the truth inside the 95 % intervals.
 */
final class AutoAccuracyTest {

    private static final int FIRST = 232; // the first sample whose estimate is scored
    private static final List<Integer> LAGS = List.of(0, 2, 8);

    /** Of one order over all files. */
    private static final class Scores {
        final List<Double> ratios = new ArrayList<>();
        final List<Double> held = new ArrayList<>();

        double median(List<Double> of) {
            List<Double> sorted = new ArrayList<>(of);
            Collections.sort(sorted);
            int half = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        }

        double geometricMean() {
            return Math.exp(ratios.stream().mapToDouble(Math::log).average().orElseThrow());
        }
    }

    @ParameterizedTest(name = "lag {0}")
    @ValueSource(ints = {0, 2, 8})
    void reachesTheGoals(int lag) throws IOException {
        Scores[] scores = {new Scores(), new Scores(), new Scores(), new Scores()};
        JsonNode reference = json("reference.json").get("rmse");
        for (String file : (Iterable<String>) reference::fieldNames) {
            score(file, lag, reference.get(file), scores);
        }
        double[] worstMedian = lag == 8 ? new double[] {0, 1.03, 1.03, 1.13} : new double[] {0, 1.03, 1.03, 1.03};
        double[] behind = {0, 0.82, 0.93, 1.04}; // geometric means at lag 8
        double[] worst = {0, 1.2, 1.25, 1.5};
        for (int order = 1; order <= 3; order++) {
            String what = "order " + order + ", lag " + lag;
            assertThat(scores[order].median(scores[order].ratios))
                    .as("median ratio, %s", what)
                    .isLessThanOrEqualTo(worstMedian[order]);
            if (lag == 8) {
                assertThat(scores[order].geometricMean()).as(what).isLessThanOrEqualTo(behind[order]);
                assertThat(Collections.max(scores[order].ratios)).as(what).isLessThanOrEqualTo(worst[order]);
                assertThat(Collections.min(scores[order].held))
                        .as(what)
                        .isGreaterThanOrEqualTo(order == 3 ? 0.9 : 0.93);
            }
            if (lag == 0) {
                assertThat(Collections.max(scores[order].ratios)).as(what).isLessThanOrEqualTo(1.3);
                assertThat(scores[order].geometricMean()).as(what).isLessThan(0.95);
                assertThat(Collections.min(scores[order].held)).as(what).isGreaterThanOrEqualTo(0.93);
            }
        }
        if (lag == 0) {
            assertThat(scores[1].median(scores[1].held)).isLessThanOrEqualTo(0.98);
        }
    }

    private static void score(String file, int lag, JsonNode reference, Scores[] scores) throws IOException {
        AccuracySignal signal = AccuracySignal.of(file);
        Differentiator stream = Methods.parse("auto").newDifferentiator(new Lookback(0, lag));
        Estimate estimate = new Estimate();
        double[] squares = new double[4];
        int[] scored = new int[4];
        int[] held = new int[4];
        for (int k = 0; k < signal.size(); k++) {
            stream.push(signal.nanos(k), signal.measured(k));
            if (k < FIRST) {
                continue;
            }
            assertThat(stream.estimateAt(signal.nanos(k - lag), estimate)).isTrue();
            for (int order = 1; order <= 3; order++) {
                if (signal.isScored(k - lag, order)) {
                    double error = estimate.derivative(order) - signal.truth(k - lag, order);
                    assertThat(error).isNotNaN();
                    squares[order] += error * error;
                    scored[order]++;
                    held[order] += Math.abs(error) <= 1.96 * estimate.standardError(order) ? 1 : 0;
                }
            }
        }
        for (int order = 1; order <= 3; order++) {
            if (scored[order] > 0) {
                double rms = Math.sqrt(squares[order] / scored[order]);
                double best = rms(reference, "best with hindsight", order, lag);
                scores[order].ratios.add(rms / best);
                scores[order].held.add(held[order] / (double) scored[order]);
                assertThat(rms)
                        .as("%s order %d lag %d against the difference of neighbours", file, order, lag)
                        .isLessThan(rms(reference, "difference of neighbours", order, lag));
            }
        }
    }

    private static double rms(JsonNode reference, String who, int order, int lag) {
        return reference.get(who).get("order" + order).get(LAGS.indexOf(lag)).asDouble();
    }

    private static JsonNode json(String name) throws IOException {
        try (InputStream in = AutoAccuracyTest.class.getResourceAsStream("/accuracy/" + name)) {
            return new JsonMapper().readTree(in);
        }
    }
}
