package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.hodograph.pipeline.config.ConfigException;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts that learn what is usual. */
class UnusualAlertTest {

    private static final String SERIES =
            "series: [{match: \"*\", unit: m/s, order: 1, method: \"local-polynomial(window=5, degree=1)\"}]\n";

    static String rule(String quantity, String settings) {
        return SERIES + "alerts: [{alert: A, on: {series: \"*/speed\", quantity: " + quantity + "}, " + settings
                + "}]\n";
    }

    private static String rule(String settings) {
        return rule("acceleration", "when: unusual, false-alarms: 1/5e3 samples, learn: 600 samples" + settings);
    }

    static void drive(Heard heard, int from, int to, IntToDoubleFunction speed) {
        Random random = new Random(from);
        for (int i = from; i < to; i++) {
            heard.give("speed", i * Heard.SECOND, speed.applyAsDouble(i) + 0.1 * random.nextGaussian());
        }
    }

    /** A stop of 6 m/s2 in the middle of noise. */
    private static double stop(int second) {
        return second < 2000 ? 20 : second < 2003 ? 20 - 6 * (second - 1999) : 2;
    }

    static List<JsonNode> all(Heard heard, Topic topic) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String text : heard.texts(topic)) {
            all.add(new ObjectMapper().readTree(text));
        }
        return all;
    }

    private static List<JsonNode> refusals(Heard heard) throws IOException {
        return all(heard, Topic.STATUS).stream()
                .filter(status -> !status.get("accepted").asBoolean())
                .toList();
    }

    @Test
    void whatIsUnusualFiresAndTellsItsStory() throws IOException {
        Heard heard = new Heard(rule(""));
        drive(heard, 0, 2200, UnusualAlertTest::stop);
        List<JsonNode> alerts = all(heard, Topic.ALERTS);
        assertThat(alerts).extracting(alert -> alert.get("state").asText()).containsExactly("firing", "resolved");
        JsonNode firing = alerts.get(0);
        assertThat(firing.get("t").asText()).startsWith("1970-01-01T00:33:2");
        assertThat(firing.get("value").asDouble()).isLessThan(-1);
        assertThat(firing.get("usual").asDouble()).isBetween(-0.3, -0.05); // noise of 0.1 m/s over five samples
        assertThat(firing.get("threshold")).isEqualTo(firing.get("usual"));
        assertThat(firing.get("raritySamples").asDouble()).isGreaterThan(5000);
        assertThat(firing.get("probability").asDouble()).isGreaterThan(0.5);
        assertThat(firing.has("mean")).isFalse();
        JsonNode resolved = alerts.get(1);
        assertThat(resolved.get("peak").asDouble()).isBetween(-7.0, -4.0);
        assertThat(resolved.get("mean").asDouble()).isBetween(-5.0, -0.5);
        assertThat(resolved.get("duration").asDouble()).isBetween(5.0, 20.0);
        int begun = (int)
                Duration.between(Instant.EPOCH, Instant.parse(firing.get("t").asText()))
                        .toSeconds();
        assertThat(firing.get("source")).hasToString("{\"topic\":\"in\",\"partition\":0,\"offset\":" + begun + "}");
        assertThat(firing.get("peakSource")).isEqualTo(firing.get("source"));
        assertThat(resolved.get("source")).isEqualTo(firing.get("source"));
        assertThat(resolved.get("peakSource").get("offset").asInt()).isBetween(2002, 2005);
        assertThat(refusals(heard))
                .singleElement()
                .satisfies(told -> assertThat(told.get("errors").get(0).asText())
                        .isEqualTo("learning: nothing is unusual before 600 samples were learned"));
        assertThat(all(heard, Topic.EVENTS)).isEmpty();
    }

    /** An answer that a silence makes has no record; alerts with a threshold say nothing of theirs. */
    @Test
    void onlyWhatComesOfARecordHasASource() throws IOException {
        Heard heard = new Heard(rule(", no-data: fire"));
        drive(heard, 0, 700, i -> 20);
        heard.tap.attend(heard.entity, heard.config.entities().alerts());
        heard.trackers.get("car/speed").idle(10_000_000, heard.tap);
        assertThat(all(heard, Topic.ALERTS)).singleElement().satisfies(firing -> {
            assertThat(firing.get("state").asText()).isEqualTo("firing");
            assertThat(firing.has("source")).isFalse();
            assertThat(firing.has("peakSource")).isFalse();
        });
        Heard plain = new Heard(rule("acceleration", "when: \"> 1 m/s2\", confidence: 0"));
        drive(plain, 0, 20, i -> 5 * i);
        assertThat(all(plain, Topic.ALERTS)).isNotEmpty().noneMatch(alert -> alert.has("source"));
    }

    @ParameterizedTest
    @CsvSource({"unusual low, 1", "unusual high, 0", "abs unusual, 1"})
    void sidesAreOfTheSignal(String when, int expected) throws IOException {
        Heard heard =
                new Heard(rule("acceleration", "when: " + when + ", false-alarms: 1/1e4 samples, learn: 300 samples"));
        drive(heard, 0, 2200, UnusualAlertTest::stop);
        assertThat(all(heard, Topic.ALERTS)).hasSize(2 * expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", context: hour-of-day Europe/Berlin", ", for: 1s, keep-firing-for: 3s"})
    void whatFollowsALoadIsWhatWouldHaveFollowed(String settings) throws IOException {
        Heard undisturbed = new Heard(rule(settings));
        drive(undisturbed, 0, 3000, UnusualAlertTest::stop);
        assertThat(undisturbed.texts(Topic.ALERTS)).isNotEmpty();
        Heard killed = new Heard(rule(settings));
        Random random = new Random(0);
        for (int i = 0; i < 3000; i++) {
            killed.give("speed", i * Heard.SECOND, stop(i) + 0.1 * random.nextGaussian());
            if (i % 97 == 0 || (i > 1990 && i < 2020)) {
                byte[] saved = killed.savedEntity();
                killed.reload(saved);
                assertThat(killed.savedEntity()).isEqualTo(saved);
                if (i % 2 == 0) {
                    killed.entity = killed.entity.copy();
                    assertThat(killed.savedEntity()).isEqualTo(saved);
                }
            }
        }
        assertThat(killed.messages)
                .extracting(message -> new String(message.value(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(undisturbed.messages.stream()
                        .map(message -> new String(message.value(), java.nio.charset.StandardCharsets.UTF_8))
                        .toList());
    }

    @Test
    void aStateBeforeThereWereSuchAlertsIsWrittenAndReadAsBefore() throws IOException {
        Heard heard = new Heard(rule("acceleration", "when: \"> 1 m/s2\", for: 1s, confidence: 0"));
        drive(heard, 0, 20, i -> i);
        assertThat(heard.savedEntity()[0]).isEqualTo((byte) 2);
        Heard tomorrow = new Heard(rule(""));
        tomorrow.reload(heard.savedEntity()); // today's state, tomorrow's rules
        drive(tomorrow, 20, 2200, UnusualAlertTest::stop);
        assertThat(all(tomorrow, Topic.ALERTS))
                .extracting(alert -> alert.get("state").asText())
                .contains("firing");
        assertThat(tomorrow.savedEntity()[0]).isEqualTo((byte) 4);
    }

    @Test
    void aSensorThatGoesQuietAndOneThatGoesLoudAreUnusualInTheirNoise() throws IOException {
        for (double after : List.of(0.001, 2.0)) {
            Heard heard = new Heard(rule(
                    "noise", "when: unusual, false-alarms: 1/5e3 samples, learn: 500 samples, memory: 1e5 samples"));
            Random random = new Random(1);
            for (int i = 0; i < 2100; i++) {
                double noise = i < 2000 ? 0.1 * random.nextGaussian() : after * random.nextGaussian();
                heard.give("speed", i * Heard.SECOND, 20 + noise);
            }
            assertThat(all(heard, Topic.ALERTS)).isNotEmpty();
            JsonNode firing = all(heard, Topic.ALERTS).get(0);
            assertThat(firing.get("t").asText()).startsWith("1970-01-01T00:33:");
            assertThat(firing.get("unit").asText()).isEqualTo("m/s");
            assertThat(firing.get("usual").asDouble() > 0.1).isEqualTo(after > 1);
        }
    }

    @Test
    void aNewRegimeIsToldOnceAndLearned() throws IOException {
        Heard heard = new Heard(
                rule("value", "when: unusual, false-alarms: 1/5e3 samples, learn: 200 samples, memory: 4800 samples"));
        drive(heard, 0, 2000, i -> i < 1200 ? 20 : 40);
        List<JsonNode> events = all(heard, Topic.EVENTS);
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.get("event").asText()).isEqualTo("REGIME");
            assertThat(event.get("right").asDouble()).isCloseTo(40, within(1.0));
            assertThat(event.get("length").asDouble()).isCloseTo(300, within(10.0));
        });
        assertThat(all(heard, Topic.ALERTS))
                .extracting(alert -> alert.get("state").asText())
                .containsExactly("firing", "resolved");
    }

    /** What the control topic can say of what was learned: other words about it keep it, a generation begins anew, frozen it stays. */
    @Test
    void otherRulesKeepWhatWasLearnedOrForgetIt() throws IOException {
        Heard heard = new Heard(rule(""));
        drive(heard, 0, 1500, i -> 20);
        byte[] learned = heard.savedEntity();
        for (String settings : List.of(
                ", severity: info",
                ", freeze: \"car/*\"",
                ", generation: {\"bus/*\": 2}",
                ", generation: two",
                ", generation: {\"car/*\": 2}",
                ", generation: {\"bus/*\": 2, \"*\": 3}")) {
            Heard other = new Heard(rule(settings));
            other.reload(learned);
            drive(other, 1500, 1600, i -> i < 1550 ? 20 : 20 - 6 * Math.min(4, i - 1550));
            assertThat(all(other, Topic.ALERTS))
                    .as(settings)
                    .extracting(alert -> alert.get("state").asText())
                    .isEqualTo(settings.matches(".*(two|car/.*2|3).*") ? List.of() : List.of("firing", "resolved"));
        }
    }

    @Test
    void whatIsFrozenLearnsNoRegime() throws IOException {
        Heard heard = new Heard(
                rule("value", "when: unusual, false-alarms: 1/5e3 samples, learn: 200 samples, memory: 4800 samples"));
        drive(heard, 0, 1200, i -> 20);
        Heard frozen = new Heard(rule(
                "value",
                "when: unusual, false-alarms: 1/5e3 samples, learn: 200 samples, memory: 4800 samples, freeze: \"*\""));
        frozen.reload(heard.savedEntity());
        drive(frozen, 1200, 2000, i -> 40);
        assertThat(all(frozen, Topic.EVENTS)).isEmpty();
        assertThat(all(frozen, Topic.ALERTS))
                .extracting(alert -> alert.get("state").asText())
                .containsExactly("firing");
    }

    @Test
    void aBudgetThatCannotBeSupportedSaysSo() throws IOException {
        Heard heard = new Heard(rule("acceleration", "when: unusual, false-alarms: 1/year, learn: 10min"));
        drive(heard, 0, 1500, i -> 20);
        assertThat(all(heard, Topic.ALERTS)).isEmpty();
        assertThat(refusals(heard).get(1).get("errors").get(0).asText())
                .startsWith("budget: one false alarm in 365d is ");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.001})
    void constantAndTwoValuedSeriesMakeNoStorm(double share) throws IOException {
        Heard heard = new Heard(rule("value", "when: unusual, false-alarms: 1/1e3 samples, learn: 200 samples"));
        Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            heard.give("speed", i * Heard.SECOND, random.nextDouble() < share ? 1 : 0);
        }
        assertThat(all(heard, Topic.ALERTS)).hasSizeLessThanOrEqualTo(2 * 8);
    }

    @Test
    void theTextIsReadBackToTheSame() {
        String text = JobConfigFile.print(JobConfigFile.parse(
                rule(
                        "noise",
                        "when: unusual  high, false-alarms: 3/week, learn: 1e3 samples, memory: 10d,"
                                + " context: [hour-of-day Europe/Berlin, \"motor.rpm.d1:5 km/h/s\", \"value:3\"], severity: info"),
                "test"));
        assertThat(text).contains("unusual high", "56h", "1000 samples", "10d", "hour-of-day Europe/Berlin");
        assertThat(JobConfigFile.print(JobConfigFile.parse(text, "test"))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring", "{car-7/speed: 2, \"car-*/speed\": spring, \"*\": 3}"})
    void generationsAreReadBackInTheirOrder(String generation) {
        String rule = rule("value", "when: unusual, generation: " + generation);
        String text = JobConfigFile.print(JobConfigFile.parse(rule, "test"));
        assertThat(JobConfigFile.parse(text, "test").entities())
                .isEqualTo(JobConfigFile.parse(rule, "test").entities());
        assertThat(JobConfigFile.print(JobConfigFile.parse(text, "test"))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "when: very unusual | what is unusual is abs unusual, unusual, unusual high, unusual low",
                "when: unusual, false-alarms: seldom | false-alarms is a number in a time or in samples",
                "when: unusual, false-alarms: 1.2.3/week | false-alarms is a number in a time or in samples",
                "when: unusual, false-alarms: 1/fortnight | a time is a duration such as 12h, or hour, day, week, month, year",
                "when: unusual, false-alarms: 0/day | false-alarms must be above 0",
                "when: unusual, release: \"< 3 m/s2\" | release is of thresholds",
                "when: unusual, memory: 1min | memory must not be shorter than learn",
                "when: unusual, context: \"speed:10 km/h\" | context speed:10 km/h: speed is a quantity of a track, and tracks has none of *",
                "when: unusual, context: \"rpm.speed:10 km/h\" | speed is of the entity's track, so it stands alone",
                "when: unusual, context: \"car/rpm.value:10\" | is named by what stands behind its last /",
                "when: unusual, context: \"rpm.valeu:10\" | but is \"rpm.valeu:10\", and valeu is no quantity, did you mean value?",
                "when: unusual, context: \"rpm:10\" | but is \"rpm:10\", and rpm is no quantity",
                "when: unusual, context: hour-of-dya | but is \"hour-of-dya\", did you mean hour-of-day?",
                "when: unusual, context: \"rpm.value:10 knotts\" | but is \"10 knotts\", and \"knotts\" is no unit, did you mean knots?",
                "when: unusual, context: \"rpm.value:wide\" | is a number above 0 and a unit, for example speed:10 km/h, but is \"wide\"",
                "when: unusual, context: \"rpm.value:0\" | the width of a bin of value is above 0",
                "when: unusual, context: \"rpm.value:10 km/h/h\" | context rpm.value:10 km/h/h: value of */rpm is in m/s, so its bins can't be in m/s2",
                "when: unusual, context: [hour-of-day, weekend, day-of-week, \"value:1\"] | context has at most 3 entries",
                "when: unusual, context: hour-of-day Atlantis | takes a time zone",
                "when: unusual, generation: [1, 2] | alerts[0].generation must be a single value",
                "when: unusual, generation: {\"*/spede\": 2} | generation: */spede is of none of the alert's series, which are */speed",
                "when: unusual, freeze: true | alerts[0].freeze: true is of none of the alert's series, which are */speed; * freezes them all",
                "when: unusual, generation: {\"car-*\": 2, car-7/speed: 3} | car-7/speed stands behind car-*, which has all of its series",
                "when: unusual, generation: {\"car-*\": [2]} | alerts[0].generation.car-* must be a single value",
                "when: \"> 3 m/s2\", learn: 1h | learn"
            })
    void aWrongRuleSaysWhatWouldBeRight(String settings, String message) {
        assertThatThrownBy(() -> JobConfigFile.parse(rule("acceleration", settings), "test"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }
}
