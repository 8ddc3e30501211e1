package org.hodograph.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets come from the environment or a file, and are shown nowhere. */
class KafkaSettingsTest {

    private static final String SECRET = "hunter2";

    /** What the file itself holds is hidden, also beside a placeholder; a placeholder is no secret. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ssl.key.password|hunter2|hidden",
                "ssl.key.password|${env:P}|${env:P}",
                "ssl.key.password|${env:P}hunter2|hidden",
                "ssl.keystore.key|-----BEGIN PRIVATE KEY-----hunter2|hidden",
                "sasl.oauthbearer.assertion.private.key.passphrase|hunter2|hidden",
                "basic.auth.user.info|name:hunter2|hidden",
                "sasl.jaas.config|M required username=\"u\" password=\"hunter2\";|hidden",
                "sasl.jaas.config|M required username=\"u\" password='hunter2';|hidden",
                "sasl.jaas.config|M required username=\"${env:U}\" password=\"hunter2\";|hidden",
                "sasl.jaas.config|M required username=\"${env:U}\" password=hunter2;|hidden",
                "sasl.jaas.config|M required username=\"u\" password=\"hunter2${env:P}\";|hidden",
                "sasl.jaas.config|M required hunter2 username=\"${env:U}\";|hidden",
                "sasl.jaas.config|M required username=\"u\" password=\"${env:P}\";|M required username=\"u\" password=\"${env:P}\";",
                "sasl.jaas.config|M required~  username='u'~  password='${file:/run/p}';|M required~  username='u'~  password='${file:/run/p}';",
                "sasl.jaas.config|${file:/run/jaas}|${file:/run/jaas}",
                "ssl.truststore.location|/etc/trust.p12|/etc/trust.p12",
            })
    void onlyPlaceholdersAreShown(String key, String text, String shown) {
        KafkaSettings settings = new KafkaSettings(Map.of(key, text.replace('~', '\n')));
        assertThat(settings.shown()).containsExactly(Map.entry(key, shown.replace('~', '\n')));
        assertThat(settings.toString()).doesNotContain(SECRET);
    }

    @Test
    void clientGetsWhatTheFileHolds(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("p"), SECRET + "\n");
        JobConfig job = JobConfigFile.parse(
                "source: {kafka: {ssl.key.password: '${file:" + file + "}', other: '${env:PATH}'}}", "job.yaml");
        assertThat(job.source().kafka().resolved())
                .containsEntry("ssl.key.password", SECRET)
                .containsEntry("other", System.getenv("PATH"));
        assertThat(job.toString() + JobConfigFile.print(job))
                .contains("${file:" + file + "}")
                .doesNotContain(SECRET, System.getenv("PATH"));
    }

    @Test
    void missingSecretsAreToldWithTheirPlace(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), " \n");
        assertThatThrownBy(() -> JobConfigFile.parse("sink: {kafka: {a: '${file:" + folder + "}'}}", "job.yaml"))
                .hasMessage("job.yaml:1:19: sink.kafka.a: can't read the file " + folder);
        assertThatThrownBy(() -> JobConfigFile.parse("sink: {kafka: {a: '${file:" + empty + "}'}}", "job.yaml"))
                .hasMessage("job.yaml:1:19: sink.kafka.a: the file " + empty + " is empty");
        assertThatThrownBy(() -> JobConfigFile.parse("sink:\n  kafka: {a: 'x${env:NO_SUCH}'}", "job.yaml"))
                .hasMessage("job.yaml:2:14: sink.kafka.a: the environment has no variable NO_SUCH");
    }

    /** A slip in the file does not bring its secrets out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "source: {kafka: {ssl: {key.password: hunter2}}}",
                "source: {kafka: {ssl.key.password: *hunter2}}",
                "source: {kafka: {ssl.key.password: !hunter2 }}",
                "source: {kafka: {ssl.key.password: \"hunter2}}",
                "source: {kafka: {ssl.key.password: hunter2: x}}",
                "source: {kafka: [hunter2]}",
                "source: {kafka: hunter2}",
                "source: {kafka: {ssl.key.password: hunter2, a: '${env:NO_SUCH}'}}",
                "source: {kafka: {sasl.jaas.config: 'M password=\"hunter2\" ${env:NO_SUCH};'}}",
                "source: {ssl.key.password: hunter2}"
            })
    void faultsHoldNoSecret(String yaml) {
        assertThatThrownBy(() -> JobConfigFile.parse(yaml, "job.yaml"))
                .isInstanceOf(ConfigException.class)
                .message()
                .doesNotContain(SECRET)
                .matches("job\\.yaml:1:\\d+: .+");
    }
}
