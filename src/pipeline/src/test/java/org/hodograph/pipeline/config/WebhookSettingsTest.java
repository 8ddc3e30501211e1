package org.hodograph.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address is checked when the file is read, and what is secret about it is shown nowhere. */
class WebhookSettingsTest {

    private static final String SECRET = "hunter2";

    private static JobConfig parse(String webhook) {
        return JobConfigFile.parse("source: {topics: [telemetry]}\nsink: {webhook: " + webhook + "}", "job.yaml");
    }

    @Test
    void nobodyIsToldUnlessTheFileSaysSo() {
        assertThat(parse("{}").sink().webhook()).isNull();
        assertThat(parse("{url: none}").sink().webhook()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "https://alerts.example/services/hunter2 | https://alerts.example/services/hunter2 | none | https://alerts.example/hidden",
                "https://u:hunter2@alerts.example:9095/a?b=c | https://alerts.example:9095/a?b=c | Basic dTpodW50ZXIy | https://alerts.example:9095/hidden",
                "http://127.0.0.1:8080 | http://127.0.0.1:8080 | none | http://127.0.0.1:8080",
                "https://alerts.example/?key=hunter2 | https://alerts.example/?key=hunter2 | none | https://alerts.example/hidden",
            })
    void whatIsSentAndWhatIsShown(String url, String address, String authorization, String printed) {
        JobConfig job = parse("{url: \"" + url + "\"}");
        WebhookSettings webhook = job.sink().webhook();
        assertThat(webhook.address()).hasToString(address);
        assertThat(String.valueOf(webhook.authorization()).replace("null", "none"))
                .isEqualTo(authorization);
        String shown = JobConfigFile.print(job);
        assertThat(shown).contains("url: '" + printed + "'");
        assertThat(shown + job + webhook.shown()).doesNotContain(SECRET);
    }

    @Test
    void aTokenIsSentAndHidden() {
        JobConfig job = parse("{url: \"http://alerts.example\", bearer: hunter2}");
        assertThat(job.sink().webhook().authorization()).isEqualTo("Bearer " + SECRET);
        assertThat(JobConfigFile.print(job) + job).contains("bearer: hidden").doesNotContain(SECRET);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{url: hunter2} | sink.webhook.url: must be an address such as https://",
                "{url: \"ftp://hunter2.example\"} | sink.webhook.url: must be an address",
                "{url: \"http://hunter2 .example/\"} | sink.webhook.url: must be an address",
                "{url: \"https:///hunter2\"} | sink.webhook.url: must be an address",
                "{url: \"${env:HODOGRAPH_NO_SUCH}\"} | sink.webhook.url: the environment has no variable HODOGRAPH_NO_SUCH",
                "{url: \"http://a.example\", bearer: \"hunter2 x\"} | sink.webhook.bearer: must be one word of ASCII",
                "{url: \"http://u:hunter2@a.example\", bearer: hunter2} | sink.webhook has a login in url and a bearer",
                "{bearer: hunter2} | sink.webhook has a bearer but no url",
                "{url: \"http://a.example\", timeout: 0s} | sink.webhook.timeout: must be above 0, but is 0s",
                "{url: \"http://a.example\", queue: 0} | sink.webhook.queue: must be a whole number from 1 to 100000",
            })
    void whatIsWrongIsOneLineWithoutTheSecret(String webhook, String words) {
        assertThatThrownBy(() -> parse(webhook))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining(SECRET)
                .extracting(fault -> fault.getMessage().lines().count())
                .isEqualTo(1L);
    }
}
