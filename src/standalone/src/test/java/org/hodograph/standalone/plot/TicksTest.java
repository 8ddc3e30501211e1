package org.hodograph.standalone.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.jfree.chart.axis.NumberTickUnit;
import org.junit.jupiter.api.Test;

final class TicksTest {

    private static String told(double size, double value) {
        NumberTickUnit unit = new Ticks().getCeilingTickUnit(size);
        return unit.getSize() + " " + unit.valueToString(value);
    }

    @Test
    void stepsOfEverySizeAreTold() {
        assertThat(told(0.3, 1.5)).isEqualTo("0.5 1.5");
        assertThat(told(1, -3)).isEqualTo("1.0 -3");
        assertThat(told(1500, 12_000)).isEqualTo("2000.0 12,000");
        assertThat(told(1.4e-7, -6e-7)).isEqualTo("2.0E-7 -6E-7");
        assertThat(told(1.4e-7, 0)).isEqualTo("2.0E-7 0");
        assertThat(told(7e8, 3e9)).isEqualTo("1.0E9 3E9");
    }

    @Test
    void theNextStepIsLarger() {
        Ticks ticks = new Ticks();
        NumberTickUnit unit = ticks.getCeilingTickUnit(1e-9);
        for (double size : new double[] {2e-9, 5e-9, 1e-8}) {
            unit = ticks.getCeilingTickUnit(ticks.getLargerTickUnit(unit).getSize());
            assertThat(unit.getSize() / size).isBetween(0.999999, 1.000001);
        }
    }
}
