package org.hodograph.pipeline.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.junit.jupiter.api.Test;

class LateralJerkFilterTest {

    private static final long HUNDREDTH = 10_000_000;
    private static final int ADDED = Long.BYTES + 1 + 2 * (Long.BYTES + Double.BYTES) + Integer.BYTES + Double.BYTES;

    private static void push(Differentiator filter, int from, int to) {
        for (int k = from; k < to; k++) {
            filter.push(k * HUNDREDTH, Math.sin(0.01 * k) + k % 3 * 0.01);
        }
    }

    /** Bytes of version 1 end before what the standard error needs: the jerk goes on, its error comes when it is known. */
    @Test
    void readsVersion1() throws IOException {
        Differentiator undisturbed = new LateralJerkFilter().newDifferentiator();
        push(undisturbed, 0, 800);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        undisturbed.save(new DataOutputStream(bytes));
        byte[] old = Arrays.copyOf(bytes.toByteArray(), bytes.size() - ADDED);
        old[0] = 1;
        Differentiator loaded = new LateralJerkFilter().newDifferentiator();
        loaded.load(new DataInputStream(new ByteArrayInputStream(old)));
        push(undisturbed, 800, 1300);
        push(loaded, 800, 1300);

        Estimate expected = new Estimate();
        Estimate estimate = new Estimate();
        assertThat(undisturbed.estimateAt(1299 * HUNDREDTH, expected)).isTrue();
        assertThat(loaded.estimateAt(1299 * HUNDREDTH, estimate)).isTrue();
        assertThat(estimate.derivative(1)).isEqualTo(expected.derivative(1));
        assertThat(estimate.standardError(1)).isPositive();
    }
}
