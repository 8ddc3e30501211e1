package org.hodograph.pipeline.text;

import java.math.BigInteger;

/**
 * 126 bits of each power of ten that a double needs: g(k) = ⌊10⁻ᵏ 2⁻ʳ⌋ + 1 with 2¹²⁵ ≤ g < 2¹²⁶, as a high and a low half of 63
 * bits. Made once, exactly, when the first number is written: 617 divisions.
 */
final class PowersOfTen {

    private static final int LEAST = -324; // k
    private static final int MOST = 292;
    private static final int BITS = 126;
    private static final int HALF = 63;
    private static final long[] HIGH = new long[MOST - LEAST + 1];
    private static final long[] LOW = new long[MOST - LEAST + 1];

    static {
        BigInteger mask = BigInteger.ONE.shiftLeft(HALF).subtract(BigInteger.ONE);
        for (int k = LEAST; k <= MOST; k++) {
            BigInteger g = leading(k).add(BigInteger.ONE);
            HIGH[k - LEAST] = g.shiftRight(HALF).longValueExact();
            LOW[k - LEAST] = g.and(mask).longValueExact();
        }
    }

    private PowersOfTen() {}

    /** The first bits of 10⁻ᵏ. */
    private static BigInteger leading(int k) {
        BigInteger power = BigInteger.TEN.pow(Math.abs(k));
        if (k <= 0) {
            return power.shiftRight(power.bitLength() - BITS);
        }
        int shift = BITS + power.bitLength(); // a bit or two too many, cut below
        BigInteger quotient = BigInteger.ONE.shiftLeft(shift).divide(power);
        return quotient.shiftRight(quotient.bitLength() - BITS);
    }

    static long high(int k) {
        return HIGH[k - LEAST];
    }

    static long low(int k) {
        return LOW[k - LEAST];
    }

    /** ⌊log₁₀ 2ᵉ⌋. */
    static int log10OfPowerOf2(int e) {
        return (int) ((e * 661_971_961_083L) >> 41);
    }

    /** ⌊log₁₀ (¾ 2ᵉ)⌋. */
    static int log10OfThreeQuarters(int e) {
        return (int) ((e * 661_971_961_083L - 274_743_187_321L) >> 41);
    }

    /** ⌊log₂ 10ᵉ⌋. */
    static int log2OfPowerOf10(int e) {
        return (int) ((e * 913_124_641_741L) >> 38);
    }
}
