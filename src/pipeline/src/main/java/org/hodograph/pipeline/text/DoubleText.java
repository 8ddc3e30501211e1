package org.hodograph.pipeline.text;

/**
 * The shortest decimal that reads back as the same double, the nearest to it of that length: what {@code Double.toString} has
 * written since Java 19, digit for digit, on every Java. Plain from 10⁻³ to below 10⁷, else with an exponent: {@code 0.0011},
 * {@code 1.0E-4}.
 *
 * <p>Writes into the caller's bytes and allocates nothing. For any thread. Source: R. Giulietti, The Schubfach way to render
 * doubles, 2020; the proof is there, and the names of the bounds.
 */
public final class DoubleText {

    /** The most bytes that a number takes. */
    public static final int LONGEST = 24;

    private static final int PRECISION = 53;
    private static final int FRACTION_BITS = PRECISION - 1;
    private static final int EXPONENT_MASK = (1 << 11) - 1;
    private static final int LEAST_EXPONENT = -1074;
    private static final long LEAST_NORMAL = 1L << FRACTION_BITS;
    private static final long MASK_63 = Long.MAX_VALUE;
    private static final int DIGITS = 17; // of a significand, at most

    private DoubleText() {}

    /** Writes a finite number; where its text ends. */
    public static int write(double value, byte[] out, int from) {
        long bits = Double.doubleToRawLongBits(value);
        int at = from;
        if (bits < 0) {
            out[at++] = '-';
        }
        long fraction = bits & (LEAST_NORMAL - 1);
        int exponent = (int) (bits >>> FRACTION_BITS) & EXPONENT_MASK;
        if (exponent == 0) {
            return fraction == 0 ? zero(out, at) : subnormal(fraction, out, at);
        }
        int shift = 1 - LEAST_EXPONENT - exponent; // value = c 2^-shift
        long c = LEAST_NORMAL | fraction;
        if (shift > 0 && shift < PRECISION && c >> shift << shift == c) {
            return digits(c >> shift, 0, out, at);
        }
        return shortest(-shift, c, 0, out, at);
    }

    private static int zero(byte[] out, int from) {
        out[from] = '0';
        out[from + 1] = '.';
        out[from + 2] = '0';
        return from + 3;
    }

    /** The two smallest have less than a digit: a power of ten more makes room for the search. */
    private static int subnormal(long fraction, byte[] out, int from) {
        return fraction < 3
                ? shortest(LEAST_EXPONENT, 10 * fraction, -1, out, from)
                : shortest(LEAST_EXPONENT, fraction, 0, out, from);
    }

    /** The decimal of c 2^q 10^dk. */
    private static int shortest(int q, long c, int dk, byte[] out, int from) {
        int odd = (int) c & 1;
        boolean isRegular = c != LEAST_NORMAL || q == LEAST_EXPONENT; // the doubles on both sides are as far away
        long cb = c << 2;
        int k = isRegular ? PowersOfTen.log10OfPowerOf2(q) : PowersOfTen.log10OfThreeQuarters(q);
        int h = q + PowersOfTen.log2OfPowerOf10(-k) + 2;
        long g1 = PowersOfTen.high(k);
        long g0 = PowersOfTen.low(k);
        long vb = product(g1, g0, cb << h);
        long vbl = product(g1, g0, (cb - (isRegular ? 2 : 1)) << h) + odd;
        long vbr = product(g1, g0, (cb + 2) << h) - odd;
        long s = vb >> 2;
        if (s >= 100) { // one digit less?
            long below = s / 10 * 10;
            long above = below + 10;
            boolean isBelowIn = vbl <= below << 2;
            if (isBelowIn != (above << 2 <= vbr)) {
                return digits(isBelowIn ? below : above, k, out, from);
            }
        }
        long t = s + 1;
        boolean isIn = vbl <= s << 2;
        if (isIn != (t << 2 <= vbr)) {
            return digits(isIn ? s : t, k + dk, out, from);
        }
        long middle = vb - ((s + t) << 1);
        boolean isNearer = middle < 0 || (middle == 0 && (s & 1) == 0);
        return digits(isNearer ? s : t, k + dk, out, from);
    }

    /** Rounded to odd, cp g 2^-127. */
    private static long product(long g1, long g0, long cp) {
        long x1 = Math.multiplyHigh(g0, cp);
        long y0 = g1 * cp;
        long y1 = Math.multiplyHigh(g1, cp);
        long z = (y0 >>> 1) + x1;
        long w = y1 + (z >>> 63);
        return w | (((z & MASK_63) + MASK_63) >>> 63);
    }

    /** Writes f 10^e. */
    private static int digits(long f, int e, byte[] out, int from) {
        long significand = f;
        int exponent = e;
        while (significand % 10 == 0) { // of the shortest one there are few at the end, but for whole numbers
            significand /= 10;
            exponent++;
        }
        int count = count(significand);
        int point = count + exponent; // digits before the decimal point
        if (point > 7 || point < -2) {
            int at = spread(significand, count, 1, out, from);
            return exponent(point - 1, out, at);
        }
        if (point > 0) {
            return spread(significand, count, point, out, from);
        }
        out[from] = '0';
        out[from + 1] = '.';
        int at = from + 2;
        for (int i = point; i < 0; i++) {
            out[at++] = '0';
        }
        whole(significand, at + count, out);
        return at + count;
    }

    private static int count(long significand) {
        int count = PowersOfTen.log10OfPowerOf2(Long.SIZE - Long.numberOfLeadingZeros(significand));
        return significand >= POWERS[count] ? count + 1 : count;
    }

    private static final long[] POWERS = new long[DIGITS + 2];
    private static final byte[] PAIRS = new byte[200]; // 00, 01, and so on

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    /** Digits with a point behind so many of them, zeros where there are none; one digit at least behind it. */
    private static int spread(long significand, int count, int before, byte[] out, int from) {
        if (count <= before) {
            whole(significand, from + count, out);
            int at = from + count;
            for (int i = count; i < before; i++) {
                out[at++] = '0';
            }
            out[at] = '.';
            out[at + 1] = '0';
            return at + 2;
        }
        long behind = POWERS[count - before];
        long high = significand / behind;
        whole(high, from + before, out);
        out[from + before] = '.';
        int end = from + count + 1;
        long low = significand - high * behind;
        int at = end;
        while (at > from + before + 2) {
            long hundredth = low / 100;
            pair((int) (low - 100 * hundredth), out, at - 2);
            low = hundredth;
            at -= 2;
        }
        if (at > from + before + 1) {
            out[at - 1] = (byte) ('0' + low);
        }
        return end;
    }

    private static void pair(int below100, byte[] out, int at) {
        out[at] = PAIRS[2 * below100];
        out[at + 1] = PAIRS[2 * below100 + 1];
    }

    /** A whole number above 0, its last digit before {@code end}. */
    private static void whole(long number, int end, byte[] out) {
        int at = end;
        long left = number;
        while (left >= 10) {
            long hundredth = left / 100;
            at -= 2;
            pair((int) (left - 100 * hundredth), out, at);
            left = hundredth;
        }
        if (left > 0) {
            out[at - 1] = (byte) ('0' + left);
        }
    }

    private static int exponent(int e, byte[] out, int from) {
        int at = from;
        out[at++] = 'E';
        int left = e;
        if (e < 0) {
            out[at++] = '-';
            left = -e;
        }
        int end = at + (left >= 100 ? 3 : left >= 10 ? 2 : 1);
        for (int i = end - 1; i >= at; i--) {
            out[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        return end;
    }
}
