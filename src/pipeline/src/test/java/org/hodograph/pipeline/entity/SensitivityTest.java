package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** dy/dx of two noisy signals, y = 2 x + 3. */
class SensitivityTest {

    private static final int SECONDS = 1200;
    private static final int WINDOW = 20;

    /** The slope's error is that of its scatter, of a method with a window and of ones that remember everything. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "kalman", "local-polynomial(span=2s, degree=2)"})
    void standardErrorIsThatOfTheScatter(String method) throws IOException {
        long seed = 8;
        Random random = new Random(seed);
        Heard heard = new Heard("""
                series: [{match: "*", method: "%s"}]
                sensitivities: [{name: slope, of: y, by: x, window: %ds}]
                """.formatted(method, WINDOW));
        for (int k = 0; k < 10 * SECONDS; k++) {
            double t = k / 10.0;
            double x = 3 * Math.sin(0.7 * t) + 2 * Math.sin(0.23 * t + 1);
            heard.give("x", k * Heard.SECOND / 10, x + 0.2 * random.nextGaussian());
            heard.give("y", k * Heard.SECOND / 10, 2 * x + 3 + 0.2 * random.nextGaussian());
        }
        List<String> records = heard.texts(Topic.SENSITIVITY);
        double squares = 0;
        int windows = 0;
        for (int i = 600; i < records.size(); i += 10 * WINDOW) {
            JsonNode record = new ObjectMapper().readTree(records.get(i));
            squares += Math.pow(
                    (record.get("value").asDouble() - 2) / record.get("se").asDouble(), 2);
            windows++;
        }
        double normalised = Math.sqrt(squares / windows);
        System.out.printf("%s: %d windows, rms of error / standard error %.2f%n", method, windows, normalised);
        assertThat(windows).isGreaterThan(50);
        assertThat(normalised).as("seed %d", seed).isLessThan(1.5);
        if (!method.contains("span")) { // fits that share samples are counted as one, which errs on the wide side
            assertThat(normalised).as("seed %d", seed).isGreaterThan(0.5);
        }
    }
}
