package org.hodograph.pipeline.pair;

import org.hodograph.pipeline.RuleTexts;

/**
 * Says that one signal is a derivative of another, to be checked while both run.
 *
 * @param match the entities, a pattern
 * @param derivative the signal that is a derivative, for example a speed
 * @param of the signal it is the derivative of, for example an odometer
 * @param order of the derivative: 1 for the speed of a position
 * @param windowNanos the span of a comparison
 * @param scaleTolerance how far the scale may be from 1
 * @param delayToleranceNanos how far one may be behind the other
 */
public record CrossCheckRule(
        String match,
        String derivative,
        String of,
        int order,
        long windowNanos,
        double scaleTolerance,
        long delayToleranceNanos)
        implements PairRule {

    public CrossCheckRule {
        if (derivative == null || of == null) {
            throw new IllegalArgumentException(
                    "a cross-check needs derivative and of, for example derivative: speed, of: odometer");
        }
        if (derivative.equals(of)) {
            throw new IllegalArgumentException("derivative and of must be different signals, but both are " + of);
        }
        RuleTexts.require("a cross-check", match, derivative, of);
        if (order < 1 || order > 3) {
            throw new IllegalArgumentException("order must be 1 to 3, but is " + order);
        }
        if (windowNanos <= 0) {
            throw new IllegalArgumentException("window must be longer than 0, but is " + windowNanos + " ns");
        }
        if (!(scaleTolerance > 0)) {
            throw new IllegalArgumentException("scale-tolerance must be above 0, but is " + scaleTolerance);
        }
        if (delayToleranceNanos < 0 || delayToleranceNanos > windowNanos / 8) {
            throw new IllegalArgumentException("delay-tolerance must be from 0 to an eighth of the window, but is "
                    + delayToleranceNanos / 1e9 + " s");
        }
    }

    @Override
    public PairWorker newWorker(String entity) {
        return new CrossCheck(entity, this);
    }
}
