package org.hodograph.pipeline.honesty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What real sensors do to rates, and to how sure they are told: ours against the best of 47 configurations that were chosen by
 * looking at the truth, and peers on the same samples. {@code -Dhodograph.honesty.write=true} writes the tables of
 * docs/honesty.md.
 */
class HonestyPageTest {

    private static final long[] SEEDS = {1, 2, 3};
    private static final Path PAGE = Path.of("../../docs/honesty.md");
    private static final String[] OURS = {null, "kalman", "local-polynomial(window=21, degree=2)"};

    private static List<String> hindsight() {
        List<String> methods = new ArrayList<>();
        for (int degree = 1; degree <= 3; degree++) {
            for (int window : new int[] {5, 7, 9, 13, 19, 29, 43, 65, 97, 145, 217}) {
                methods.add("local-polynomial(window=" + window + ", degree=" + degree + ")");
            }
        }
        methods.add("kalman(model=iwp2)");
        methods.add("kalman(model=iwp3)");
        methods.add("kalman(model=iwp4)");
        return methods;
    }

    private static final int[] DIFFERENCES = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144};

    /** The least error that anybody could have had by choosing well. */
    private static double best(Stream stream, int from) {
        double best = Double.POSITIVE_INFINITY;
        for (String method : hindsight()) {
            best = Math.min(best, Rates.ofMethod(stream, method).rms(stream, from));
        }
        for (int back : DIFFERENCES) {
            best = Math.min(best, Rates.ofDifference(stream, back).rms(stream, from));
        }
        return best;
    }

    /** Nobody has looked at these seeds. */
    @ParameterizedTest
    @EnumSource
    void everyRateHasAnError(SensorKind kind) {
        Stream stream = kind.stream(77);
        assertThat(Rates.ofSeries(stream, null).faults(kind.from())).isZero();
    }

    @Test
    void writesTheTables() throws IOException {
        assumeTrue(Boolean.getBoolean("hodograph.honesty.write"), "nobody asked for the tables");
        StringBuilder errors = new StringBuilder("""
                | sensor | `auto` | `kalman` | parabola of 21 | GCV spline of 64 | difference of 21 | difference (SQL `LAG`) |
                |---|---|---|---|---|---|---|
                """);
        StringBuilder honesty = new StringBuilder("""
                | sensor | method | inside 95 % | no error, or 0 | samples to recover |
                |---|---|---|---|---|
                """);
        for (SensorKind kind : SensorKind.values()) {
            Map<String, double[]> scores = new LinkedHashMap<>();
            for (long seed : SEEDS) {
                score(kind.stream(seed), kind.from(), scores);
            }
            errors.append("| ").append(kind.words());
            for (Map.Entry<String, double[]> score : scores.entrySet()) {
                double[] sums = score.getValue();
                errors.append(" | ").append(number(Math.exp(sums[0] / SEEDS.length)));
                if (sums.length > 1) {
                    honesty.append(String.format(
                            Locale.ROOT,
                            "| %s | `%s` | %.1f %% | %.0f | %s |%n",
                            kind.words(),
                            score.getKey(),
                            100 * sums[1] / SEEDS.length,
                            sums[2],
                            kind.stream(1).ends().isEmpty() ? "" : String.format(Locale.ROOT, "%.0f", sums[3])));
                }
            }
            errors.append(" |\n");
        }
        String page = Files.readString(PAGE);
        page = between(page, "kinds", errors.toString());
        page = between(page, "intervals", honesty.toString());
        Files.writeString(PAGE, page);
    }

    private static void score(Stream stream, int from, Map<String, double[]> scores) {
        double best = best(stream, from);
        for (String method : OURS) {
            Rates rates = Rates.ofSeries(stream, method);
            double[] sums = scores.computeIfAbsent(method == null ? "auto" : method, any -> new double[4]);
            sums[0] += Math.log(rates.rms(stream, from) / best);
            sums[1] += rates.inside(stream, from);
            sums[2] += rates.faults(from);
            sums[3] = Math.max(sums[3], rates.recovery(stream, from));
        }
        peer(
                "GCV spline",
                Rates.ofMethod(stream, "smoothing-spline(lambda=gcv, window=64)"),
                stream,
                from,
                best,
                scores);
        peer("difference of 21", Rates.ofDifference(stream, 21), stream, from, best, scores);
        peer("LAG", Rates.ofDifference(stream, 1), stream, from, best, scores);
    }

    private static void peer(
            String name, Rates rates, Stream stream, int from, double best, Map<String, double[]> scores) {
        scores.computeIfAbsent(name, any -> new double[1])[0] += Math.log(rates.rms(stream, from) / best);
    }

    private static String number(double ratio) {
        return ratio >= 99.5
                ? String.format(Locale.ROOT, "%.0f", ratio)
                : String.format(Locale.ROOT, ratio >= 9.95 ? "%.1f" : "%.2f", ratio);
    }

    private static String between(String page, String marker, String table) {
        String begin = "<!-- " + marker + " -->\n";
        String end = "<!-- /" + marker + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        assertThat(from).as(begin).isNotNegative();
        return page.substring(0, from + begin.length()) + "\n" + table + "\n" + page.substring(to);
    }
}
