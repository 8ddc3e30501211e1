package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmark briefly, so that it can't rot, and holds it to its promise: no object allocated per operation. */
class PushAndEstimateTest {

    /** Bytes of the smallest object. The profiler itself allocates some hundred bytes per iteration, over few operations on a busy machine. */
    private static final double AN_OBJECT = 16;

    @Test
    void allocatesNothing() throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(PushAndEstimate.class.getSimpleName())
                        .forks(0)
                        .warmupIterations(2)
                        .warmupTime(TimeValue.milliseconds(250))
                        .measurementIterations(1)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        assertThat(results).hasSize(14);
        for (RunResult result : results) {
            assertThat(result.getSecondaryResults().get("gc.alloc.rate.norm").getScore())
                    .as("bytes per operation, %s", result.getParams().getParam("method"))
                    .isLessThan(AN_OBJECT);
        }
    }
}
