package org.hodograph.kernels.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whether a window is even depends on its samples alone. */
final class SampleWindowTest {

    private static final long SEED = 15;

    @Test
    void windowIsEvenWhileAllIntervalsAreTheSame() {
        SampleWindow window = new SampleWindow(new Window(4, 0, 0));
        long[] times = {10, 20, 30, 40, 50, 61, 72, 83, 94};
        boolean[] even = {false, true, true, true, true, false, false, true, true};
        for (int i = 0; i < times.length; i++) {
            window.push(times[i], i);
            assertThat(window.isEven()).as("after %d", times[i]).isEqualTo(even[i]);
        }
        assertThat(window.step()).isEqualTo(11);
    }

    @Test
    void samplesThreeHundredYearsApartAreNotEven() {
        SampleWindow window = new SampleWindow(new Window(3, 0, 0));
        window.push(-8_000_000_000_000_000_000L, 1);
        window.push(0, 2);
        assertThat(window.isEven()).isTrue();
        window.push(8_000_000_000_000_000_000L, 3);
        assertThat(window.isEven()).isFalse();
    }

    @Test
    void loadedAndCopiedWindowsTellTheSameAsTheOnesTheyComeFrom() throws IOException {
        Random random = new Random(SEED);
        for (Window kind : new Window[] {new Window(6, 0, 0), new Window(0, 60, 60e-9)}) {
            SampleWindow window = new SampleWindow(kind);
            SampleWindow copy = new SampleWindow(kind);
            long at = 0;
            for (int i = 0; i < 2_000; i++) {
                at += random.nextInt(12) == 0 ? 1 + random.nextInt(100) : 10;
                window.push(at, i);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                window.save(new DataOutputStream(bytes));
                SampleWindow loaded = new SampleWindow(kind);
                loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
                copy.copyFrom(window);
                boolean even = window.size() > 1;
                for (int k = 2; k < window.size(); k++) {
                    even &= window.nanos(k) - window.nanos(k - 1) == window.nanos(1) - window.nanos(0);
                }
                assertThat(window.isEven()).as("seed %d, sample %d", SEED, i).isEqualTo(even);
                assertThat(loaded.isEven()).isEqualTo(even);
                assertThat(copy.isEven()).isEqualTo(even);
            }
        }
    }
}
