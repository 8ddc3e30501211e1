package org.hodograph.pipeline.alert;

import java.io.Serializable;
import java.util.Locale;

/**
 * What data must be like for a profile to mean anything; other data are refused, and it is said why.
 *
 * @param profile its name and version
 * @param leastRate samples a second
 * @param mostError the largest standard error of the quantity, in SI; infinite: any
 */
public record Requirement(String profile, double leastRate, double mostError) implements Serializable {

    static final int TOO_SLOW = 1;
    static final int TOO_NOISY = 2;

    /** What is wrong with an answer: TOO_SLOW, TOO_NOISY, or 0. */
    int fault(int samples, double span, double error) {
        if (samples < 2 || (samples - 1) / span < leastRate) {
            return TOO_SLOW;
        }
        return error > mostError ? TOO_NOISY : 0;
    }

    String reason(int fault, int samples, double span, double error, String unit) {
        if (samples < 2) {
            return String.format(
                    Locale.ROOT,
                    "too slow: fewer than 2 samples in a window, the profile needs at least %.3g samples/s",
                    leastRate);
        }
        return fault == TOO_SLOW
                ? String.format(
                        Locale.ROOT,
                        "too slow: %.3g samples/s, the profile needs at least %.3g",
                        (samples - 1) / span,
                        leastRate)
                : String.format(
                        Locale.ROOT,
                        "too noisy: standard error %.3g%s, the profile allows %.3g",
                        error,
                        unit == null ? "" : " " + unit,
                        mostError);
    }
}
