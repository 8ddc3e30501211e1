package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PerThreadTest {

    private static final PerThread<double[]> SCRATCH = new PerThread<>(() -> new double[1]);

    @Test
    void aThreadHasOneAndAnotherAnother() throws Exception {
        double[] own = SCRATCH.get();
        assertThat(SCRATCH.get()).isSameAs(own);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            double[] foreign =
                    CompletableFuture.supplyAsync(SCRATCH::get, other).get();
            assertThat(foreign).isNotSameAs(own);
        } finally {
            other.shutdown();
        }
        assertThat(SCRATCH.get()).isSameAs(own);
    }

    @Test
    void whatNobodyHoldsIsLetGo() {
        WeakReference<double[]> seen = new WeakReference<>(SCRATCH.get());
        for (int i = 0; i < 100 && seen.get() != null; i++) {
            System.gc();
        }
        assertThat(seen.get()).isNull();
        assertThat(SCRATCH.get()).isNotNull();
    }
}
