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
        long a = 0; // four, because one alone waits for its own last step
        long b = 0;
        long c = 0;
        long d = 0;
        int i = 0;
        for (; i < size - 3; i += 4) {
            a = larger(a, bits(numbers[i]));
            b = larger(b, bits(numbers[i + 1]));
            c = larger(c, bits(numbers[i + 2]));
            d = larger(d, bits(numbers[i + 3]));
        }
        for (; i < size; i++) {
            a = larger(a, bits(numbers[i]));
        }
        return Double.longBitsToDouble(larger(larger(a, b), larger(c, d)));
    }

    private static long bits(double number) {
        return Double.doubleToRawLongBits(number) & SIZE;
    }

    private static long larger(long a, long b) {
        long difference = a - b; // neither is below 0
        return a - (difference & (difference >> 63));
    }
}
