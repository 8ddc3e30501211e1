package org.hodograph.standalone.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever is left out of a trace, what can be seen stays. */
final class TraceTest {

    private static final int MANY = 1_000_000;

    @Test
    void aMillionPointsKeepTheirPeaksAndEnds() {
        Trace trace = new Trace();
        for (int i = 0; i < MANY; i++) {
            double peak = i == 123_457 ? 50 : i == 765_431 ? -70 : 0;
            trace.add(i, Math.sin(i) + peak, i == 400_001 ? 90 : 0.5);
        }
        trace.thin(MANY / 1000);
        assertThat(trace.size()).isBetween(1000, 8000);
        assertThat(trace.nanos(0)).isZero();
        assertThat(trace.nanos(trace.size() - 1)).isEqualTo(MANY - 1);
        double least = 0;
        double greatest = 0;
        double highest = 0;
        for (int i = 0; i < trace.size(); i++) {
            assertThat(i == 0 || trace.nanos(i) > trace.nanos(i - 1)).isTrue();
            least = Math.min(least, trace.value(i));
            greatest = Math.max(greatest, trace.value(i));
            highest = Math.max(highest, trace.high(i));
        }
        assertThat(greatest).isEqualTo(Math.sin(123_457) + 50);
        assertThat(least).isEqualTo(Math.sin(765_431) - 70);
        assertThat(highest).isEqualTo(Math.sin(400_001) + 90);
    }

    @Test
    void aBreakStaysAndAnEarlierPointIsLeftOut() {
        Trace trace = new Trace();
        for (int i = 0; i < 100_000; i++) {
            if (i == 50_000) {
                trace.breakAt(i);
            }
            trace.add(i, i, Double.NaN);
            trace.add(i - 1, -9999, Double.NaN);
        }
        trace.thin(1000);
        int breaks = 0;
        for (int i = 0; i < trace.size(); i++) {
            breaks += Double.isNaN(trace.value(i)) ? 1 : 0;
            assertThat(trace.value(i)).isNotEqualTo(-9999);
        }
        assertThat(breaks).isEqualTo(1);
    }

    @Test
    void fewPointsStayAsTheyAre() {
        Trace trace = new Trace();
        for (int i = 0; i < 100; i++) {
            trace.add(1000L * i, i, 1);
        }
        trace.thin(5000);
        assertThat(trace.size()).isEqualTo(100);
        assertThat(trace.low(7)).isEqualTo(6);
        assertThat(trace.high(7)).isEqualTo(8);
    }
}
