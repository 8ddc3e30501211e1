package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stated errors of windowed methods and filters on real sensors, against sensors that are independent of their input. */
final class SensorErrorsTest {

    // docs/adr/0036: how they were found
    private static final double ERROR_X = 0.505; // m/s²
    private static final double ERROR_Y = 0.66;
    private static final double ERROR_Z = 0.445;
    private static final double ERROR_CAR = 0.033;

    private static final int EVERY = 5; // samples from one comparison to the next

    private static final String START = "<!-- sensors -->";
    private static final String END = "<!-- /sensors -->";

    private static final List<String> HAND = List.of(
            "local-polynomial(span=50ms, degree=3)",
            "local-polynomial(span=70ms, degree=4)",
            "local-polynomial(span=120ms, degree=4)",
            "local-polynomial(span=200ms, degree=4)",
            "local-polynomial(span=120ms, degree=3, weights=tricube)",
            "local-polynomial(span=70ms, degree=3, weights=exponential)",
            "robust(local-polynomial(window=21, degree=3))",
            "savitzky-golay(window=35, degree=4)",
            "loess",
            "glla(embedding=21, order=3)",
            "gold(embedding=9, order=3)",
            "smoothing-spline",
            "spline",
            "kalman(model=iwp3)",
            "kalman(model=iwp4)",
            "auto");

    private static final List<String> CAR = List.of(
            "local-polynomial(span=500ms, degree=2)",
            "local-polynomial(span=1s, degree=2)",
            "local-polynomial(span=2s, degree=2)",
            "local-polynomial(span=1s, degree=1)",
            "local-polynomial(span=2s, degree=3, weights=tricube)",
            "robust(local-polynomial(window=41, degree=2))",
            "loess(window=128)",
            "lowess",
            "lla(window=21)",
            "glla(embedding=41, order=2)",
            "gold(embedding=21, order=2)",
            "smoothing-spline",
            "spline",
            "kalman(model=iwp2)",
            "kalman(model=iwp3)",
            "kalman(model=iwp4)",
            "auto");

    /** What is compared: rms of the difference, rms of the difference over the root of both variances, share within 1.96 of it. */
    private record Cell(int answers, double rms, double normalised, double inside) {

        static Cell of(SensorReference sensor, String method, double lag, int every) {
            long back = Math.round(lag * 1e9);
            Differentiator stream = Methods.parse(method).newDifferentiator(new Lookback(back, 0));
            Estimate estimate = new Estimate();
            int answers = 0;
            double squares = 0;
            double ratios = 0;
            double held = 0;
            for (int i = 0; i < sensor.t().length; i++) {
                long nanos = Math.round(sensor.t()[i] * 1e9);
                if (!Double.isFinite(sensor.y()[i])
                        || stream.push(nanos, sensor.y()[i]) != Intake.ACCEPTED
                        || i % every != 0
                        || !stream.isWarm()
                        || !stream.estimateAt(nanos - back, estimate)) {
                    continue;
                }
                double stated = estimate.standardError(sensor.order());
                double difference = estimate.derivative(sensor.order()) - sensor.reference(estimate.nanos() / 1e9);
                if (stated > 0 && Double.isFinite(difference)) {
                    double ratio = difference / Math.hypot(stated, sensor.error());
                    answers++;
                    squares += difference * difference;
                    ratios += ratio * ratio;
                    held += Math.abs(ratio) <= 1.96 ? 1 : 0;
                }
            }
            return new Cell(answers, Math.sqrt(squares / answers), Math.sqrt(ratios / answers), held / answers);
        }

        @Override
        public String toString() {
            return answers < 100
                    ? "–"
                    : String.format(Locale.ROOT, "%.3g, %.2f, %.0f %%", rms, normalised, 100 * inside);
        }
    }

    private static SensorReference sensor(String name) throws IOException {
        return switch (name) {
            case "x" -> SensorReference.hand("x", ERROR_X);
            case "y" -> SensorReference.hand("y", ERROR_Y);
            case "z" -> SensorReference.hand("z", ERROR_Z);
            default -> SensorReference.car(ERROR_CAR);
        };
    }

