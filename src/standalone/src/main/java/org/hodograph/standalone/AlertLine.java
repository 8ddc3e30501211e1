package org.hodograph.standalone;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.time.TimeText;

/** A change of an alert in a line for the user's eyes: {@code 10:00:05 firing "braking" of car-1: -4.1 ± 0.2 m/s2}. */
final class AlertLine {

    private static final int DIGITS = 4;

    private AlertLine() {}

    static String of(AlertChange change) {
        String state = change.state().name().toLowerCase(Locale.ROOT);
        String unit = change.unit() == null ? "" : " " + change.unit();
        String value = Double.isNaN(change.value())
                ? ""
                : ": " + number(change.value()) + (Double.isNaN(change.error()) ? "" : " ± " + number(change.error()))
                        + unit;
        long lasted = change.nanos() - change.sinceNanos();
        return TimeText.iso(change.nanos()) + " " + state + " \""
                + change.rule().name() + "\" of " + change.series() + value
                + (lasted > 0 ? ", for " + Durations.rounded(lasted) : "");
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }
}
