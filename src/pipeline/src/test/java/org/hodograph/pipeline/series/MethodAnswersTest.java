package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.fed;

import org.junit.jupiter.api.Test;

/** What a method tells beside its numbers: an outlier, an instant of its own. */
class MethodAnswersTest {

    /** R20: a speed once a second, one of them 30 m/s off. */
    @Test
    void r20OutlierIsFlaggedAndItsAccelerationStaysSmall() {
        Recording out = new Recording();
        Tracker tracker =
                new Tracker("s", Given.rule("0", "order: 1, method: 'robust(local-polynomial(window=21, degree=3))'"));
        for (int k = 0; k < 60; k++) {
            double speed = 15 + 0.1 * Math.sin(7.7 * k) + 0.1 * Math.cos(3.1 * k);
            tracker.accept(at(k * SECOND, speed + (k == 40 ? 30 : 0)), k * 1000L, out);
        }
        for (int k = 20; k < 60; k++) {
            assertThat(Flag.OUTLIER.in(out.flags.get(k))).as("sample %d", k).isEqualTo(k == 40);
            assertThat(Math.abs(out.numbers.get(k)[1])).isLessThan(0.3);
        }
    }

    @Test
    void goldIsToldAtTheMeanTimeOfItsRunWhateverTheLag() {
        for (String lag : new String[] {"0ms", "1 samples"}) {
            Recording out =
                    fed(new Tracker("s", Given.rule("0", "method: 'gold(embedding=4, order=2)', lag: " + lag)), 10);
            int owed = lag.equals("0ms") ? 0 : 1;
            assertThat(out.instants).hasSize(10 - owed).doesNotHaveDuplicates().isSorted();
            for (int k = owed; k < 10; k++) {
                long mean = k < 3 ? k * SECOND / 2 : k * SECOND - 3 * SECOND / 2;
                assertThat(out.instants.get(k - owed)).isEqualTo(mean);
                assertThat(out.results.get(k - owed)).startsWith(mean + " " + (k * SECOND - mean) + " ");
            }
        }
    }

    @Test
    void savitzkyGolayHasNoNumbersAcrossALostSampleAndNoneAreMadeUp() {
        Recording out = new Recording();
        Tracker tracker = new Tracker("s", Given.rule("0", "method: 'savitzky-golay(window=5, degree=2)'"));
        for (int k = 0; k < 20; k++) {
            if (k != 10) {
                tracker.accept(at(k * SECOND, Given.signal(k)), k * 1000L, out);
            }
        }
        for (int i = 0; i < out.numbers.size(); i++) {
            int k = i < 10 ? i : i + 1;
            boolean even = k >= 4 && (k < 10 || k > 14);
            assertThat(Double.isNaN(out.numbers.get(i)[1])).as("sample %d", k).isEqualTo(!even);
        }
    }
}
