package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the commands run; what they measure is in docs/anomalies.md. */
class AnomaliesTest {

    @TempDir
    Path folder;

    @Test
    void budgetsWriteTheirSection() throws Exception {
        Path page =
                Files.writeString(folder.resolve("page.md"), "# A\n\n<!-- budgets -->\nold\n<!-- /budgets -->\nend\n");
        Anomalies.run("budgets", "2", "5000", "--page", page.toString());
        assertThat(Files.readString(page))
                .startsWith("# A\n")
                .contains("2 series of 5,000 samples")
                .endsWith("end\n");
    }

    @Test
    void costsAreMeasured() throws Exception {
        assertThat(new AlertCosts(1, 2000, Turns.brief()).table()).contains("when: unusual", "`stream`, no alerts");
    }

    @Test
    void aWrongSectionIsSaid() {
        assertThatThrownBy(() -> Anomalies.run("weather")).hasMessageContaining("expected one of");
    }
}
