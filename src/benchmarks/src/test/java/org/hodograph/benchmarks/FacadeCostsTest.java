package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FacadeCostsTest {

    @Test
    void everyPairIsTimed() {
        assertThat(FacadeCosts.table(true).lines().skip(2))
                .hasSize(12)
                .allMatch(row -> row.matches("\\| [^|]+ \\| [0-9,]+ \\| [0-9,]+ \\| [0-9.]+ \\|"));
    }
}
