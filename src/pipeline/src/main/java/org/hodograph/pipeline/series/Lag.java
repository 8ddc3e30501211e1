package org.hodograph.pipeline.series;

import java.io.Serializable;
import org.hodograph.kernels.text.Durations;

/**
 * How far behind the newest sample an estimate lies: a duration or a number of samples, exactly one of which is not 0
 * unless both are.
 *
 * @param nanos a duration, nanoseconds
 * @param samples a number of samples
 */
public record Lag(long nanos, int samples) implements Serializable {

    /** At the newest sample. */
    public static final Lag NONE = new Lag(0, 0);

    public Lag {
        if (nanos < 0 || samples < 0) {
            throw new IllegalArgumentException(
                    "lag must not be negative, but is " + (nanos < 0 ? nanos + " ns" : samples + " samples"));
        }
        if (nanos > 0 && samples > 0) {
            throw new IllegalArgumentException("lag is a duration or a number of samples, not both");
        }
    }

    /**
     * Reads {@code 250ms} or {@code 8 samples}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static Lag parse(String text) {
        String stripped = text.strip();
        try {
            if (stripped.matches("[0-9]+\\s*samples?")) {
                return new Lag(0, Integer.parseInt(stripped.replaceAll("\\D", "")));
            }
            return stripped.equals("0") ? NONE : new Lag(Durations.parse(stripped), 0);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "lag is a duration such as 250ms or a number such as 8 samples, but is \"" + text + "\"", e);
        }
    }

    @Override
    public String toString() {
        return samples > 0 ? samples + " samples" : Durations.print(nanos);
    }
}
