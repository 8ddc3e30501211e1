package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The long run, bounded: 200,000 samples instead of 10^7. */
class LongStreamTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kalman(model=iwp2)",
                "kalman(model=iwp4)",
                "kalman(model=iwp4, process-noise=1e6, measurement-noise=0.1)",
                "auto"
            })
    void doesNotDrift(String method) {
        assertThat(new LongStream().difference(method, 200_000)).isLessThan(1e-6);
    }
}
