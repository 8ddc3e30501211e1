package org.hodograph.standalone.plot;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.axis.TickUnitSource;

/** Steps of 1, 2 and 5 times a power of ten, of any size: JFreeChart's own write 0 for all that is below a millionth. */
final class Ticks implements TickUnitSource {

    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_TO = 1e6;
    private static final int[] STEPS = {1, 2, 5, 10};

    @Override
    public TickUnit getLargerTickUnit(TickUnit unit) {
        return getCeilingTickUnit(1.01 * unit.getSize()); // the next step is twice as long at least
    }

    @Override
    public TickUnit getCeilingTickUnit(TickUnit unit) {
        return getCeilingTickUnit(unit.getSize());
    }

    @Override
    public NumberTickUnit getCeilingTickUnit(double size) {
        double power = Math.pow(10, Math.floor(Math.log10(size)));
        for (int step : STEPS) {
            if (step * power >= size * (1 - 1e-9)) {
                return new Step(step * power, format(step * power));
            }
        }
        return new Step(10 * power, format(10 * power));
    }

    private static NumberFormat format(double step) {
        String pattern = step >= PLAIN_FROM && step < PLAIN_TO ? "#,##0.####" : "0.###E0";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    /** A step whose zero is plain however small the step. */
    private static final class Step extends NumberTickUnit {

        private static final long serialVersionUID = 1;

        Step(double size, NumberFormat format) {
            super(size, format);
        }

        @Override
        public String valueToString(double value) {
            return Math.abs(value) < getSize() / 2 ? "0" : super.valueToString(value);
        }
    }
}
