package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.hodograph.kernels.window.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a worker keeps by duration is bounded in samples; one too many is refused and changes nothing. */
class BoundedStateTest {

    private static final long LAG = 250_000_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"kalman|4096", "auto|4096", "'local-polynomial(span=250ms, degree=2)'|65536"})
    void sampleBeyondTheMostIsRefused(String method, int most) throws IOException {
        Differentiator stream = Methods.parse(method).newDifferentiator(new Lookback(LAG, 0));
        for (int k = 0; k < most; k++) {
            assertThat(stream.push(k, Math.sin(k * 1e-3))).as("sample %d", k).isEqualTo(Intake.ACCEPTED);
        }
        byte[] before = DyadicSeries.saved(stream);
        for (int k = most; k < 500_000; k++) {
            assertThat(stream.push(k, 1)).isEqualTo(Intake.FULL);
        }
        assertThat(DyadicSeries.saved(stream)).isEqualTo(before);
        assertThat(stream.push(LAG + 1, 1)).isEqualTo(Intake.ACCEPTED); // lets go of the oldest
        assertThat(Window.MOST_IN_SPAN).isEqualTo(65_536);
    }

    @Test
    void lagOfTooManySamplesIsAFaultOfTheConfiguration() {
        Method kalman = Methods.parse("kalman");
        assertThatThrownBy(() -> kalman.newDifferentiator(new Lookback(0, Integer.MAX_VALUE)))
                .hasMessage("kalman: lookback must be below 4096 samples, but is 2147483647");
    }
}
