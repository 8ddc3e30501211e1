package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hodograph.pipeline.Counts;
import org.junit.jupiter.api.Test;

/** The soak for seconds: everything that goes wrong in it does, and is accounted for. */
class DirtySoakTest {

    @Test
    void accountsForAllOfTheDirt() throws Exception {
        DirtySoak soak = new DirtySoak("rocksdb", Duration.ofSeconds(6));
        Counts counts = soak.run();
        assertThat(counts.addUp()).as(counts.line()).isTrue();
        assertThat(counts.used()).isGreaterThan(counts.in() / 2);
        assertThat(counts.duplicate()).isPositive();
        assertThat(counts.late()).isPositive();
        assertThat(counts.rejected()).isPositive();
        assertThat(counts.absent()).isPositive();
        assertThat(soak.grown()).isNotNull(); // so few readings say nothing, but there is a line through them
    }
}
