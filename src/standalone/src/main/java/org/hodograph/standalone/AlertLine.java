package org.hodograph.standalone;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.output.ShownAlert;
import org.hodograph.pipeline.time.TimeText;
import org.hodograph.pipeline.unit.ShowIn;

/**
 * A change of an alert in a line for the user's eyes, in the units of the alert's record:
 * {@code 2026-01-05T10:00:05Z firing "braking" of car-1/speed: -4.1 ± 0.2 m/s2, for 300 ms}.
 */
final class AlertLine {

    private static final int DIGITS = 4;

    private AlertLine() {}

    /** {@code showIn}: the units of alerts. */
    static String of(AlertChange change, ShowIn showIn) {
        String state = change.state().name().toLowerCase(Locale.ROOT);
        long lasted = change.nanos() - change.sinceNanos();
        return TimeText.iso(change.nanos()) + " " + state + " \""
                + change.rule().name() + "\" of " + change.series() + value(change, showIn)
                + (lasted > 0 ? ", for " + Durations.rounded(lasted) : "");
    }

    private static String value(AlertChange change, ShowIn showIn) {
        if (Double.isNaN(change.value())) {
            return "";
        }
        ShownAlert shown = ShownAlert.of(change, showIn);
        return ": " + number(shown.value()) + (Double.isNaN(shown.error()) ? "" : " ± " + number(shown.error()))
                + (shown.unit() == null ? "" : " " + shown.unit());
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }
}
