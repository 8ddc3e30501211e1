package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Methods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs everything that is timed once, so that it can't rot. */
class BenchmarkTest {

    @TempDir
    Path folder;

    @Test
    void writesEachSectionBetweenItsMarks() throws Exception {
        Path page = folder.resolve("performance.md");
        Files.writeString(page, "# Performance\n\n<!-- fit -->\nold\n<!-- /fit -->\n\nbehind\n");
        Benchmark.run("--quick", "--page", page.toString());
        String written = Files.readString(page);
        assertThat(written)
                .startsWith("# Performance\n\n<!-- fit -->\nMeasured on ")
                .contains("| `auto` | ", "<!-- /fit -->\n\nbehind\n", "| tracker and all four records | ")
                .contains("| the product, all topics | ", "| SQL `LAG` into `blackhole`: no JSON | ")
                .contains(
                        "| SQL `LAG`, JSON | ",
                        "| SQL `DERIVATIVES` into `blackhole` | ",
                        "| the product, all topics, exactly once | ")
                .contains("| low | ", "| throughput | ", "| 1 kB | 100 | rocksdb | ", "| `stream --out csv`, `auto` | ")
                .doesNotContain("old")
                .doesNotContain("NaN");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Benchmark.run("fits")).hasMessageContaining("but got \"fits\"");
        assertThatThrownBy(() -> PerformancePage.with("<!-- fit -->\n", "fit", ""))
                .hasMessageContaining("without the other");
    }

    /** What is written by hand is a fair rival only if it gives the same numbers. */
    @Test
    void handWrittenFitIsTheSameFit() {
        Signal signal = new Signal(10_000_000);
        NormalEquations hand = new NormalEquations(64);
        Differentiator product =
                Methods.parse("local-polynomial(window=64, degree=3)").newDifferentiator();
        for (int i = 0; i < 200; i++) {
            hand.push(signal.next(), signal.value());
            product.push(signal.nanos(), signal.value());
        }
        hand.estimate();
        Estimate estimate = new Estimate();
        product.estimateAt(signal.nanos(), estimate);
        for (int k = 0; k < NormalEquations.TERMS; k++) {
            assertThat(hand.derivative(k))
                    .as("order %d", k)
                    .isCloseTo(estimate.derivative(k), within(1e-6 * estimate.standardError(k)));
        }
    }
}
