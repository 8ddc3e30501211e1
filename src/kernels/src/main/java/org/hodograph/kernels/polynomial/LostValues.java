package org.hodograph.kernels.polynomial;

/**
 * Runs of three or more samples of a window that are all equal and lie far from their neighbours, {@value #FAR} times the
 * largest change between samples that are in no such run: what marks lost values, as 0 or −9999 for a while. Where no other
 * samples change there is no telling. A run that reaches to the newest sample is one up to half of the window, beyond that the
 * signal stands where it stands. Stateless; cost O(samples).
 */
final class LostValues {

    private static final int RUN = 3; // samples
    private static final double FAR = 20; // largest changes

    private LostValues() {}

    /**
     * Sets the weights of lost values to 0 as long as {@code keep} samples remain.
     *
     * @return whether the newest sample is one of them
     */
    static boolean drop(double[] values, double[] weights, int size, int keep) {
        if (!hasRun(values, size)) {
            return false;
        }
        double largest = largest(values, size);
        int left = size;
        boolean newest = false;
        for (int first = 0; largest > 0 && first < size; ) {
            int length = length(values, size, first);
            boolean last = first + length == size;
            if (length >= RUN
                    && left - length >= keep
                    && (!last || length <= size / 2)
                    && isFar(values, size, first, length, FAR * largest)) {
                for (int i = first; i < first + length; i++) {
                    weights[i] = 0;
                }
                left -= length;
                newest = last;
            }
            first += length;
        }
        return newest;
    }

    /** Whether {@link #drop} may find some: a run that is far from its neighbours. */
    static boolean mayBe(double[] values, int size) {
        double largest = largest(values, size);
        for (int first = 0; largest > 0 && first < size; ) {
            int length = length(values, size, first);
            if (length >= RUN && isFar(values, size, first, length, FAR * largest)) {
                return true;
            }
            first += length;
        }
        return false;
    }

    private static boolean hasRun(double[] values, int size) {
        for (int i = 2; i < size; i++) {
            if (values[i] == values[i - 1] && values[i] == values[i - 2]) {
                return true;
            }
        }
        return false;
    }

    /** The largest change between samples that are in no run. */
    private static double largest(double[] values, int size) {
        double largest = 0;
        int before = RUN; // samples that are equal before the first one
        for (int first = 0; first < size; ) {
            int length = length(values, size, first);
            if (length < RUN && before < RUN) {
                largest = Math.max(largest, Math.abs(values[first] - values[first - 1]));
            }
            before = length;
            first += length;
        }
        return largest;
    }

    private static boolean isFar(double[] values, int size, int first, int length, double far) {
        boolean into = first == 0 || Math.abs(values[first] - values[first - 1]) > far;
        boolean back = first + length == size || Math.abs(values[first + length] - values[first]) > far;
        return into && back;
    }

    /** How many samples from the i-th on are equal. */
    private static int length(double[] values, int size, int first) {
        int end = first + 1;
        while (end < size && values[end] == values[first]) {
            end++;
        }
        return end - first;
    }
}
