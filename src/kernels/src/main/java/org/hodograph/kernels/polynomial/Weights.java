package org.hodograph.kernels.polynomial;

import java.util.Locale;

/** Weight of a sample at distance u = |t − instant| / bandwidth. */
public enum Weights {
    /** 1 */
    UNIFORM {
        @Override
        public double at(double u) {
            return 1;
        }
    },
    /** (1 − u³)³ below 1, else 0 */
    TRICUBE {
        @Override
        public double at(double u) {
            double rest = 1 - u * u * u;
            return u < 1 ? rest * rest * rest : 0;
        }
    },
    /** 1 − u² below 1, else 0 */
    EPANECHNIKOV {
        @Override
        public double at(double u) {
            return u < 1 ? 1 - u * u : 0;
        }
    },
    /** exp(−u²/2) */
    GAUSSIAN {
        @Override
        public double at(double u) {
            return Math.exp(-0.5 * u * u);
        }
    },
    /** exp(−u) */
    EXPONENTIAL {
        @Override
        public double at(double u) {
            return Math.exp(-u);
        }
    };

    /** The weight; u ≥ 0. */
    public abstract double at(double u);

    /** As the text form writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
