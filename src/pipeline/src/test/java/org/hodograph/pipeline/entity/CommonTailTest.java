package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hodograph.pipeline.config.ConfigException;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tail: common} and {@code errors: ignore}. */
class CommonTailTest {

    private static final int DAY = 288; // samples of 5 min
    private static final int DAYS = 15;
    private static final int ODD = 14 * DAY + 3 * DAY / 24 + 5; // 3 o'clock

    private static String rule(String settings) {
        return "series: [{match: \"*\", method: \"local-polynomial(window=5, degree=1)\"}]\n"
                + "alerts: [{alert: Odd, on: {series: \"*/load\", quantity: value}, when: unusual, false-alarms: 1/2e4 samples, "
                + "learn: 1000 samples" + settings + "}]\n";
    }

    /** By day up to 60, by night about 10; once, in a night, 50 for an hour. */
    private static double load(int i, Random random) {
        double day = Math.max(0, Math.sin(2 * Math.PI * (i % DAY - 6.0 * DAY / 24) / DAY));
        return (i >= ODD && i < ODD + 12 ? 50 : 10 + 50 * day) + random.nextGaussian();
    }

    private static List<JsonNode> alerts(Heard heard) throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        for (String text : heard.texts(Topic.ALERTS)) {
            alerts.add(new ObjectMapper().readTree(text));
        }
        return alerts;
    }

    private static Heard heard(String settings, boolean isKilled) throws IOException {
        Heard heard = new Heard(rule(settings));
        Random random = new Random(1);
        for (int i = 0; i < DAYS * DAY; i++) {
            heard.give("load", i * 300L * Heard.SECOND, load(i, random));
            if (isKilled && (i % 501 == 0 || Math.abs(i - ODD) < 10)) {
                byte[] saved = heard.savedEntity();
                heard.reload(saved);
                assertThat(heard.savedEntity()).isEqualTo(saved);
            }
        }
        return heard;
    }

    /** An hour has 168 samples after two weeks: with tails of their own none has learned enough. */
    @ParameterizedTest
    @CsvSource({"'', 0", "', context: hour-of-day', 0", "', context: hour-of-day, tail: common, errors: ignore', 2"})
    void aUsualValueAtAnUnusualHourIsTold(String settings, int expected) throws IOException {
        Heard heard = heard(settings, false);
        List<JsonNode> alerts = alerts(heard);
        assertThat(alerts).hasSize(expected);
        if (expected > 0) {
            assertThat(alerts.get(0).get("t").asText()).startsWith("1970-01-15T03:");
            assertThat(alerts.get(0).get("usual").asDouble()).isBetween(11.0, 20.0);
        }
    }

    /** It rose to 50 and its fit swings below the night when it is over: the peak is the 50, and further up there was none. */
    @Test
    void thePeakIsOfTheSideWhereTheAlertBegan() throws IOException {
        List<JsonNode> alerts = alerts(heard(", context: hour-of-day, tail: common, errors: ignore", false));
        assertThat(alerts.get(1).get("state").asText()).isEqualTo("resolved");
        assertThat(alerts.get(1).get("peak").asDouble()).isBetween(50.0, 75.0);
        assertThat(alerts.get(1).get("raritySamples").asDouble())
                .isGreaterThanOrEqualTo(alerts.get(0).get("raritySamples").asDouble());
    }

    /** A budget that is short beside learn does not keep the memory shorter than that. */
    @Test
    void aShortBudgetWithALongLearnLearnsAsLong() throws IOException {
        Heard heard =
                new Heard(rule("").replace("1/2e4 samples", "1/4 samples").replace("1000 samples", "2000 samples"));
        Random random = new Random(1);
        for (int i = 0; i < 4_000; i++) {
            heard.give("load", i * 300L * Heard.SECOND, random.nextGaussian());
        }
        assertThat(alerts(heard)).hasSizeGreaterThan(20);
    }

    @Test
    void whatFollowsALoadIsWhatWouldHaveFollowed() throws IOException {
        String settings = ", context: hour-of-day, tail: common, errors: ignore";
        assertThat(heard(settings, true).texts(Topic.ALERTS))
                .isEqualTo(heard(settings, false).texts(Topic.ALERTS))
                .isNotEmpty();
    }

    @Test
    void theTextIsReadBackToTheSame() {
        String rule = rule(", context: hour-of-day Europe/Berlin, tail: common, errors: ignore");
        String text = JobConfigFile.print(JobConfigFile.parse(rule, "test"));
        assertThat(text).contains("tail: common", "errors: ignore");
        assertThat(JobConfigFile.print(JobConfigFile.parse(text, "test"))).isEqualTo(text);
    }

    @Test
    void aContextThatCantBeReadIsTheOnlyFault() {
        assertThatThrownBy(() -> JobConfigFile.parse(rule(", context: [hour-of-dya], tail: common"), "test"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("hour-of-day")
                .hasMessageNotContaining("there is no context");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", tail: common | tail: common is of the places of a context, but there is no context",
                ", context: none, tail: common | tail: common is of the places of a context, but there is no context",
                ", tail: shared | tail",
                ", context: [weekend, weekend] | context has the same entry twice",
                ", errors: no | errors"
            })
    void aWrongRuleSaysWhatWouldBeRight(String settings, String message) {
        assertThatThrownBy(() -> JobConfigFile.parse(rule(settings), "test"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }
}
