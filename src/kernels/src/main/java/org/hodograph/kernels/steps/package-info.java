/**
 * Derivatives of a signal that is read in steps of a grain q: a reading says that the signal was within half a grain, and
 * many readings of one level say that once.
 *
 * <p>{@link org.hodograph.kernels.steps.Grain} recognises such readings, and by how much noise they flip; {@link
 * org.hodograph.kernels.steps.Staircase} turns readings into {@code Sight}s, points where a level was passed and bands in which
 * the signal stayed, and lets a {@code Bank} of integrated Wiener processes take them. Values inside are in grains, counted from
 * the first reading.
 */
package org.hodograph.kernels.steps;
