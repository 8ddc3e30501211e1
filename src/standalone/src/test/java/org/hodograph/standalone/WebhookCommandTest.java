package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webhook in a file that a command reads. */
class WebhookCommandTest {

    @TempDir
    Path folder;

    private Run stream(String url) throws IOException {
        Path job = folder.resolve("job.yaml");
        Files.writeString(
                job, Files.readString(Run.example("braking.yaml")) + "sink: {webhook: {url: \"" + url + "\"}}\n");
        return Run.of("stream", Run.example("braking.csv"), "--config", job);
    }

    @Test
    void anAddressThatIsNoneIsOneLineWithoutIt() throws Exception {
        Run run = stream("alerts.example/hunter2");
        assertThat(run.code()).isEqualTo(CommandLines.WRONG);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err())
                .contains("job.yaml:", "sink.webhook.url: must be an address such as https://alerts.example:9095/hook")
                .doesNotContain("hunter2");
    }

    @Test
    void whoDoesNotTellItSaysSo() throws Exception {
        Run run = stream("https://alerts.example/hunter2");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("sink.webhook is not told by stream").doesNotContain("hunter2");
    }
}
