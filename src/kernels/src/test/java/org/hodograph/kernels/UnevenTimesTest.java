package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A law of the methods that need no window: whatever the times, an answer is within six of its standard errors in 99 of 100,
 * and a number that is given has a standard error that is finite and above 0.
 */
class UnevenTimesTest {

    private static final long SEED = 11;
    private static final double NEAR = 6; // standard errors
    private static final double SHARE = 0.99;

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (String method : List.of("auto", "kalman")) {
            for (int lag : new int[] {0, 3}) {
                for (UnevenTimes times : UnevenTimes.values()) {
                    cases.add(Arguments.of(method, lag, times));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAreNoSurerThanTheyMayBe(String method, int lag, UnevenTimes times) {
        long[] nanos = times.nanos(SEED);
        double[] y = UnevenTimes.samples(nanos, SEED);
        Differentiator stream = Methods.parse(method).newDifferentiator(new Lookback(0, lag));
        Estimate estimate = new Estimate();
        int[] given = new int[4];
        int[] near = new int[4];
        double[] worst = new double[4];
        for (int i = 0; i < y.length; i++) {
            assertThat(stream.push(nanos[i], y[i])).isEqualTo(Intake.ACCEPTED);
            if (!stream.isWarm() || !stream.estimateAt(nanos[i - lag], estimate)) {
                continue;
            }
            for (int order = 0; order <= 3 && estimate.has(order); order++) {
                double error = estimate.standardError(order);
                assertThat(error).as("sample %d, order %d", i, order).isFinite().isPositive();
                double distance = Math.abs(estimate.derivative(order) - UnevenTimes.truth(nanos[i - lag], order));
                given[order]++;
                near[order] += distance <= NEAR * error ? 1 : 0;
                worst[order] = Math.max(worst[order], distance / error);
            }
        }
        for (int order = 0; order <= 3; order++) {
            assertThat((double) near[order])
                    .as("order %d: %d answers, the farthest by %.1f errors", order, given[order], worst[order])
                    .isGreaterThanOrEqualTo(SHARE * given[order]);
        }
        assertThat(given[0]).isGreaterThan(y.length / 4);
    }

    /** Rows for docs/accuracy.md: per method and times, at lag 0 and once warm, the worst order of each figure. */
    @Test
    void writesTheTable() {
        assumeTrue(Boolean.getBoolean("hodograph.uneven.write"), "nobody asked for the table");
        for (MethodDefinition definition : Methods.definitions()) {
            String text = switch (definition.name()) {
                case "local-polynomial" -> "local-polynomial(window=21, degree=3)";
                case "finite-difference" -> "finite-difference(points=3)";
                default -> definition.name();
            };
            if (!definition.name().equals("neural")) { // a whole training for each sample
                StringBuilder row = new StringBuilder("| `" + text + "` |");
                for (UnevenTimes times : UnevenTimes.values()) {
                    row.append(' ').append(cell(text, times)).append(" |");
                }
                System.out.println(row);
            }
        }
    }

    private static String cell(String method, UnevenTimes times) {
        long[] nanos = times.nanos(SEED);
        double[] y = UnevenTimes.samples(nanos, SEED);
        Differentiator stream = Methods.parse(method).newDifferentiator();
        Estimate estimate = new Estimate();
        int[] given = new int[4];
        int[] near = new int[4];
        int without = 0;
        double worst = 0;
        for (int i = 0; i < y.length; i++) {
            stream.push(nanos[i], y[i]);
            boolean told = stream.isWarm() && stream.estimateAt(nanos[i], estimate);
            for (int order = 0; told && order <= 3 && estimate.has(order); order++) {
                double error = estimate.standardError(order);
                double distance = Math.abs(estimate.derivative(order) - UnevenTimes.truth(nanos[i], order));
                if (!(error > 0 && error < Double.POSITIVE_INFINITY)) {
                    without++;
                    continue;
                }
                given[order]++;
                near[order] += distance <= 1.96 * error ? 1 : 0;
                worst = Math.max(worst, distance / error);
            }
        }
        double least = 100;
        for (int order = 0; order <= 3; order++) {
            least = given[order] == 0 ? least : Math.min(least, 100.0 * near[order] / given[order]);
        }
        if (worst == 0) {
            return without == 0 ? "no answer" : "none";
        }
        return String.format(Locale.ROOT, worst < 100 ? "%.0f %%, %.1f" : "%.0f %%, %.0e", least, worst)
                + (without == 0 ? "" : ", " + without + " without");
    }
}
