package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AccuracyPageTest {

    /** The table of uneven times comes from a test of the kernels, and is pasted. */
    @Test
    void tableOfUnevenTimesOutlivesTheNextWriting() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("hodograph.root"), "docs/accuracy.md"));
        String kept = AccuracyPage.unevenTimes(page);
        assertThat(kept)
                .startsWith("\n## Times as devices keep them\n")
                .contains("| `auto` | 96 %")
                .contains("| `spline` |");
        assertThat(page).endsWith(kept);
        assertThat(AccuracyPage.unevenTimes("# Accuracy\n")).isEmpty();
    }
}
