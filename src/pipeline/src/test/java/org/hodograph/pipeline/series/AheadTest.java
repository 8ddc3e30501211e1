package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.rule;
import static org.hodograph.pipeline.series.Given.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.Methods;
import org.junit.jupiter.api.Test;

/** What answers at once cost. */
class AheadTest {

    private static final AtomicLong PUSHED = new AtomicLong();

    private record Counted(Method method) implements Method {

        @Override
        public String name() {
            return method.name();
        }

        @Override
        public int version() {
            return method.version();
        }

        @Override
        public int maxOrder() {
            return method.maxOrder();
        }

        @Override
        public int reachSamples() {
            return method.reachSamples();
        }

        @Override
        public long reachNanos() {
            return method.reachNanos();
        }

        @Override
        public Differentiator newDifferentiator() {
            return new Worker(method.newDifferentiator());
        }

        @Override
        public Fit fit(double[] x, double[] y) {
            return method.fit(x, y);
        }
    }

    private record Worker(Differentiator worker) implements Differentiator {

        @Override
        public Intake push(long nanos, double y) {
            PUSHED.incrementAndGet();
            return worker.push(nanos, y);
        }

        @Override
        public boolean hasRoom(long nanos, int more) {
            return worker.hasRoom(nanos, more);
        }

        @Override
        public boolean estimateAt(long nanos, Estimate out) {
            return worker.estimateAt(nanos, out);
        }

        @Override
        public boolean isWarm() {
            return worker.isWarm();
        }

        @Override
        public void copyFrom(Differentiator same) {
            worker.copyFrom(((Worker) same).worker);
        }

        @Override
        public void reset() {
            worker.reset();
        }

        @Override
        public void save(DataOutput out) throws IOException {
            worker.save(out);
        }

        @Override
        public void load(DataInput in) throws IOException {
            worker.load(in);
        }
    }

    /** 1,000 samples wait all the time: each is fitted twice, not a thousand times. */
    @Test
    void aSampleInOrderIsFittedOnce() {
        Method method = new Counted(Methods.parse("local-polynomial(window=5, degree=2)"));
        Tracker tracker = new Tracker("s", rule("1000s", "emit: immediately").withMethod(0, method, Lag.NONE));
        PUSHED.set(0);
        Recording out = new Recording();
        for (int k = 0; k < 3000; k++) {
            tracker.accept(at(k * SECOND, signal(k)), k * 1000L, out);
        }
        assertThat(out.provisional).hasSize(3000);
        assertThat(out.results).hasSize(2000);
        assertThat(PUSHED.get()).isEqualTo(5000);
        tracker.finish(out);
        assertThat(out.repeated).hasSize(3000);
    }
}