    @ParameterizedTest(name = "{0}: {1}, {2} s behind")
    @CsvSource(
            delimiter = '|',
            value = {
                "x | local-polynomial(span=50ms, degree=3) | 0",
                "x | local-polynomial(span=70ms, degree=4) | 0",
                "x | local-polynomial(span=70ms, degree=4) | 0.03",
                "x | local-polynomial(span=120ms, degree=4) | 0",
                "x | local-polynomial(span=120ms, degree=4) | 0.03",
                "x | local-polynomial(span=200ms, degree=4) | 0",
                "y | local-polynomial(span=70ms, degree=4) | 0",
                "y | local-polynomial(span=200ms, degree=4) | 0.03",
                "x | local-polynomial(span=120ms, degree=3, weights=tricube) | 0",
                "x | local-polynomial(span=70ms, degree=3, weights=exponential) | 0",
                "y | robust(local-polynomial(window=21, degree=3)) | 0",
                "x | savitzky-golay(window=35, degree=4) | 0",
                "x | glla(embedding=21, order=3) | 0",
                "x | kalman(model=iwp4) | 0",
                "car | local-polynomial(span=1s, degree=2) | 0.25",
                "car | local-polynomial(span=2s, degree=2) | 0",
                "car | local-polynomial(span=2s, degree=2) | 0.25",
                "car | kalman(model=iwp3) | 0",
                "car | kalman(model=iwp4) | 0"
            })
    void errorsAreAsLargeAsTold(String name, String method, double lag) throws IOException {
        Cell cell = Cell.of(sensor(name), method, lag, EVERY);
        assertThat(cell.answers()).isGreaterThan(900);
        assertThat(cell.normalised()).as("normalised error").isBetween(0.8, 1.3);
        assertThat(cell.inside()).as("inside 95 %").isBetween(0.88, 0.99);
    }

    /** Two estimates of every second sample each share no noise: what their errors share is the reference's and the window's. */
    @ParameterizedTest(name = "hand, {0}")
    @CsvSource({"x, 0.505", "y, 0.66", "z, 0.445"})
    void referenceErrsByAsMuchAsIsTakenOff(String axis, double told) throws IOException {
        SensorReference sensor = SensorReference.hand(axis, told);
        double[][] errors = new double[2][];
        for (int half = 0; half < 2; half++) {
            int first = half;
            double[] x = new double[sensor.t().length / 2];
            double[] y = new double[x.length];
            Arrays.setAll(x, i -> sensor.t()[2 * i + first]);
            Arrays.setAll(y, i -> sensor.y()[2 * i + first]);
            Fit fit = Methods.parse("local-polynomial(span=0.0665, degree=4)").fit(x, y);
            Estimate estimate = new Estimate();
            errors[half] = new double[sensor.t().length];
            for (int i = 0; i < sensor.t().length; i += 7) {
                errors[half][i] = fit.estimateAt(sensor.t()[i], estimate) && estimate.samples() >= 9
                        ? estimate.derivative(2) - sensor.reference()[i]
                        : Double.NaN;
            }
        }
        double sum = 0;
        int count = 0;
        for (int i = 0; i < sensor.t().length; i += 7) {
            double product = errors[0][i] * errors[1][i];
            if (Double.isFinite(product)) {
                sum += product;
                count++;
            }
        }
        assertThat(Math.sqrt(sum / count)).isBetween(0.93 * told, 1.07 * told);
    }

    /** Into docs/honesty.md, between the markers. */
    @Test
    void writesTheTable() throws IOException {
        assumeTrue(Boolean.getBoolean("hodograph.sensors.write"), "nobody asked for the table");
        StringBuilder text = new StringBuilder(START).append('\n');
        table(text, List.of(sensor("x"), sensor("y"), sensor("z")), HAND);
        text.append('\n');
        table(text, List.of(sensor("car")), CAR);
        text.append(END);
        Path page = Path.of(System.getProperty("hodograph.root", "."), "docs", "honesty.md");
        String before = Files.exists(page) ? Files.readString(page) : "# Honesty on real sensors\n";
        int start = before.indexOf(START);
        int end = before.indexOf(END);
        String after = start < 0 || end < 0
                ? before + "\n" + text + "\n"
                : before.substring(0, start) + text + before.substring(end + END.length());
        Files.write(page, after.getBytes(StandardCharsets.UTF_8));
    }

    private static void table(StringBuilder text, List<SensorReference> sensors, List<String> methods) {
        text.append("| method |");
        for (SensorReference sensor : sensors) {
            for (double lag : sensor.lags()) {
                text.append(' ')
                        .append(sensor.name())
                        .append(", lag ")
                        .append(lag)
                        .append(" s |");
            }
        }
        text.append("\n|---|")
                .append("---|".repeat(sensors.size() * sensors.get(0).lags().length))
                .append('\n');
        for (String method : methods) {
            text.append("| `").append(method).append("` |");
            for (SensorReference sensor : sensors) {
                for (double lag : sensor.lags()) {
                    int every = method.contains("spline") ? 4 * EVERY : EVERY; // a fit for each λ that is tried
                    text.append(' ').append(Cell.of(sensor, method, lag, every)).append(" |");
                }
            }
            text.append('\n');
        }
    }
}
