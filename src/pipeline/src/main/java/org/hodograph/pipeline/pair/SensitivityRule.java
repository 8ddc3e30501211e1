package org.hodograph.pipeline.pair;

import org.hodograph.pipeline.RuleTexts;

/**
 * Asks for dy/dx between two signals of an entity.
 *
 * @param match the entities, a pattern
 * @param name what the results are called: {@code entity/name}
 * @param of the signal y
 * @param by the signal x
 * @param windowNanos the span of the fit
 */
public record SensitivityRule(String match, String name, String of, String by, long windowNanos) implements PairRule {

    public SensitivityRule {
        if (name == null || of == null || by == null) {
            throw new IllegalArgumentException(
                    "a sensitivity needs name, of and by, for example name: fuel-per-distance, of: fuel, by: odometer");
        }
        if (of.equals(by)) {
            throw new IllegalArgumentException("of and by must be different signals, but both are " + of);
        }
        RuleTexts.require("a sensitivity", match, name, of, by);
        if (windowNanos <= 0) {
            throw new IllegalArgumentException("window must be longer than 0, but is " + windowNanos + " ns");
        }
    }

    @Override
    public PairWorker newWorker(String entity) {
        return new Sensitivity(entity, this);
    }
}
