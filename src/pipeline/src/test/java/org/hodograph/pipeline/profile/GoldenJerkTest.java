package org.hodograph.pipeline.profile;

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
import java.util.Random;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.junit.jupiter.api.Test;

/**
 * R25: the answers of un-r79-lateral-jerk@1, value, jerk and their standard errors, lie in {@code golden}; whoever changes them
 * makes a new version of the profile and adds a file, which {@code -Dhodograph.golden.write=DIR} writes.
 */
class GoldenJerkTest {

    private static final String FILE = "un-r79-lateral-jerk@1.csv";
    private static final String WRITE = "hodograph.golden.write";
    private static final long EPOCH = 1_767_600_000_000_000_000L;

    /** 12 s, 100 samples a second at first, uneven later; arithmetic that every machine does alike. */
    private static List<double[]> answers() {
        Random random = new Random(79);
        Differentiator stream = Profiles.named("un-r79-lateral-jerk@1").method().newDifferentiator();
        Estimate estimate = new Estimate();
        List<double[]> answers = new ArrayList<>();
        long nanos = EPOCH;
        for (int i = 1; i <= 1200; i++) {
            nanos += i < 600 ? 10_000_000 : 5_000_000 + random.nextInt(100) * 100_000L;
            double phase = (nanos - EPOCH) % 3_200_000_000L / 3.2e9;
            stream.push(nanos, 16 * phase * (1 - phase) + (random.nextInt(65) - 32) / 256.0);
            if (i % 60 == 0) {
                stream.estimateAt(nanos, estimate);
                answers.add(new double[] {
                    estimate.derivative(0), estimate.derivative(1), estimate.standardError(0), estimate.standardError(1)
                });
            }
        }
        return answers;
    }

    @Test
    void answersAreThoseOfTheirVersion() throws IOException {
        List<String> lines;
        try (InputStream in = getClass().getResourceAsStream("/golden/" + FILE)) {
            assertThat(in).as(FILE).isNotNull();
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        List<double[]> answers = answers();
        assertThat(lines).hasSize(answers.size());
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            for (int column = 0; column < cells.length; column++) {
                double golden = Double.parseDouble(cells[column]);
                double answer = answers.get(i)[column];
                if (Double.isNaN(golden)) {
                    assertThat(answer).as("answer %d, column %d", i, column).isNaN();
                } else {
                    assertThat(answer)
                            .as("answer %d, column %d", i, column)
                            .isCloseTo(golden, within(1e-9 * (1 + Math.abs(golden))));
                }
            }
        }
    }

    @Test
    void writesThoseOfThisVersion() throws IOException {
        assumeTrue(System.getProperty(WRITE) != null, "nobody asked for new answers");
        Path path = Path.of(System.getProperty(WRITE), FILE);
        if (!Files.exists(path)) { // what is there stays
            StringBuilder text = new StringBuilder();
            for (double[] row : answers()) {
                for (int column = 0; column < row.length; column++) {
                    text.append(column == 0 ? "" : ",").append(row[column]);
                }
                text.append('\n');
            }
            Files.writeString(path, text);
        }
    }
}
