package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.standalone.page.PageOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is wrong about a page is told in one line before anything starts. */
class PageCommandTest {

    @TempDir
    Path folder;

    private static Run stream(Object... more) {
        Object[] words = new Object[3 + more.length];
        words[0] = "stream";
        words[1] = Run.example("braking.csv");
        words[2] = "--value=speed";
        System.arraycopy(more, 0, words, 3, more.length);
        return Run.of(words);
    }

    private static void expectWrong(Run run, String... words) {
        assertThat(run.code()).isEqualTo(CommandLines.WRONG);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(words);
    }

    @Test
    void aPortThatIsNone() {
        expectWrong(stream("--page", "http"), "--page must be a port from 1 to 65535", "\"http\"");
        expectWrong(stream("--page", "65536"), "65536");
        expectWrong(stream("--host", "0.0.0.0"), "--host says where the page is, but there is none");
        expectWrong(stream("--page", "0", "--host", "no.such.host.invalid"), "--host must be an address");
    }

    @Test
    void aNumberOfSeriesThatIsNone() {
        expectWrong(
                stream("--page", "0", "--metrics-series", "all"),
                "--metrics-series must be a number from 0",
                "\"all\"");
        expectWrong(stream("--page", "0", "--metrics-series", "-1"), "\"-1\"");
        expectWrong(stream("--metrics-series", "5"), "there is no page");
    }

    /** A page of topics is made of the derivatives; one that nobody asked for is left out, and that is said. */
    @Test
    void aJobWithoutDerivativesHasNoPage() throws Exception {
        JobConfig job = JobConfigFile.parse("sink: {topics: {derivatives: none}}", "test");
        StringWriter notes = new StringWriter();
        assertThat(CommandLine.populateCommand(new PageOptions()).open("0", job, new PrintWriter(notes)))
                .isNull();
        assertThat(notes.toString()).startsWith("no page: sink.topics.derivatives is none");
        PageOptions asked = CommandLine.populateCommand(new PageOptions(), "--page", "0");
        assertThatThrownBy(() -> asked.open("0", job, new PrintWriter(notes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--page 0: sink.topics.derivatives is none, and the page shows that topic");
        assertThat(CommandLine.populateCommand(new PageOptions(), "--page", "none")
                        .open("0", job, new PrintWriter(notes)))
                .isNull();
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            expectWrong(stream("--page", port), "--page " + port, "another one may be");
        }
    }

    @Test
    void aSpeedThatIsNone() {
        expectWrong(stream("--speed", "fast"), "--speed must be a number above 0, or max", "\"fast\"");
        expectWrong(stream("--speed", "-1"), "\"-1\"");
    }

    @Test
    void aFileIsPlayedAtASpeed() {
        long begun = System.nanoTime();
        Run run = stream("--speed", "10"); // 6 s of samples
        assertThat(run.code()).isZero();
        assertThat(System.nanoTime() - begun).isGreaterThan(550_000_000L);
        assertThat(run.lines()).isEqualTo(stream().lines());
    }

    @Test
    void serveNeedsTopicsAndBrokersThatCanBe() throws Exception {
        Path none = Files.writeString(folder.resolve("none.yaml"), "source: {format: json}\n");
        expectWrong(Run.of("serve", "--config", none, "--page", "0"), "topics");
        Path job = Files.writeString(folder.resolve("job.yaml"), "source: {topics: [telemetry]}\n");
        Run run = Run.of("serve", "--config", job, "--page", "0", "--brokers", "no port");
        expectWrong(run, "no Kafka client can be made for no port");
        expectWrong(Run.of("serve", "--config", job, "--page", "none"), "nothing to serve");
    }
}
