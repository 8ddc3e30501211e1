package org.hodograph;

/**
 * What became of the samples of a series: in = used + duplicate + late + rejected + waiting.
 *
 * @param in samples that were pushed
 * @param used that reached the fit
 * @param duplicate at an instant of another one
 * @param late that came too far behind the newest
 * @param rejected at the door: not finite, in the future
 * @param waiting for their place in the order of time
 */
public record Accounts(long in, long used, long duplicate, long late, long rejected, long waiting) {}
