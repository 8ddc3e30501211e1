package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filter and the smoother on processes that they model: how near to the optimum, and how honest. */
final class KalmanAccuracyTest {

    private static final long SEED = 1960;
    private static final double PROCESS_NOISE = 0.02;
    private static final double NOISE = 0.2;
    private static final String GIVEN = "kalman(model=iwp4, process-noise=0.02, measurement-noise=0.04)";

    private final Estimate estimate = new Estimate();
    private long instant;
    private double[] truth;

    /** Signal p12 is integrated white noise of q = 0.02 under noise of r = 0.04; the optimum is the reference's, to its four digits. */
    @ParameterizedTest(name = "{0} at lag {1}")
    @CsvSource({
        "given, 0, 0.2084, 0.2564, 0.2029, 1.0005",
        "given, 2, 0.1646, 0.2235, 0.1924, 1.0005",
        "given, 8, 0.0742, 0.1383, 0.1611, 1.0005",
        "auto, 0, 0.2084, 0.2564, 0.2029, 1.05",
        "auto, 2, 0.1646, 0.2235, 0.1924, 1.05",
        "auto, 8, 0.0742, 0.1383, 0.1611, 1.05"
    })
    void reachesTheOptimumOnTheTrueModel(String noise, int lag, double d1, double d2, double d3, double ratio)
            throws IOException {
        Differentiator stream = Methods.parse(noise.equals("given") ? GIVEN : "kalman(model=iwp4)")
                .newDifferentiator(new Lookback(0, lag));
        double[] optimum = {0, d1, d2, d3};
        double[] squares = new double[4];
        List<String[]> rows = rows("/accuracy/p12_iwp4_limit.csv");
        for (int i = 0; i < rows.size(); i++) {
            stream.push(nanos(rows.get(i)), Double.parseDouble(rows.get(i)[5]));
            if (i >= 232) {
                assertThat(stream.estimateAt(nanos(rows.get(i - lag)), estimate))
                        .isTrue();
                for (int k = 1; k <= 3; k++) {
                    double error = estimate.derivative(k) - Double.parseDouble(rows.get(i - lag)[1 + k]);
                    squares[k] += error * error;
                }
            }
        }
        for (int k = 1; k <= 3; k++) {
            assertThat(Math.sqrt(squares[k] / (rows.size() - 232)))
                    .as("rms error of order %d", k)
                    .isLessThanOrEqualTo(ratio * optimum[k] + 5e-5); // the optimum is rounded to four digits
        }
    }

