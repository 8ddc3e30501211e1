package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkedSectionTest {

    @Test
    void isAddedOnceAndReplacedInItsPlace() {
        String one = MarkedSection.replaced("# Performance\n", "page", "old\n");
        assertThat(one).isEqualTo("# Performance\n\n<!-- page -->\nold\n<!-- /page -->\n");
        String both = MarkedSection.replaced(one, "other", "| a |");
        assertThat(MarkedSection.replaced(both, "page", "new"))
                .isEqualTo(
                        "# Performance\n\n<!-- page -->\nnew\n<!-- /page -->\n\n<!-- other -->\n| a |\n<!-- /other -->\n");
    }
}
