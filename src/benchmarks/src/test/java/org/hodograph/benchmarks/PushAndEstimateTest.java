package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmark briefly, so that it can't rot, and holds it to its promise: no byte allocated per operation. */
class PushAndEstimateTest {

    private static final double LESS_THAN_A_BYTE = 0.5; // the profiler itself allocates a little per iteration

    @Test
    void allocatesNothing() throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(PushAndEstimate.class.getSimpleName())
                        .forks(0)
                        .warmupIterations(2)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(1)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        assertThat(results).hasSize(3);
        for (RunResult result : results) {
            assertThat(result.getSecondaryResults().get("gc.alloc.rate.norm").getScore())
                    .as("bytes per operation, window %s", result.getParams().getParam("window"))
                    .isLessThan(LESS_THAN_A_BYTE);
        }
    }
}
