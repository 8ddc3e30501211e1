package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.profile.Profiles;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private static final String GPS = """
            series: [{match: "*", unit: m/s}]
            profiles: [{profile: harsh-driving/gps-insight-light@1, speed: "*/speed"}]
            """;

    private static Heard drive(String yaml, double rate, int seconds, DoubleUnaryOperator speed) {
        Heard heard = new Heard(yaml);
        for (int k = 0; k < seconds * rate; k++) {
            heard.give("speed", Math.round(k * 1e9 / rate), speed.applyAsDouble(k / rate));
        }
        return heard;
    }

    /** Gentle city driving: between 0 and 20 m/s, at most 1.3 m/s2. */
    private static double city(double t) {
        return 10 + 10 * Math.sin(0.13 * t);
    }

    /** R20: spikes of a GPS speed, alone, in pairs and with noise, are no harsh event; harsh braking is one. */
    @Test
    void gpsSpikesAreNoHarshBraking() {
        long seed = 20;
        Random random = new Random(seed);
        List<Integer> spikes = new ArrayList<>();
        for (int at = 40; at < 3500; at += 25 + random.nextInt(40)) {
            spikes.add(at);
        }
        for (double size : new double[] {5, 10, 30, -30, 100}) {
            Heard heard = drive(
                    GPS, 1, 3600, t -> city(t) + 0.2 * random.nextGaussian() + (spikes.contains((int) t) ? size : 0));
            assertThat(heard.texts(Topic.ALERTS))
                    .as("spikes of %s m/s, seed %d", size, seed)
                    .isEmpty();
        }
        Heard brakes = drive(GPS, 1, 120, t -> Math.max(0, Math.min(30, 30 - 6 * (t - 60))));
        assertThat(brakes.texts(Topic.ALERTS))
                .anyMatch(text -> text.contains("gps-insight-light@1/braking") && text.contains("firing"));
    }

    /** One stop of 6 m/s2 over 3 s, one speed a second: the first version's line over 7 s is too long for it. */
    @Test
    void aStopOfThreeSecondsIsSeenByTheSecondVersion() {
        for (double phase : new double[] {0, 0.25, 0.5, 0.75}) {
            Random random = new Random(9);
            DoubleUnaryOperator stop =
                    t -> Math.max(2, Math.min(20, 20 - 6 * (t - 60 - phase))) + 0.1 * random.nextGaussian();
            assertThat(drive(GPS, 1, 120, stop).texts(Topic.ALERTS)).isEmpty();
            assertThat(drive(GPS.replace("@1", "@2"), 1, 120, stop).texts(Topic.ALERTS))
                    .as("phase %s", phase)
                    .anyMatch(text -> text.contains("gps-insight-light@2/braking") && text.contains("firing"));
        }
    }

    @Test
    void spikesAloneAndInPairsDoNotFoolTheSecondVersion() {
        for (double size : new double[] {5, 10, 30, -30, 100}) {
            for (int length : new int[] {1, 2}) {
                Random random = new Random(20);
                Heard heard = drive(
                        GPS.replace("@1", "@2"),
                        1,
                        3600,
                        t -> city(t) + 0.2 * random.nextGaussian() + ((int) t % 37 < length ? size : 0));
                assertThat(heard.texts(Topic.ALERTS))
                        .as("%d spikes of %s m/s", length, size)
                        .isEmpty();
            }
        }
    }

    /** R20: one spike of 30 m/s moves the acceleration by less than 0.3 m/s2. */
    @Test
    void oneSpikeHardlyMovesTheAcceleration() throws IOException {
        long seed = 3;
        double[] plain = accelerations(seed, 0);
        double[] spiked = accelerations(seed, 30);
        for (int i = 0; i < plain.length; i++) {
            assertThat(spiked[i]).as("at %d s, seed %d", i, seed).isCloseTo(plain[i], within(0.3));
        }
    }

    private static double[] accelerations(long seed, double size) throws IOException {
        Random random = new Random(seed);
        String robust = "series: [{match: \"*\", unit: m/s, order: 1,"
                + " method: \"robust(local-polynomial(window=15, degree=2))\", lag: 7 samples}]";
        Heard heard = drive(robust, 1, 200, t -> city(t) + 0.1 * random.nextGaussian() + (t == 100 ? size : 0));
        List<String> texts = heard.texts(Topic.ACCELERATION);
        double[] accelerations = new double[texts.size() - 10];
        for (int i = 0; i < accelerations.length; i++) {
            accelerations[i] =
                    new ObjectMapper().readTree(texts.get(i + 10)).get("value").asDouble();
        }
        return accelerations;
    }

    @Test
    void slowDataAreRefusedOnce() {
        Heard heard = drive(GPS.replace("gps-insight-light", "digital-matter"), 1, 300, t -> 300 - 10 * t);
        assertThat(heard.texts(Topic.ALERTS)).isEmpty();
        assertThat(heard.texts(Topic.STATUS))
                .hasSize(2)
                .allMatch(text -> text.contains("too slow: fewer than 2 samples") && text.contains("needs at least 8"));
        assertThat(drive(GPS, 0.5, 300, t -> 10).texts(Topic.STATUS))
                .hasSize(2)
                .allMatch(text -> text.contains("too slow: 0.500 samples/s, the profile needs at least 0.800"));
    }

    /** A receiver that becomes slow while the car brakes: of data that are refused nothing is said, so nothing goes on. */
    @Test
    void refusedDataEndAnAlert() {
        Heard heard = new Heard(GPS.replace("gps-insight-light", "digital-matter"));
        long nanos = 0;
        for (int k = 0; k < 130; k++) {
            nanos += k < 120 ? Heard.SECOND / 10 : Heard.SECOND;
            heard.give("speed", nanos, k < 100 ? 60 : 60 - 0.6 * (k - 100));
        }
        assertThat(heard.texts(Topic.STATUS)).anyMatch(text -> text.contains("too slow"));
        assertThat(heard.texts(Topic.ALERTS))
                .anyMatch(text -> text.contains("firing"))
                .last()
                .asString()
                .contains("resolved");
    }

    @Test
    void noisyDataAreRefused() {
        Random random = new Random(4);
        Heard heard =
                drive(GPS.replace("gps-insight-light", "digital-matter"), 10, 60, t -> 10 + 5 * random.nextGaussian());
        assertThat(heard.texts(Topic.STATUS)).hasSize(2).allMatch(text -> text.contains("too noisy: standard error"));
    }

    @Test
    void harshBrakingAtTenHertz() {
        Heard heard = drive(
                GPS.replace("gps-insight-light", "digital-matter"),
                10,
                60,
                t -> Math.max(5, Math.min(20, 20 - 6 * (t - 30))));
        assertThat(heard.texts(Topic.ALERTS)).hasSize(3);
        assertThat(heard.texts(Topic.ALERTS).get(0)).contains("pending", "digital-matter@1/braking");
        assertThat(heard.texts(Topic.ALERTS).get(1)).contains("firing");
        assertThat(heard.texts(Topic.ALERTS).get(2)).contains("resolved");
    }

    /** A slow sine passes the filter: its jerk is A ω, less what averaging over half a second and the filter take. */
    @Test
    void lateralJerkIsFilteredAsPrescribed() throws IOException {
        String yaml = """
                series: [{match: "*", unit: m/s2}]
                profiles: [{profile: un-r79-lateral-jerk@1, lateral-acceleration: "*/lateral"}]
                """;
        double frequency = 0.4;
        double omega = 2 * Math.PI * frequency;
        Heard heard = new Heard(yaml);
        for (int k = 0; k < 3000; k++) {
            heard.give("lateral", k * 10_000_000L, 4 * Math.sin(omega * k * 0.01));
        }
        double peak = 0;
        List<String> jerks = heard.texts(Topic.JERK);
        for (String text : jerks.subList(2000, 3000)) {
            peak = Math.max(
                    peak,
                    Math.abs(new ObjectMapper().readTree(text).get("value").asDouble()));
        }
        double filter = 1 / Math.sqrt(1 + Math.pow(frequency / 0.5, 8));
        double average = Math.sin(omega * 0.25) / (omega * 0.25);
        assertThat(peak).isCloseTo(4 * omega * filter * average, within(0.02));
        assertThat(heard.texts(Topic.ALERTS))
                .as("peaks above 5 m/s3 fire, twice a period")
                .filteredOn(text -> text.contains("firing"))
                .hasSizeBetween(20, 24);
    }

    /** White noise, 1,000 independent jerks: the standard errors are those of the noise, within 5 %. */
    @Test
    void lateralJerkHasTheStandardErrorOfWhiteNoise() {
        for (double rate : new double[] {100, 250}) {
            long seed = 79;
            Random random = new Random(seed);
            Differentiator worker =
                    Profiles.named("un-r79-lateral-jerk@1").method().newDifferentiator();
            Estimate estimate = new Estimate();
            double[] squares = new double[2];
            int count = 0;
            for (int k = 0; k < 4000 * rate; k++) {
                long nanos = Math.round((k + 0.5 * random.nextDouble()) * 1e9 / rate); // uneven
                worker.push(nanos, 3 + 0.5 * random.nextGaussian());
                if (k % (int) (4 * rate) == 0 && worker.isWarm()) {
                    worker.estimateAt(nanos, estimate);
                    squares[0] += Math.pow((estimate.derivative(0) - 3) / estimate.standardError(0), 2);
                    squares[1] += Math.pow(estimate.derivative(1) / estimate.standardError(1), 2);
                    assertThat(estimate.noise()).isCloseTo(0.5, within(0.15));
                    count++;
                }
            }
            // rms of 999 normal numbers: 1 ± 2.2 %
            assertThat(Math.sqrt(squares[0] / count)).as("seed %d", seed).isCloseTo(1, within(0.07));
            assertThat(Math.sqrt(squares[1] / count)).as("seed %d", seed).isCloseTo(1, within(0.07));
        }
    }

    @Test
    void lateralJerkRefusesSlowAndNoisyData() {
        String yaml = """
                series: [{match: "*", unit: m/s2}]
                profiles: [{profile: un-r79-lateral-jerk@1, lateral-acceleration: "*/lateral"}]
                """;
        Heard slow = new Heard(yaml);
        Heard noisy = new Heard(yaml);
        Heard still = new Heard(yaml);
        Random random = new Random(80);
        for (int k = 0; k < 1000; k++) {
            slow.give("lateral", k * 20_000_000L, 40 * Math.sin(k * 0.1));
            noisy.give("lateral", k * 10_000_000L, 8 * random.nextGaussian());
            still.give("lateral", k * 10_000_000L, 0.3);
        }
        assertThat(slow.texts(Topic.ALERTS)).isEmpty();
        assertThat(slow.texts(Topic.STATUS))
                .singleElement()
                .asString()
                .contains("too slow: 50.0 samples/s, the profile needs at least 99.0");
        assertThat(noisy.texts(Topic.STATUS))
                .singleElement()
                .asString()
                .containsPattern("too noisy: standard error 1[.]\\d+ m/s3, the profile allows 1[.]00");
        assertThat(still.texts(Topic.STATUS)).isEmpty();
        assertThat(still.texts(Topic.JERK).get(999)).contains("\"value\":0.0,\"se\":0.0");
    }

    @Test
    void profileNeedsASignalAndAName() {
        assertThatThrownBy(() -> new Heard("profiles: [{profile: harsh-driving/digital-mater@1, speed: \"*\"}]"))
                .hasMessageContaining("did you mean harsh-driving/digital-matter@1");
        assertThatThrownBy(() -> new Heard("profiles: [{profile: un-r79-lateral-jerk@1, speed: \"*\"}]"))
                .hasMessageContaining("is given no signal of its own");
    }
}
