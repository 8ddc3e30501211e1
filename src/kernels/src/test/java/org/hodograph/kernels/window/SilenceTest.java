package org.hodograph.kernels.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Methods;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Reach ONE_CURVE = Reach.CURVE;
    private static final Reach BENT = new Reach(size -> 3, 16);

    /** Samples a second apart, and a silence before the i-th. */
    private static SampleWindow window(int size, int before, long seconds) {
        SampleWindow window = new SampleWindow(new Window(size, 0, 0));
        long at = 0;
        for (int i = 0; i < size; i++) {
            at += i == before ? seconds : 1;
            window.push(at, i);
        }
        return window;
    }

    @Test
    void aCurveIsTornByASilenceThatIsLongerThanAllElse() {
        assertThat(Silence.hides(window(21, 15, 20), 3, ONE_CURVE)).isTrue();
        assertThat(Silence.hides(window(21, 15, 18), 3, ONE_CURVE)).isFalse();
    }

    @Test
    void inASilenceNothingIsKnown() {
        SampleWindow window = window(21, 15, 10);
        assertThat(Silence.hides(window, 14, ONE_CURVE)).as("it ends here").isFalse();
        assertThat(Silence.hides(window, 15, ONE_CURVE)).isFalse();
        assertThat(Silence.hides(window, 16, ONE_CURVE)).isTrue();
        assertThat(Silence.hides(window, 24, ONE_CURVE)).isTrue();
        assertThat(Silence.hides(window, 25, ONE_CURVE)).isFalse();
        assertThat(Silence.hides(window(21, 15, 7), 16, ONE_CURVE))
                .as("not long enough")
                .isFalse();
    }

    @Test
    void aFitThatBendsIsHiddenAsFarAsItReaches() {
        SampleWindow window = window(64, 40, 100); // samples to 40 s, and from 140 s on
        assertThat(Silence.hides(window, 37, BENT)).isFalse();
        assertThat(Silence.hides(window, 38, BENT)).isTrue();
        assertThat(Silence.hides(window, 142, BENT)).isTrue();
        assertThat(Silence.hides(window, 143, BENT)).isFalse();
        assertThat(Silence.hides(window, 100, Reach.NONE))
                .as("no error is stated")
                .isFalse();
        assertThat(Silence.hides(window(64, 40, 2_000), 3, BENT))
                .as("all else is one heap")
                .isTrue();
    }

    @Test
    void fewSamplesDoNotTellASilenceFromABurst() {
        assertThat(Silence.hides(window(5, 3, 30), 1, ONE_CURVE)).isFalse();
        assertThat(Silence.hides(window(5, 3, 40), 1, ONE_CURVE)).isTrue();
    }

    /** Bursts of five, 4 s apart: where readings always come so, there is no silence. */
    @Test
    void burstsAreNoSilence() {
        Differentiator worker =
                Methods.parse("local-polynomial(window=21, degree=2)").newDifferentiator();
        Estimate estimate = new Estimate();
        long at = 0;
        for (int i = 0; i < 200; i++) {
            at += i % 5 == 0 ? 4_000_000_000L : 200_000_000L;
            worker.push(at, i);
            assertThat(worker.estimateAt(at, estimate)).isEqualTo(i >= 2);
            assertThat(worker.wasSilent()).isFalse();
        }
    }

    /** Random times, with intervals of up to ten times the mean. */
    @Test
    void randomTimesAreSeldomOne() {
        Differentiator worker =
                Methods.parse("local-polynomial(window=21, degree=2)").newDifferentiator();
        Random random = new Random(1);
        Estimate estimate = new Estimate();
        long at = 0;
        int silent = 0;
        for (int i = 0; i < 20_000; i++) {
            at += 1 + (long) (-1e9 * Math.log(1 - random.nextDouble()));
            worker.push(at, random.nextGaussian());
            worker.estimateAt(at, estimate);
            silent += worker.wasSilent() ? 1 : 0;
        }
        assertThat(silent).isLessThan(20);
    }

    @Test
    void theLongestIntervalIsThatOfTheSamplesInTheWindow() {
        SampleWindow window = new SampleWindow(new Window(5, 0, 0));
        Random random = new Random(2);
        long at = 0;
        for (int i = 0; i < 500; i++) {
            at += 1 + random.nextInt(20);
            window.push(at, 0);
            long longest = 0;
            for (int k = 1; k < window.size(); k++) {
                longest = Math.max(longest, window.nanos(k) - window.nanos(k - 1));
            }
            assertThat(window.longest()).isEqualTo(longest);
        }
    }
}
