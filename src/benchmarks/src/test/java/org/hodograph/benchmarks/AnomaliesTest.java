package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
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
    void powerIsMeasured() {
        assertThat(new AnomalyPower(1, 15_000).table())
                .contains("| curvature | **`abs unusual`**, no hindsight |", "| jerk | SPOT on raw differences");
    }

    /** A law of Pareto's shape 1/4, which exceeds x once in x⁴. What alarms don't teach makes the level sink later on, as in its paper. */
    @Test
    void spotFindsTheLevelOfItsRisk() {
        SplittableRandom random = new SplittableRandom(1);
        Spot spot = new Spot(1e-3, 100_000);
        for (int i = 0; i < 100_000; i++) {
            spot.push(Math.pow(1 - random.nextDouble(), -0.25));
        }
        assertThat(spot.level()).isCloseTo(Math.pow(1e-3, -0.25), withinPercentage(3));
    }

    @Test
    void costsAreMeasured() throws Exception {
        assertThat(new AlertCosts(1, 2000, Turns.brief()).table()).contains("when: unusual", "`stream`, no alerts");
    }

    @Test
    void aWrongSectionIsSaid() {
        assertThatThrownBy(() -> Anomalies.run("weather")).hasMessageContaining("expected one of");
        assertThatThrownBy(() -> Anomalies.run("drives")).hasMessageContaining("expected drives FOLDER");
    }
}
