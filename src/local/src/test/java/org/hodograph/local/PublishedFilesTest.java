package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishedFilesTest {

    private static final String CSV = "format: csv, time: s, fields: {time: t, value: [speed, temp]}";

    @TempDir
    Path folder;

    private JobConfig read(String yaml, List<String> topics, List<String> headers) throws IOException {
        List<String> inputs = new java.util.ArrayList<>();
        for (int i = 0; i < topics.size(); i++) {
            Path file = Files.writeString(folder.resolve(i + ".csv"), headers.get(i) + "\n0,1,2\n");
            inputs.add(topics.get(i) + "=" + file);
        }
        JobConfig job = JobConfigFile.parse(yaml, "job.yaml");
        return new PublishedFiles(inputs, job).read(job);
    }

    /** Records of a topic have no header: a source reads all of its topics with the same columns. */
    @Test
    void filesOfOneSourceHaveTheSameColumns() throws IOException {
        for (String topics : List.of("{pattern: 'car\\..*'}", "[car.a, car.b]")) {
            String yaml = "{name: n, source: {topics: " + topics + ", " + CSV + "}}";
            assertThatThrownBy(() -> read(yaml, List.of("car.a", "car.b"), List.of("t,speed,temp", "t,temp,speed")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(folder.resolve("1.csv")
                            + " has other columns than the file before it, but both are published to ")
                    .hasMessageContaining("car")
                    .hasMessageEndingWith(": give each a source of its own, see sources");
            assertThat(read(yaml, List.of("car.a", "car.b"), List.of("t,speed,temp", "t,speed,temp"))
                            .source()
                            .format()
                            .csv()
                            .columns())
                    .containsExactly("t", "speed", "temp");
        }
    }

    @Test
    void everySourceHasItsOwnColumns() throws IOException {
        String yaml = "{name: n, sources: [{topics: {pattern: 'a.*'}, " + CSV + "}, {topics: b, " + CSV + "}]}";
        assertThat(read(yaml, List.of("a1", "b"), List.of("t,speed,temp", "t,temp,speed"))
                        .source()
                        .feeds())
                .extracting(feed -> feed.format().csv().columns())
                .containsExactly(List.of("t", "speed", "temp"), List.of("t", "temp", "speed"));
    }
}
