package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hodograph.pipeline.format.preset.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsCommandTest {

    @Test
    void everyPresetIsListedWithItsSettings() {
        Run run = Run.of("formats");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        for (Preset preset : Preset.ALL) {
            assertThat(run.lines())
                    .contains(
                            preset.name(),
                            "  " + preset.meaning(),
                            "      preset: " + preset.name() + "  # the same as");
            preset.yaml().lines().forEach(line -> assertThat(run.lines()).contains("      " + line));
        }
    }

    @Test
    void onePresetIsPrintedAlone() {
        Run run = Run.of("formats", "owntracks");
        assertThat(run.code()).isZero();
        assertThat(run.lines().get(0)).isEqualTo("owntracks");
        assertThat(run.out()).doesNotContain("thingsboard");
    }

    @Test
    void unknownPresetIsOneLineWithTheNearest() {
        Run run = Run.of("formats", "owntrack");
        assertThat(run.code()).isEqualTo(CommandLines.WRONG);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .hasLineCount(1)
                .startsWith("NAME must be one of cloudevents, ")
                .contains("did you mean owntracks?");
    }

    /** What a preset says, and what the same settings say without its name, is one configuration. */
    @Test
    void presetIsItsSettings(@TempDir Path folder) throws Exception {
        for (Preset preset : Preset.ALL) {
            Path named = Files.writeString(folder.resolve("named.yaml"), "source:\n  preset: " + preset.name() + "\n");
            Path written = Files.writeString(
                    folder.resolve("written.yaml"), "source:\n" + preset.yaml().indent(2));
            Run run = Run.of("stream", "--config", named, "--check");
            assertThat(run.code()).as(preset.name() + run.err()).isZero();
            assertThat(run.out())
                    .isEqualTo(Run.of("stream", "--config", written, "--check").out());
        }
    }
}
