package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hodograph.pipeline.entity.UnusualAlertTest.all;
import static org.hodograph.pipeline.entity.UnusualAlertTest.drive;
import static org.hodograph.pipeline.entity.UnusualAlertTest.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is usual where something else is the same. */
class UnusualContextTest {

    /** A bend of 1/400 1/m is nothing beside those at 5 m/s, but unusual at 20 m/s. */
    @ParameterizedTest
    @CsvSource({"'', 0", "', context: speed:10 m/s', 1"})
    void whatIsUsualDependsOnTheContext(String context, int expected) throws IOException {
        Heard heard = new Heard("series: [{match: \"*\", unit: m, method: \"local-polynomial(window=7, degree=2)\"}]\n"
                + "tracks: [{match: \"*\", x: x, y: y, frame: metres}]\n"
                + "alerts: [{alert: Bend, on: {series: \"*\", quantity: curvature}, when: unusual,"
                + " false-alarms: 1/2e4 samples, learn: 400 samples" + context + "}]\n");
        Random random = new Random(3);
        double course = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < 6000; i++) {
            boolean slow = i % 1000 < 300;
            double speed = slow ? 5 : 20;
            boolean bend = slow ? i % 100 < 40 : i >= 5600 && i < 5620;
            course += bend ? speed / (slow ? 50 : 400) * (i % 200 < 100 ? 1 : -1) : 0;
            x += speed * Math.cos(course);
            y += speed * Math.sin(course);
            heard.give("x", i * Heard.SECOND, x + 0.05 * random.nextGaussian());
            heard.give("y", i * Heard.SECOND, y + 0.05 * random.nextGaussian());
        }
        List<JsonNode> late = all(heard, Topic.ALERTS).stream()
                .filter(alert -> alert.get("state").asText().equals("firing"))
                .filter(alert -> alert.get("t").asText().compareTo("1970-01-01T01:33:10") > 0)
                .filter(alert -> alert.get("t").asText().compareTo("1970-01-01T01:33:55") < 0)
                .toList();
        assertThat(late).hasSize(expected);
        if (expected > 0) {
            assertThat(late.get(0).get("position").get("x").isNumber()).isTrue();
        }
    }

    /** 40 m/s is usual at 30 degC and not at 10; bins count from 0 degC, not from where its kelvins begin. */
    @Test
    void binsOfATemperatureCountInItsOwnDegrees() throws IOException {
        Heard heard = new Heard(
                "series:\n  - {match: \"*/temp\", unit: degC, method: \"local-polynomial(window=5, degree=1)\"}\n"
                        + "  - {match: \"*\", unit: m/s, order: 1, method: \"local-polynomial(window=5, degree=1)\"}\n"
                        + "alerts: [{alert: A, on: {series: \"*/speed\", quantity: value}, when: unusual,"
                        + " false-alarms: 1/2e4 samples, learn: 400 samples, context: \"temp.value:5 degC\"}]\n");
        for (int i = 0; i < 4_000; i++) {
            Random random = new Random(0x9e3779b97f4a7c15L * i);
            boolean isHot = i % 200 < 100;
            heard.give("temp", i * Heard.SECOND, isHot ? 30 : 10, "degC");
            boolean isOdd = i >= 3950 && i < 3960;
            heard.give("speed", i * Heard.SECOND + 1, (isHot || isOdd ? 40 : 10) + random.nextGaussian());
        }
        assertThat(all(heard, Topic.ALERTS).stream().map(alert -> alert.get("t").asText()))
                .anyMatch(t -> t.startsWith("1970-01-01T01:05:5"));
    }

    private static String loads(String context) {
        return "series:\n  - {match: \"*/rpm\", unit: 1/min, method: \"local-polynomial(window=5, degree=1)\"}\n"
                + "  - {match: \"*\", unit: m/s, order: 1, method: \"local-polynomial(window=5, degree=1)\"}\n"
                + "alerts: [{alert: A, on: {series: \"*/speed\", quantity: value}, when: unusual,"
                + " false-alarms: 1/2e4 samples, learn: 400 samples" + context + "}]\n";
    }

    /** 40 m/s is nothing at 6,000 turns a minute, but unusual at 1,000. */
    private static void turns(Heard heard, int from, int to) {
        for (int i = from; i < to; i++) {
            Random random = new Random(0x9e3779b97f4a7c15L * i);
            boolean isFast = i % 200 < 100;
            heard.give("rpm", i * Heard.SECOND, isFast ? 6000 : 1000);
            boolean isOdd = i >= 3950 && i < 3960;
            heard.give("speed", i * Heard.SECOND + 1, (isFast || isOdd ? 40 : 10) + random.nextGaussian());
        }
    }

    private static long firing(Heard heard) throws IOException {
        return all(heard, Topic.ALERTS).stream()
                .filter(alert -> alert.get("state").asText().equals("firing"))
                .filter(alert -> alert.get("t").asText().compareTo("1970-01-01T01:05:40") > 0)
                .count();
    }

    /** A window takes in a little of the turn before: so the first answers of each are of both. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0",
                "', context: \"rpm.value:500 1/min\"' | 1",
                "', context: [\"rpm.value:500 1/min\", weekend Europe/Berlin]' | 1",
                "', context: [hour-of-day Asia/Kolkata]' | 0"
            })
    void whatIsUsualDependsOnAnotherSeriesOfTheEntity(String context, int expected) throws IOException {
        Heard heard = new Heard(loads(context));
        turns(heard, 0, 4000);
        assertThat(firing(heard)).isEqualTo(expected);
        Heard killed = new Heard(loads(context));
        for (int i = 0; i < 4000; i += 125) {
            turns(killed, i, i + 125);
            byte[] saved = killed.savedEntity();
            killed.reload(saved);
            assertThat(killed.savedEntity()).isEqualTo(saved);
            killed.entity = killed.entity.copy();
            assertThat(killed.savedEntity()).isEqualTo(saved);
        }
        assertThat(killed.texts(Topic.ALERTS)).isEqualTo(heard.texts(Topic.ALERTS));
    }

    /** Noise of 3 is usual at values above 30 and nowhere else. */
    @Test
    void whatIsUsualDependsOnAnotherQuantityOfTheSeries() throws IOException {
        for (String context : List.of("", ", context: \"value:10\"")) {
            Heard heard = new Heard(
                    rule("noise", "when: unusual high, false-alarms: 1/5e3 samples, learn: 500 samples" + context));
            Random random = new Random(9);
            for (int i = 0; i < 8000; i++) {
                double value = 25 + 10 * Math.sin(Math.PI * i / 200);
                double noise = value > 30 || (i > 7900 && i < 7910) ? 3 : 0.1;
                heard.give("speed", i * Heard.SECOND, value + noise * random.nextGaussian());
            }
            assertThat(all(heard, Topic.ALERTS).stream()
                            .filter(alert -> alert.get("state").asText().equals("firing"))
                            .filter(alert -> alert.get("t").asText().startsWith("1970-01-01T02:11:"))
                            .count())
                    .as(context)
                    .isEqualTo(context.isEmpty() ? 0 : 1);
        }
    }

    /** Before the first answer of the other series, and while it is silent, nothing is judged or learned. */
    @Test
    void withoutTheOtherSeriesThereIsNoData() throws IOException {
        Heard heard = new Heard(loads(", context: \"rpm.value:500 1/min\", no-data: resolve"));
        drive(heard, 0, 1000, i -> 20);
        assertThat(all(heard, Topic.STATUS)).as("not even that it learns").isEmpty();
        turns(heard, 1000, 3955);
        assertThat(firing(heard)).isEqualTo(1);
        heard.tap.attend(heard.entity, heard.config.entities().alerts());
        heard.trackers.get("car/rpm").idle(1_000_000_000, heard.tap);
        heard.give("speed", 3955 * Heard.SECOND + 1, 40);
        List<JsonNode> alerts = all(heard, Topic.ALERTS);
        assertThat(alerts.get(alerts.size() - 1).get("state").asText()).isEqualTo("resolved");
    }

    @Test
    void binsInAnotherKindOfUnitAreTold() throws IOException {
        Heard heard = new Heard(loads(", context: \"load.value:5 kg\"").replace("unit: m/s, ", ""));
        for (int i = 0; i < 100; i++) {
            heard.give("load", i * Heard.SECOND, 30, "degC");
            heard.give("speed", i * Heard.SECOND + 1, 30);
        }
        assertThat(all(heard, Topic.STATUS))
                .singleElement()
                .satisfies(told -> assertThat(told.get("errors").get(0).asText())
                        .isEqualTo("context: load.value:5 kg is of a quantity in K, so its bins can't be in kg"));
        assertThat(all(heard, Topic.ALERTS)).isEmpty();
    }

    private static Heard tracked(String on, String context) {
        return new Heard(
                "series: [{match: \"*\", unit: m, method: \"local-polynomial(window=7, degree=2)\", idle: {after: 10s}}]\n"
                        + "tracks: [{match: \"*\", x: x, y: y, frame: metres}]\n"
                        + "alerts: [{alert: A, on: " + on
                        + ", when: unusual, false-alarms: 1/2e4 samples, learn: 400 samples,"
                        + " context: \"" + context + "\", no-data: fire}]\n");
    }

    @Test
    void aSilenceBeforeTheContextIsKnownHasNoTail() throws IOException {
        Heard heard = tracked("{series: \"*\", quantity: curvature}", "load.value:5 m");
        for (int i = 0; i < 20; i++) {
            heard.give("x", i * Heard.SECOND, i);
            heard.give("y", i * Heard.SECOND, i * i);
        }
        heard.tap.attend(heard.entity, heard.config.entities().alerts());
        heard.trackers.get("car/x").idle(60_000, heard.tap);
        assertThat(all(heard, Topic.ALERTS))
                .singleElement()
                .satisfies(alert -> assertThat(alert.get("state").asText()).isEqualTo("firing"));
        assertThat(all(heard, Topic.STATUS)).isEmpty();
    }

    /** The track is known as long as its coordinates are. */
    @Test
    void anotherSeriesThatGoesTakesNothingOfTheTrackAway() throws IOException {
        for (String gone : List.of("car/load", "car/x")) {
            Heard heard = tracked("{series: \"*/height\", quantity: value}", "speed:10 m/s");
            for (int i = 0; i < 20; i++) {
                heard.give("load", i * Heard.SECOND, 1);
                heard.give("x", i * Heard.SECOND, i);
                heard.give("y", i * Heard.SECOND, i);
                heard.give("height", i * Heard.SECOND + 1, i % 3);
            }
            heard.entity.forget(gone, heard.tap);
            heard.give("height", 20 * Heard.SECOND, 2);
            assertThat(all(heard, Topic.ALERTS)).as(gone).hasSize(gone.equals("car/x") ? 1 : 0);
        }
    }
}
