/**
 * The method that needs no setting.
 *
 * <p>A {@link org.hodograph.kernels.auto.Family} says what its members assume of signal and noise;
 * {@link org.hodograph.kernels.auto.Filters} are their Kalman filters, one after the other in memory, whose steps a {@link
 * org.hodograph.kernels.auto.Recursion} writes out; {@link org.hodograph.kernels.auto.Members} add what each believes of the noise
 * and how well it predicts. A {@link org.hodograph.kernels.auto.Bank} has all families of one series, and {@link
 * org.hodograph.kernels.auto.Weights} weighs them; a {@link org.hodograph.kernels.auto.Mixture} makes one estimate of them. Behind
 * the newest sample a {@link org.hodograph.kernels.auto.FixedPoint} holds them at the instant; across silences a {@link
 * org.hodograph.kernels.auto.Smoother} goes forth and back.
 *
 * <p>Times inside are in units of h, a power of two of seconds near the median spacing, so that time scaled by a power of
 * two changes no bit of the mantissas.
 */
package org.hodograph.kernels.auto;
