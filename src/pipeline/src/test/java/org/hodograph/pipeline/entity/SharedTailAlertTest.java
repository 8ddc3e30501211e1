package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.alert.RefusalLines;
import org.hodograph.pipeline.config.ConfigException;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code share}: the young are judged by the tail of others. */
class SharedTailAlertTest {

    private static final int LEARN = 1500; // samples
    private static final int JUMP = 500;
    private static final String PEAKS = peaks();
    private static final String TAIL = "\"high " + PEAKS + "; low " + PEAKS + "\"";

    /** Nearly those of a Gaussian beyond 2.5 deviations: exponential, of a mean of 0.33. */
    private static String peaks() {
        StringBuilder peaks = new StringBuilder("2.5 in 6400 samples:");
        for (int i = 0; i < 40; i++) {
            peaks.append(String.format(Locale.ROOT, " %.3f", -0.33 * Math.log(1 - (i + 0.5) / 40)));
        }
        return peaks.toString();
    }

    private static String rule(String settings) {
        return "series: [{match: \"*\", method: \"local-polynomial(window=5, degree=1)\"}]\n"
                + "alerts: [{alert: Odd, on: {series: \"*/load\", quantity: value}, when: unusual, false-alarms: 1/1e4 samples, errors: ignore, "
                + "learn: " + LEARN + " samples" + settings + "}]\n";
    }

    private static double load(int i, Random random) {
        return 5 + random.nextGaussian() + (i >= JUMP && i < JUMP + 20 ? 12 : 0);
    }

    private static Heard heard(String settings, int samples, boolean isKilled) throws IOException {
        Heard heard = new Heard(rule(settings));
        Random random = new Random(1);
        for (int i = 0; i < samples; i++) {
            heard.give("load", i * Heard.SECOND, load(i, random));
            if (isKilled && (i % 97 == 0 || Math.abs(i - JUMP) < 10)) {
                byte[] saved = heard.savedEntity();
                heard.reload(saved);
                assertThat(heard.savedEntity()).isEqualTo(saved);
            }
        }
        return heard;
    }

    private static List<JsonNode> all(Heard heard, Topic topic) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String text : heard.texts(topic)) {
            all.add(new ObjectMapper().readTree(text));
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0",
                ", share: none | 0",
                ", share: TAIL | 2",
                ", share: {\"bus/*\": TAIL} | -1",
                ", share: {\"ca*/load\": TAIL, \"*\": none} | 2",
                ", share: {\"car/*\": none, \"*\": TAIL} | 0",
                ", share: TAIL, context: hour-of-day, tail: common | 2"
            })
    void aJumpOfAYoungOneIsToldWhereATailIsShared(String settings, int expected) throws IOException {
        String text = settings.replace("TAIL", TAIL);
        if (expected < 0) {
            assertThatThrownBy(() -> new Heard(rule(text.replace("bus/*", "bus/speed"))))
                    .hasMessageContaining("share: bus/speed is of none of the alert's series, which are */load");
            return;
        }
        Heard heard = heard(text, LEARN - 100, false);
        List<JsonNode> alerts = all(heard, Topic.ALERTS);
        assertThat(alerts).hasSize(expected);
        String learning = expected == 0
                ? "learning: nothing is unusual before 1500 samples were learned"
                : "learning: judged by the tail of share until 1500 samples were learned";
        assertThat(all(heard, Topic.STATUS))
                .anySatisfy(status -> assertThat(status.toString()).contains(learning));
        if (expected > 0) {
            assertThat(alerts.get(0).get("t").asText()).startsWith("1970-01-01T00:08:2");
            assertThat(alerts.get(0).get("usual").asDouble()).isBetween(6.0, 9.0);
            assertThat(alerts.get(0).get("raritySamples").asDouble()).isGreaterThan(1000);
            assertThat(alerts.get(1).get("peak").asDouble()).isGreaterThan(15);
        }
    }

    @Test
    void aLogDoesNotSayThatItIsSilent() {
        List<String> lines = new ArrayList<>();
        RefusalLines log = new RefusalLines(lines::add);
        log.refused(
                new Refusal(null, "Odd", "car/load", 0, "learning: judged by the tail of share until 1h were learned"));
        log.refused(new Refusal(null, "Even", "car/load", 0, "learning: nothing is unusual before 1h were learned"));
        assertThat(lines)
                .containsExactly(
                        "alert Odd on car/load: learning: judged by the tail of share until 1h were learned",
                        "alert Even says nothing about car/load: learning: nothing is unusual before 1h were learned");
    }

    @Test
    void whatFollowsALoadIsWhatWouldHaveFollowed() throws IOException {
        for (String settings : List.of("", ", context: hour-of-day, tail: common")) {
            String shared = ", share: " + TAIL + settings;
            Heard killed = heard(shared, LEARN + 500, true);
            Heard undisturbed = heard(shared, LEARN + 500, false);
            assertThat(killed.texts(Topic.ALERTS))
                    .isEqualTo(undisturbed.texts(Topic.ALERTS))
                    .isNotEmpty();
            assertThat(killed.savedEntity()).isEqualTo(undisturbed.savedEntity());
        }
    }

    /** What was learned goes on under another digest, and under none. */
    @Test
    void anotherDigestForgetsNothing() throws IOException {
        byte[] learned = heard(", share: " + TAIL, LEARN + 500, false).savedEntity();
        for (String settings : List.of("", ", share: \"high 9 in 400 samples: 1 2; low 9 in 400 samples: 1\"")) {
            Heard other = new Heard(rule(settings));
            other.reload(learned);
            Random random = new Random(2);
            for (int i = LEARN + 500; i < LEARN + 600; i++) {
                other.give("load", i * Heard.SECOND, load(i, random) + (i > LEARN + 550 ? 60 : 0));
            }
            assertThat(all(other, Topic.ALERTS)).as(settings).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "TAIL", "{\"car-7/*\": none, \"car-*/load\": TAIL, \"*\": TAIL}"})
    void theTextIsReadBackToTheSame(String share) {
        String rule = rule(", share: " + share.replace("TAIL", TAIL));
        String text = JobConfigFile.print(JobConfigFile.parse(rule, "test"));
        assertThat(JobConfigFile.parse(text, "test").entities())
                .isEqualTo(JobConfigFile.parse(rule, "test").entities());
        assertThat(JobConfigFile.print(JobConfigFile.parse(text, "test"))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "share: broad | alerts[0].share: share is a tail as stream --tails prints it, for example \"high 2.31 in 412345 samples: 0.12 0.4 0.9+\", but \"broad\" is not so",
                "share: {\"*\": \"high 2 in 100 samples: 0\"} | share.*: share is a tail as stream --tails prints it",
                "share: [a, b] | alerts[0].share must be a single value",
                "share: \"abs 2 in 100 samples: 1\" | share has no tail high and low, where the alert looks: give one that was learned under the same when",
                "share: {\"car-*\": none, car-7/load: none} | share: car-7/load stands behind car-*, which has all of its series",
                "share: {car-7/lode: none} | share: car-7/lode is of none of the alert's series, which are */load"
            })
    void aWrongShareSaysWhatWouldBeRight(String settings, String message) {
        assertThatThrownBy(() -> JobConfigFile.parse(rule(", " + settings), "test"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    /** A threshold has no tail. */
    @Test
    void onlyAlertsThatLearnHaveAShare() {
        assertThatThrownBy(() -> JobConfigFile.parse(
                        "alerts: [{alert: A, on: {quantity: value}, when: \"> 3\", share: none}]", "test"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("share");
    }
}
