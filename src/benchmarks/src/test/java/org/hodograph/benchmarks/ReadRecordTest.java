package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmark once, so that it can't rot. */
class ReadRecordTest {

    @Test
    void readsItsRecords() throws Exception {
        assertThat(new Runner(new OptionsBuilder()
                                .include(ReadRecord.class.getSimpleName())
                                .forks(0)
                                .warmupIterations(0)
                                .measurementIterations(1)
                                .measurementTime(TimeValue.milliseconds(50))
                                .shouldFailOnError(true)
                                .build())
                        .run())
                .hasSize(2);
    }
}
