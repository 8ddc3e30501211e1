package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One case of a reference file in {@code vectors/}; the fields are described in that folder's README of the shared material. */
record VectorCase(String file, JsonNode json) {

    static Stream<VectorCase> of(String file) {
        try (InputStream in = VectorCase.class.getResourceAsStream("/vectors/" + file + ".json")) {
            JsonNode cases = new ObjectMapper().readTree(in).get("cases");
            return StreamSupport.stream(cases.spliterator(), false).map(one -> new VectorCase(file, one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String method() {
        return json.get("method").asText();
    }

    JsonNode params() {
        return json.get("params");
    }

    /** Numbers of an array; null stands for NaN. */
    double[] numbers(String field) {
        return numbers(json.get(field));
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).isNull() ? Double.NaN : array.get(i).asDouble();
        }
        return numbers;
    }

    /** The text form of the case's method. */
    String text() {
        return switch (method()) {
            case "finite-difference", "quintic-spline" -> method();
            case "hermite-gradient" -> "hermite";
            case "savitzky-golay" ->
                "savitzky-golay(window=" + integer("windowLength") + ", degree=" + integer("polyOrder") + ")";
            case "glla", "gold" ->
                method() + "(embedding=" + integer("embedding") + ", order=" + integer("order") + ")";
            case "lla-slope" -> "lla(window=" + integer("windowSize") + ")";
            case "loess" -> loess();
            case "cubic-spline" -> cubicSpline();
            case "smoothing-spline" ->
                "smoothing-spline(lambda=" + params().get("lambda").asText() + ")";
            case "fitpack-smoothing" ->
                "spline(smoothing=" + params().get("s").asDouble() + ", degree="
                        + params().get("degree").asInt() + ")";
            default -> localPolynomial();
        };
    }

    private int integer(String name) {
        return params().get(name).asInt();
    }

    /** The lowess cases are told by their names. */
    private String loess() {
        String rest = "fraction=" + params().get("frac").asDouble() + ", robust=" + integer("robustIterations") + ")";
        return json.get("name").asText().startsWith("lowess")
                ? "lowess(" + rest
                : "loess(degree=" + integer("degree") + ", " + rest;
    }

    private String cubicSpline() {
        String boundary = params().get("boundary").asText();
        JsonNode slopes = params().get("endSlopes");
        return "cubic-spline(boundary=" + boundary
                + (slopes.isNull()
                        ? ""
                        : "(" + slopes.get(0).asDouble() + "," + slopes.get(1).asDouble() + ")") + ")";
    }

    private String localPolynomial() {
        List<String> settings = new ArrayList<>();
        settings.add("degree=" + integer("degree"));
        settings.add("weights=" + params().get("kernel").asText());
        if (params().hasNonNull("bandwidth")) {
            settings.add("bandwidth=" + params().get("bandwidth").asDouble());
        }
        return "local-polynomial(" + String.join(", ", settings) + ")";
    }

    /**
     * Every key of {@code expected} as the estimates at the evaluation points have it, within the strictest tolerance of the
     * case, or the loose one that says what solving for a residual exactly may change.
     */
    void check(int point, Estimate estimate, double perSecond) {
        JsonNode tolerances = json.has("toleranceStrict")
                ? json.get("toleranceStrict")
                : json.has("toleranceLoose") ? json.get("toleranceLoose") : json.get("tolerance");
        json.get("expected").fieldNames().forEachRemaining(key -> {
            if (isOfTheCurveOnly(key)) {
                assertThat(estimate.has(order(key)))
                        .as("%s order %s", this, key)
                        .isFalse();
                return;
            }
            double expected = json.get("expected").get(key).get(point).asDouble();
            JsonNode tolerance = tolerances.has(key)
                    ? tolerances.get(key)
                    : json.get("tolerance").get(key);
            double bound =
                    tolerance.get("abs").asDouble() + tolerance.get("rel").asDouble() * Math.abs(expected);
            assertThat(Math.abs(got(key, estimate, perSecond) - expected))
                    .as(
                            "%s order %s at point %d: got %s, expected %s",
                            this, key, point, got(key, estimate, perSecond), expected)
                    .isLessThanOrEqualTo(bound);
        });
    }

    /** The third derivative of Hermite's pieces is three times the signal's: the method refuses it. */
    private boolean isOfTheCurveOnly(String key) {
        return method().equals("hermite-gradient") && order(key) == 3;
    }

    private static int order(String key) {
        return key.charAt(key.length() - 1) - '0';
    }

    /** The vectors' standard error is that of white noise alone; their windows are too long for their signals, which ours adds. */
    private static double got(String key, Estimate estimate, double perSecond) {
        int order = order(key);
        double number = key.startsWith("noiseGain")
                ? estimate.noiseGain(order)
                : key.startsWith("standardError")
                        ? estimate.noise() * estimate.noiseGain(order)
                        : estimate.derivative(order);
        return number / Math.pow(perSecond, order);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s/%s", file, json.get("name").asText());
    }
}
