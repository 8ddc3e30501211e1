package org.hodograph.pipeline.pair;

/**
 * What a cross-check found, told when it changes.
 *
 * @param series the signal that the other is the derivative of
 * @param with the signal that is its derivative
 * @param nanos the newest instant of the window
 * @param agrees whether scale and delay are within their tolerances
 * @param scale of the derived against the given derivative; 1 where they agree; NaN where the given one stands still
 * @param scaleError its standard error; NaN if not available
 * @param delaySeconds of the derived behind the given derivative
 * @param offset mean of the derived less mean of the given derivative, in SI
 * @param disagreement rms of what is left between the two after scale and delay, over the spread of the derived one
 * @param confidence that the scale is on the side of its tolerance that the verdict says; NaN if not available
 */
public record CrossCheckVerdict(
        String series,
        String with,
        long nanos,
        boolean agrees,
        double scale,
        double scaleError,
        double delaySeconds,
        double offset,
        double disagreement,
        double confidence) {}
