package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PerformancePageTest {

    @Test
    void isAddedOnceAndReplacedInItsPlace() {
        String one = PerformancePage.with("# Performance\n", "page", "old\n");
        assertThat(one).isEqualTo("# Performance\n\n<!-- page -->\nold\n<!-- /page -->\n");
        String both = PerformancePage.with(one, "other", "| a |\n");
        assertThat(PerformancePage.with(both, "page", "new\n"))
                .isEqualTo(
                        "# Performance\n\n<!-- page -->\nnew\n<!-- /page -->\n\n<!-- other -->\n| a |\n<!-- /other -->\n");
    }
}
