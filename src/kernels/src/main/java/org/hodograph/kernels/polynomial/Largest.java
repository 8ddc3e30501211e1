package org.hodograph.kernels.polynomial;

/**
 * The largest size of some numbers. The order of doubles that are not below 0 is that of their bits, whose maximum takes
 * neither a branch that is guessed wrong nor an instruction as slow as that of two doubles.
 */
final class Largest {

    private static final long SIZE = Long.MAX_VALUE; // of a double: all but its sign

    private Largest() {}

    /** Of the first {@code size} numbers; that of NaN is above all. 0 of none. */
    static double of(double[] numbers, int size) {
        long one = 0;
        long other = 0;
        int i = size & 1;
        if (i == 1) {
            one = Double.doubleToRawLongBits(numbers[0]) & SIZE;
        }
        for (; i < size; i += 2) {
            one = larger(one, Double.doubleToRawLongBits(numbers[i]) & SIZE);
            other = larger(other, Double.doubleToRawLongBits(numbers[i + 1]) & SIZE);
        }
        return Double.longBitsToDouble(larger(one, other));
    }

    private static long larger(long a, long b) {
        long difference = a - b; // neither is below 0
        return a - (difference & (difference >> 63));
    }
}
