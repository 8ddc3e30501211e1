package org.hodograph.kernels.polynomial;

/** The median by Hoare's selection: O(n) on average, nothing allocated. Source: Hoare 1961, doi 10.1145/366622.366647. */
public final class Median {

    private Median() {}

    /** The median of the first {@code size} numbers, none of which is NaN; their order is lost. Of an even number the mean of the middle two. */
    public static double of(double[] numbers, int size) {
        int upper = size / 2;
        double high = select(numbers, size, upper);
        if (size % 2 == 1) {
            return high;
        }
        double low = numbers[0]; // what selection left below the upper middle
        for (int i = 1; i < upper; i++) {
            low = Math.max(low, numbers[i]);
        }
        return low + (high - low) / 2;
    }

    private static double select(double[] numbers, int size, int rank) {
        int from = 0;
        int to = size - 1;
        while (from < to) {
            double pivot = numbers[(from + to) >>> 1];
            int i = from;
            int j = to;
            while (i <= j) {
                while (numbers[i] < pivot) {
                    i++;
                }
                while (numbers[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = numbers[i];
                    numbers[i++] = numbers[j];
                    numbers[j--] = swapped;
                }
            }
            if (rank <= j) {
                to = j;
            } else if (rank >= i) {
                from = i;
            } else {
                break;
            }
        }
        return numbers[rank];
    }
}
