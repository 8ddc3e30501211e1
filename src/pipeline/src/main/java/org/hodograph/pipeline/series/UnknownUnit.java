package org.hodograph.pipeline.series;

import org.hodograph.kernels.text.OneLine;
import org.hodograph.pipeline.unit.Unit;

/**
 * A series began in a unit that is not known. Its values stay as they are.
 *
 * @param unit the text
 * @param series that began in it
 * @param nanos of its first sample
 */
public record UnknownUnit(String unit, String series, long nanos) {

    private static final int LONGEST = 100; // characters: a configured unit has any length

    /** The same for a log or a terminal. */
    public String line() {
        return "series " + series + ": " + reason();
    }

    /** What is wrong, what follows, and what was probably meant. */
    public String reason() {
        return "unit: \"" + OneLine.of(unit, LONGEST) + "\" is not known, so values stay as they are"
                + Unit.of(unit).hint();
    }
}
