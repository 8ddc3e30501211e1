package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job's jar where there is no Flink. */
final class JobJarIT {

    @TempDir
    Path folder;

    @Test
    void itChecksAFile() throws Exception {
        String example =
                Recordings.ROOT.resolve("docs/examples/vehicle-telemetry.yaml").toString();
        Path out = run(0, "--config", example, "--check");
        assertThat(out).content().startsWith("name: vehicle-telemetry\n").contains("topics: [telemetry]");
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "source: {topics: a, formt: csv}\n");
        assertThat(run(2, "--config", wrong.toString(), "--check"))
                .content()
                .startsWith("wrong.yaml:1:21: unknown key source.formt, did you mean format?")
                .hasLineCount(1);
        assertThat(run(2, "--config", example))
                .content()
                .startsWith("Flink is not here: ")
                .hasLineCount(1);
    }

    private Path run(int code, String... arguments) throws IOException, InterruptedException {
        Path jar;
        try (Stream<Path> built = Files.list(Recordings.ROOT.resolve("flink-jobs/target"))) {
            jar = built.filter(file -> file.toString().endsWith("-job.jar"))
                    .findFirst()
                    .orElseThrow();
        }
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", null);
        int ended = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        assertThat(ended).as(Files.readString(out)).isEqualTo(code);
        return out;
    }
}
