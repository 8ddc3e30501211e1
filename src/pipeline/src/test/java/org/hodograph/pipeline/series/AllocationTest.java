package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.rule;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the way of a sample nothing is allocated, once the buffers have grown. */
class AllocationTest {

    private static final int SAMPLES = 4000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: gauge",
                "emit: immediately",
                "emit: immediately, kind: angle(360), lag: 3 samples",
                "emit: immediately, resolution: 0.5",
                "kind: 'pulse(per=1, value=count)', lag: 500ms"
            })
    void nothingIsAllocatedForASample(String keys) {
        Tracker tracker = new Tracker("s", rule("3s", "unit: m, gap: 1h, " + keys));
        Sample[] samples = new Sample[SAMPLES];
        for (int k = 0; k < SAMPLES; k++) {
            samples[k] = at((k ^ 1) * SECOND, k % 7 + Math.rint(k / 10.0), "m"); // each pair the wrong way round
        }
        Deaf out = new Deaf();
        feed(tracker, samples, 0, SAMPLES / 2, out);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        feed(tracker, samples, SAMPLES / 2, SAMPLES, out);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(out.answers).isGreaterThan(SAMPLES - 10);
        // the measuring itself takes some; one object a sample would be above 16 bytes each
        assertThat(allocated).isLessThan(SAMPLES / 2);
    }

    private static void feed(Tracker tracker, Sample[] samples, int from, int to, TrackerListener out) {
        for (int k = from; k < to; k++) {
            tracker.accept(samples[k], k * 1000L, out);
            tracker.idleDueMillis();
        }
    }

    private static final class Deaf implements TrackerListener {

        private int answers;

        @Override
        public void used() {}

        @Override
        public void duplicate() {}

        @Override
        public void late(Rejection rejection) {}

        @Override
        public void rejected(Rejection rejection) {}

        @Override
        public void absent(Rejection absence) {}

        @Override
        public void derivatives(Derivatives result) {
            answers++;
        }

        @Override
        public void provisional(Derivatives result) {}

        @Override
        public void event(SeriesEvent event) {}

        @Override
        public void unknownUnit(UnknownUnit unknown) {}
    }
}
