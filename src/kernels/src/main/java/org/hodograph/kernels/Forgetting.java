package org.hodograph.kernels;

/**
 * w^0.99, by which a weight forgets: a logarithm and an exponential would cost more than all the rest of a member's step. With
 * w = 2ᵉ m and c the middle of the 64th part of 1 to 2 that m is in,
 *
 * <pre>w^−0.01 = 2^(−0.01 e) · c^−0.01 · (1 + r)^−0.01,   r = m/c − 1,  |r| ≤ 1/128</pre>
 *
 * <p>where the last factor is its Taylor polynomial of degree 7. Relative error 7e-16 at most, three roundings; the same bits on every
 * platform, which are sums and products.
 */
public final class Forgetting {

    /** The share of its log that a weight keeps. */
    public static final double RATE = 0.99;

    private static final double LEAST = Double.MIN_NORMAL;
    private static final double POWER = RATE - 1;
    private static final int PARTS = 64;
    private static final int EXPONENTS = 1 - Double.MIN_EXPONENT;
    private static final double[] WHOLE = new double[EXPONENTS]; // 2^(−0.01 e) by −e
    private static final double[] RECIPROCAL = new double[PARTS]; // 1/c
    private static final double[] PART = new double[PARTS]; // c^−0.01
    private static final double[] TAYLOR = new double[8];

    static {
        for (int e = 0; e < EXPONENTS; e++) {
            WHOLE[e] = StrictMath.pow(Math.scalb(1.0, -e), POWER);
        }
        for (int i = 0; i < PARTS; i++) {
            RECIPROCAL[i] = PARTS / (PARTS + i + 0.5);
            PART[i] = StrictMath.pow(RECIPROCAL[i], -POWER);
        }
        TAYLOR[0] = 1;
        for (int i = 1; i < TAYLOR.length; i++) {
            TAYLOR[i] = TAYLOR[i - 1] * (POWER - i + 1) / i;
        }
    }

    private Forgetting() {}

    /** w^0.99 of a weight from 0 to 1; one below {@link Double#MIN_NORMAL} is 0. */
    public static double of(double weight) {
        if (!(weight >= LEAST)) {
            return 0;
        }
        long bits = Double.doubleToRawLongBits(weight);
        int exponent = 1023 - (int) (bits >>> 52); // −e
        int part = (int) (bits >>> 46) & 63;
        double m = Double.longBitsToDouble((bits & 0xF_FFFF_FFFF_FFFFL) | 0x3FF0_0000_0000_0000L);
        double r = m * RECIPROCAL[part] - 1;
        double low = (TAYLOR[3] * r + TAYLOR[2]) * r + TAYLOR[1];
        double high = ((TAYLOR[7] * r + TAYLOR[6]) * r + TAYLOR[5]) * r + TAYLOR[4];
        double rest = r * (low + r * r * r * high);
        double factor = WHOLE[exponent] * PART[part];
        return weight * (factor + factor * rest);
    }
}
