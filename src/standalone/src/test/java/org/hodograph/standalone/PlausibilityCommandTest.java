package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reading can be, as a user of the command meets it. */
class PlausibilityCommandTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Run stream(String rules, String rows) throws IOException {
        Path job = file(
                "job.yaml",
                "source: {format: csv, time: s, fields: {value: level}}\nseries: [{match: \"*\", " + rules
                        + ", method: \"local-polynomial(window=3, degree=1)\"}]\n");
        return Run.of("stream", file("rows.csv", rows), "--config", job);
    }

    @Test
    void whatIsOutOfRangeIsExplained() throws IOException {
        Run run = stream("range: [-500, 9000]", "t,level\n1,1\n2,2\n3,65535\n4,4\n");
        assertThat(run.code()).isZero();
        assertThat(run.err().lines())
                .containsExactly(
                        "rejected 1: out-of-range: 65535.0 is outside the range [-500.0, 9000.0] (first: line 4, 3,65535)",
                        "  is the unit of the range that of the series? series[].range says what a reading can be;"
                                + " series[].missing: [-9999] makes a mark for lost values absent",
                        "in 4 = used 3 + duplicate 0 + late 0 + rejected 1");
    }

    @Test
    void whatIsNotValidIsAbsent() throws IOException {
        String rows = "t,level,ok\n1,1,1\n2,2,1\n3,0,0\n4,4,1\n";
        Run run = stream("valid: {field: ok, equals: 1}", rows);
        assertThat(run.code()).isZero();
        assertThat(run.err().lines()).containsExactly("in 4 = used 3 + duplicate 0 + late 0 + rejected 0 + absent 1");
        Run never = stream("valid: {field: ok, equals: 7}", rows);
        assertThat(never.code()).isEqualTo(1);
        assertThat(never.err()).contains("absent 4: ok is \"1\", so it is not valid (first: line 2, 1,1,1)");
        Run misspelt = stream("valid: {field: level2, equals: 1}", rows);
        assertThat(misspelt.code()).isEqualTo(2);
        assertThat(misspelt.err()).contains("column \"level2\" is not among the columns, did you mean level?");
    }

    @Test
    void aReadingThatComesBackIsFlaggedAndNotBelieved() throws IOException {
        Run run = stream("max-rate: 5", "t,level\n1,1\n2,2\n3,3\n4,99\n5,5\n6,6\n");
        assertThat(run.out().lines().toList().get(3)).contains("\"d1\":1.0", "\"OUTLIER\"");
        assertThat(run.out().lines().toList().get(5)).contains("\"d1\":1.0", "\"flags\":[]");
    }

    @Test
    void checkSaysWhatAProfileSees() throws IOException {
        Path job = file("job.yaml", "profiles: [{profile: harsh-driving/gps-insight-light@2, speed: \"*/speed\"}]\n");
        Run run = Run.of("stream", "--check", "--config", job);
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("# profile ")))
                .hasSize(2)
                .first()
                .asString()
                .contains("gps-insight-light@2 at 0.900 samples/s", "over 1, 2, 3, 5 s it sees 0, 0, 84, 100 %");
        Path again = file("again.yaml", run.out());
        assertThat(Run.of("stream", "--check", "--config", again).out()).isEqualTo(run.out());
    }
}