    private static List<String[]> rows(String resource) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                KalmanAccuracyTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split(",")).toList();
        }
    }

    private static long nanos(String[] row) {
        return new BigDecimal(row[0]).movePointRight(9).longValueExact();
    }

    /** 50 processes of 1,100 samples at uneven times with gaps of 2 s, asked every 23 samples; between two samples too. */
    @ParameterizedTest(name = "{0} {1} samples behind, {2} s more")
    @CsvSource({
        "given, 0, 0",
        "given, 3, 0",
        "given, 3, 0.03",
        "auto, 0, 0",
        "auto, 3, 0.03",
        "process-noise, 0, 0",
        "measurement-noise, 0, 0"
    })
    void intervalsHoldTheTruthAsOftenAsTheySay(String given, int behind, double more) {
        Method method = Methods.parse(
                switch (given) {
                    case "given" -> GIVEN;
                    case "auto" -> "kalman(model=iwp4)";
                    case "process-noise" -> "kalman(model=iwp4, process-noise=0.02)";
                    default -> "kalman(model=iwp4, measurement-noise=0.04)";
                });
        Random random = new Random(SEED);
        double[] held = new double[4];
        int asked = 0;
        for (int run = 0; run < 50; run++) {
            SimulatedProcess process = new SimulatedProcess(PROCESS_NOISE, random);
            Differentiator stream = method.newDifferentiator(new Lookback(0, behind));
            for (int i = 1; i <= 1_100; i++) {
                process.step((10 + random.nextInt(180)) * 1_000_000L * (i % 40 == 0 ? 20 : 1));
                stream.push(process.nanos(), process.state()[0] + NOISE * random.nextGaussian());
                if (i % 23 == 0) {
                    process.step(Math.round(more * 1e9));
                    instant = process.nanos();
                    truth = process.state().clone();
                }
                if (i % 23 == behind && i > 100) {
                    assertThat(stream.estimateAt(instant, estimate)).isTrue();
                    asked++;
                    for (int k = 0; k <= 3; k++) {
                        double ratio = (estimate.derivative(k) - truth[k]) / estimate.standardError(k);
                        held[k] += Math.abs(ratio) <= 1.96 ? 1 : 0;
                    }
                }
            }
        }
        for (int k = 0; k <= 3; k++) {
            assertThat(held[k] / asked).as("order %d, seed %d", k, SEED).isBetween(0.93, 0.97);
        }
    }

    /** The second-order process's smoother is the cubic smoothing spline with λ = r/q (G. Wahba 1978). */
    @Test
    void batchOfTheSecondOrderIsTheSmoothingSpline() {
        VectorCase spline = VectorCase.of("splines")
                .filter(one -> one.toString().endsWith("smoothing-lambda-0.01"))
                .findFirst()
                .orElseThrow();
        Fit fit = Methods.parse("kalman(model=iwp2, process-noise=100, measurement-noise=1)")
                .fit(spline.numbers("x"), spline.numbers("y"));
        double[] points = spline.numbers("evalPoints");
        for (int i = 0; i < points.length; i++) {
            assertThat(fit.estimateAt(points[i], estimate)).isTrue();
            for (int k = 0; k <= 1; k++) {
                double expected =
                        VectorCase.numbers(spline.json().get("expected").get("" + k))[i];
                assertThat(Math.abs(estimate.derivative(k) - expected))
                        .as("order %d at %s", k, points[i])
                        .isLessThanOrEqualTo(spline.json()
                                .get("tolerance")
                                .get("" + k)
                                .get("abs")
                                .asDouble());
            }
        }
    }

    /** A gap widens errors as the process says: var x(t + h) = F P Fᵀ + Q, here to the digits that the terms of 10^6 s leave. */
    @Test
    void predictionAcrossAGapIsAsUncertainAsTheProcess() {
        double[] x = new double[200];
        double[] y = new double[200];
        Random random = new Random(SEED);
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.1 * i;
            y[i] = random.nextGaussian();
        }
        Fit fit = Methods.parse(GIVEN).fit(x, y);
        fit.estimateAt(x[199], estimate);
        Estimate beyond = new Estimate();
        for (double gap : new double[] {0.3, 10, 1e3, 1e6}) {
            fit.estimateAt(x[199] + gap, beyond);
            for (int k = 0; k <= 3; k++) {
                double variance = PROCESS_NOISE * Math.pow(gap, 7 - 2 * k) / ((7 - 2 * k) * square(factorial(3 - k)));
                double mean = 0;
                for (int i = k; i <= 3; i++) {
                    mean += estimate.derivative(i) * Math.pow(gap, i - k) / factorial(i - k);
                    for (int j = k; j <= 3; j++) {
                        variance += estimate.covariance(i, j)
                                * Math.pow(gap, i + j - 2 * k)
                                / (factorial(i - k) * factorial(j - k));
                    }
                }
                assertThat(beyond.covariance(k, k) / variance)
                        .as("gap %s order %d", gap, k)
                        .isBetween(1 - 1e-6, 1 + 1e-6);
                assertThat(beyond.derivative(k))
                        .as("gap %s order %d", gap, k)
                        .isBetween(mean - 1e-6 * Math.sqrt(variance), mean + 1e-6 * Math.sqrt(variance));
            }
        }
    }

    private static double square(double v) {
        return v * v;
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }
}
