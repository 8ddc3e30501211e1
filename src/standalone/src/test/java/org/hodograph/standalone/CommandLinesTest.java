package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every command. */
final class CommandLinesTest {

    @TempDir
    Path folder;

    @Test
    void aMisspeltCommandIsToldTheNearest() {
        Run run = Run.of("plto", "file.csv");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("there is no command \"plto\", did you mean plot? There are inspect, stream,")
                .hasLineCount(1);
        assertThat(Run.of("xyzzy").err()).startsWith("there is no command \"xyzzy\"; there are inspect,");
        assertThat(Run.of("inspect", "a.csv", "b.csv").err()).startsWith("Unmatched argument at index 2: 'b.csv'");
    }

    @Test
    void helpOfACommandIsItsHelp() {
        Run run = Run.of("help", "compare");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo(Run.of("compare", "--help").out()).contains("inside 95 %,");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        Run run = Run.of("completion", "bash");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("complete -F _complete_hodograph", "differentiate", "--side-by-side");
        Run fish = Run.of("completion", "fish");
        assertThat(fish.code()).isEqualTo(2);
        assertThat(fish.err()).isEqualTo("completion is for bash or zsh, but is asked for \"fish\"\n");
    }

    @Test
    void theManualHasEveryCommandAndOption() {
        Run run = Run.of("manual");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith(".TH HODOGRAPH 1 ")
                .contains("\n.SS differentiate\n", "\n.B \\-\\-side\\-by\\-side\n", "Default: jsonl")
                .doesNotContain("${", "%%", "%n");
        assertThat(Run.of("manual").out()).isEqualTo(run.out());
    }

    @Test
    void aFolderIsNoConfiguration() {
        for (String command : new String[] {"stream", "compare", "differentiate"}) {
            Run run = Run.of(command, Run.example("braking.csv"), "--config", folder);
            assertThat(run.code()).as(command).isEqualTo(2);
            assertThat(run.err()).isEqualTo(folder + " is a folder; --config names the YAML file of a job\n");
        }
    }

    /** A row of numbers is not taken for a header where no column is asked for by name. */
    @Test
    void differentiateNeedsNeitherHeaderNorMethod() throws IOException {
        Path file = Files.writeString(folder.resolve("parabola.csv"), "0,0\n1,1\n2,4\n3,9\n4,16\n5,25\n");
        Run exact = Run.of("differentiate", file, "--method", "hermite", "--order", 1);
        assertThat(exact.code()).as(exact.err()).isZero();
        assertThat(exact.lines()).hasSize(1 + 6);
        assertThat(exact.lines().get(1)).startsWith("0.0,0.0,");
        Run plain = Run.of("differentiate", file);
        assertThat(plain.code()).as(plain.err()).isZero();
        assertThat(plain.out())
                .isEqualTo(Run.of("differentiate", file, "--method", "auto").out());
        Path named = Files.writeString(folder.resolve("named.csv"), "x,y\n0,0\n1,1\n2,4\n3,9\n");
        assertThat(Run.of("differentiate", named, "--method", "hermite").lines())
                .hasSize(1 + 4);
        Path times = Files.writeString(
                folder.resolve("times.csv"), "2026-01-05T10:00:00Z,0\n2026-01-05T10:00:01Z,\n2026-01-05T10:00:02Z,4\n");
        Run timed = Run.of("differentiate", times, "--method", "finite-difference(points=2)", "--time-unit", "iso");
        assertThat(timed.code()).as(timed.err()).isZero();
        assertThat(timed.lines()).hasSize(1 + 2);
    }
}
