package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * R25: a version of a method is a promise of its numbers. Each method's answers lie in {@code golden/name@version.csv}; whoever
 * changes them raises the version and adds a file, which {@code -Dhodograph.golden.write=DIR} writes.
 */
class GoldenAnswersTest {

    private static final int SIZE = 240;
    private static final int EVERY = 20;
    private static final int BEHIND = 3; // every other answer is for that many samples ago
    private static final double TOLERANCE =
            1e-9; // of value + standard error: processors differ in an exponential's last digit
    private static final String WRITE = "hodograph.golden.write";

    /** Methods that have no default for a stream. */
    private static final Map<String, String> IN_STREAMS = Map.of(
            "local-polynomial",
            "local-polynomial(window=21, degree=3)",
            "finite-difference",
            "finite-difference(points=5)");

    static Stream<Method> methods() {
        return Methods.definitions().stream()
                .map(definition -> Methods.parse(IN_STREAMS.getOrDefault(definition.name(), definition.name())));
    }

    /** Even at first, uneven later; arithmetic that every machine does alike. */
    private static List<double[]> answers(Method method) {
        Random random = new Random(25);
        Differentiator stream = method.newDifferentiator(new Lookback(0, BEHIND));
        Estimate estimate = new Estimate();
        List<double[]> answers = new ArrayList<>();
        long[] nanos = new long[SIZE];
        for (int i = 0; i < SIZE; i++) {
            long step = i < SIZE / 2 ? 100_000_000 : 50_000_000 + random.nextInt(100) * 1_000_000L;
            nanos[i] = i == 0 ? DyadicSeries.EPOCH : nanos[i - 1] + step;
            double phase = (nanos[i] - DyadicSeries.EPOCH) % 6_400_000_000L / 6.4e9;
            stream.push(nanos[i], 40 * phase * (1 - phase) + (random.nextInt(65) - 32) / 256.0);
            if (i % EVERY == EVERY - 1) {
                stream.estimateAt(nanos[i / EVERY % 2 == 0 ? i : i - BEHIND], estimate);
                double[] row = new double[2 * (Estimate.MAX_ORDER + 1)];
                for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
                    row[order] = estimate.derivative(order);
                    row[Estimate.MAX_ORDER + 1 + order] = estimate.standardError(order);
                }
                answers.add(row);
            }
        }
        return answers;
    }

    private static String file(Method method) {
        return method.name() + "@" + method.version() + ".csv";
    }

    @ParameterizedTest
    @MethodSource("methods")
    void answersAreThoseOfTheirVersion(Method method) throws IOException {
        List<String> lines;
        try (InputStream in = getClass().getResourceAsStream("/golden/" + file(method))) {
            assertThat(in).as("golden/%s", file(method)).isNotNull();
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        List<double[]> answers = answers(method);
        assertThat(lines).hasSize(answers.size());
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            double[] row = answers.get(i);
            for (int column = 0; column < row.length; column++) {
                double golden = Double.parseDouble(cells[column]);
                double error = Double.parseDouble(cells[column % 4 + 4]);
                double scale = Math.abs(golden) + (Double.isNaN(error) ? 0 : error);
                if (Double.isNaN(golden)) {
                    assertThat(row[column])
                            .as("answer %d, column %d", i, column)
                            .isNaN();
                } else {
                    assertThat(row[column])
                            .as("answer %d, column %d", i, column)
                            .isCloseTo(golden, within(TOLERANCE * scale));
                }
            }
        }
    }

    @Test
    void writesThoseOfThisVersion() throws IOException {
        assumeTrue(System.getProperty(WRITE) != null, "nobody asked for new answers");
        for (Method method : methods().toList()) {
            Path path = Path.of(System.getProperty(WRITE), file(method));
            if (!Files.exists(path)) { // what is there stays
                StringBuilder text = new StringBuilder();
                for (double[] row : answers(method)) {
                    for (int column = 0; column < row.length; column++) {
                        text.append(column == 0 ? "" : ",").append(row[column]);
                    }
                    text.append('\n');
                }
                Files.writeString(path, text);
            }
        }
    }
}
