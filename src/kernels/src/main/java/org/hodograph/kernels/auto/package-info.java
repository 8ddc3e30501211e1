/**
 * The method that needs no setting.
 *
 * <p>A {@link org.hodograph.kernels.auto.Family} says what its members assume of signal and noise;
 * {@link org.hodograph.kernels.auto.Filters} are their Kalman filters side by side, {@link
 * org.hodograph.kernels.auto.Members} add what each believes of the noise and how well it predicts. A {@link
 * org.hodograph.kernels.auto.Bank} has all families of one series and weighs them; a {@link
 * org.hodograph.kernels.auto.Mixture} makes one estimate of them; a {@link org.hodograph.kernels.auto.Smoother} looks back.
 *
 * <p>Times inside are in units of h, a power of two of seconds near the median spacing, so that time scaled by a power of
 * two changes no bit of the mantissas.
 */
package org.hodograph.kernels.auto;
