package org.hodograph.kernels.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.geometry.Motion.Quantity;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference numbers of a graph's, a plane path's and a space path's curvature, within the tolerances of the file. */
class CurvatureVectorsTest {

    static Stream<Named<JsonNode>> cases() throws IOException {
        try (InputStream in = CurvatureVectorsTest.class.getResourceAsStream("/vectors/curvature.json")) {
            JsonNode cases = new ObjectMapper().readTree(in).get("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(one -> Named.of(one.get("name").asText(), one));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void geometryGivesTheReferenceNumbers(JsonNode one) {
        List<Fit> fits = new ArrayList<>();
        for (JsonNode values : one.has("channels") ? one.get("channels") : List.of(one.get("y"))) {
            fits.add(Methods.parse("local-polynomial(degree="
                            + one.get("params").get("degree").asInt() + ")")
                    .fit(numbers(one.get("x")), numbers(values)));
        }
        double[] points = numbers(one.get("evalPoints"));
        for (int i = 0; i < points.length; i++) {
            List<Estimate> axes = new ArrayList<>();
            for (Fit fit : fits) {
                Estimate estimate = new Estimate();
                assertThat(fit.estimateAt(points[i], estimate)).isTrue();
                axes.add(estimate);
            }
            check(one, i, axes);
        }
    }

    private static void check(JsonNode one, int point, List<Estimate> axes) {
        one.get("expected").fieldNames().forEachRemaining(key -> {
            double expected = one.get("expected").get(key).get(point).asDouble();
            JsonNode tolerance = one.get("tolerance").get(key);
            double bound =
                    tolerance.get("abs").asDouble() + tolerance.get("rel").asDouble() * Math.abs(expected);
            assertThat(Math.abs(got(key, axes) - expected))
                    .as("%s at point %d: got %s, expected %s", key, point, got(key, axes), expected)
                    .isLessThanOrEqualTo(bound);
        });
    }

    private static double got(String key, List<Estimate> axes) {
        if (axes.size() == 1) {
            return key.equals("curvature")
                    ? GraphCurvature.value(axes.get(0), 1, 1)
                    : axes.get(0).derivative(Integer.parseInt(key));
        }
        Motion motion = new Motion();
        if (axes.size() == 2) {
            motion.plane(axes.get(0), axes.get(1));
        } else {
            motion.space(axes.get(0), axes.get(1), axes.get(2));
        }
        return switch (key) {
            case "curvature" -> motion.value(Quantity.CURVATURE);
            case "speed" -> motion.value(Quantity.SPEED);
            case "accelerationNorm" -> motion.value(Quantity.ACCELERATION_NORM);
            case "jerkNorm" -> motion.value(Quantity.JERK_NORM);
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
