package org.hodograph.pipeline.pair;

/**
 * The derivative of one signal with respect to another at the end of a window.
 *
 * @param series entity and name of the rule
 * @param nanos the newest instant of the window
 * @param value dy/dx in SI; NaN where x does not move
 * @param error its standard error; NaN if not available
 * @param elasticity dy/dx · x/y at the means of the window; NaN if not available
 * @param unit of the value; null if either signal has none
 * @param pairs behind it
 * @param span of the window, seconds
 * @param lagNanos newest sample minus the newest instant
 * @param identifiable whether x moves by more than its errors
 */
public record SensitivityPoint(
        String series,
        long nanos,
        double value,
        double error,
        double elasticity,
        String unit,
        int pairs,
        double span,
        long lagNanos,
        boolean identifiable) {}
