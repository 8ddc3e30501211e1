package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How a member that has lost its past gets one again: the newest samples, and the state of an integrated Wiener process of
 * order m that nothing but m of them says.
 *
 * <p>m samples and m unknowns: the state is that of the polynomial through them, whatever the noises are, and its covariance
 * is V⁻¹ (R + q Σ) V⁻ᵀ, with V from the state to the values, R of the samples and q Σ of what the process did between them
 * and the newest. Samples that all but coincide count as the newest of them, or V⁻¹ would be nothing but their noise.
 */
final class Awakening {

    private static final double[] FACTORIAL = {1, 1, 2, 6, 24};
    private static final int[][] BINOMIAL = {{1}, {1, 1}, {1, 2, 1}, {1, 3, 3, 1}, {1, 4, 6, 4, 1}};

    private final int most;
    private final double[] times; // seconds before the newest
    private final double[] values;
    private final double[] scaled;
    private final double[] newest; // values
    private final double[] state;
    private final double[] square; // V⁻¹ V⁻ᵀ
    private final double[] process; // V⁻¹ Σ V⁻ᵀ
    private final double[] spread; // Σ
    private final double[] product;
    private final Vandermonde vandermonde;
    private int size;

    Awakening(int most) {
        this.most = most;
        times = new double[most];
        values = new double[most];
        scaled = new double[most];
        newest = new double[most];
        state = new double[most];
        square = new double[most * most];
        process = new double[most * most];
        spread = new double[most * most];
        product = new double[most * most];
        vandermonde = new Vandermonde(most);
    }

    void reset() {
        size = 0;
    }

    /**
     * Takes the next sample, {@code seconds} after the one before. Takes the place of that one if that lies nearer than
     * {@code apart} to its own neighbour.
     *
     * @return whether there is one more
     */
    boolean add(double seconds, double value, double apart) {
        boolean isMore = size < 2 || times[size - 1] - times[size - 2] >= apart;
        for (int i = 0; i < size; i++) {
            times[i] -= seconds;
        }
        if (isMore && size == most) {
            System.arraycopy(times, 1, times, 0, most - 1);
            System.arraycopy(values, 1, values, 0, most - 1);
            size--;
        }
        size += isMore ? 1 : 0;
        times[size - 1] = 0;
        values[size - 1] = value;
        return isMore;
    }

    /** The newest value; 0 where a state was loaded that has none. */
    double newest() {
        return size == 0 ? 0 : values[size - 1];
    }

    /**
     * Begins a family with the polynomial through the first samples: its covariance is what unit noise gives it, doubled in
     * deviation for what the process did meanwhile.
     *
     * @param inverse of the matrix that takes a state to the values at the first m instants, row-major
     * @param first the values at these
     */
    void begin(Filters filters, double[] inverse, double[] first) {
        polynomial(inverse, first, filters.family.order());
        Arrays.fill(process, 0);
        for (int g = 0; g < filters.size; g++) {
            filters.wake(g, state, square, process);
        }
        filters.forget();
    }

    /** Wakes the members that have been asleep long enough; {@code exponent}: their unit of time is 2^exponent seconds. */
    void wake(Filters filters, int exponent) {
        int m = filters.family.order();
        boolean isPrepared = false;
        for (int g = 0; g < filters.size && size >= m; g++) {
            if (filters.pasts.samplesWithout(g) >= m) {
                if (!isPrepared) {
                    prepare(m, exponent);
                    isPrepared = true;
                }
                filters.wake(g, state, square, process);
            }
        }
    }

    private void prepare(int m, int exponent) {
        for (int k = 0; k < m; k++) {
            scaled[k] = Math.scalb(times[size - m + k], -exponent);
        }
        double[] inverse = vandermonde.inverse(scaled, m);
        System.arraycopy(values, size - m, newest, 0, m);
        polynomial(inverse, newest, m);
        for (int k = 0; k < m; k++) {
            for (int l = k; l < m; l++) {
                spread[k * m + l] = between(scaled[k], scaled[l], m);
                spread[l * m + k] = spread[k * m + l];
            }
        }
        for (int i = 0; i < m; i++) {
            for (int l = 0; l < m; l++) {
                double sum = 0;
                for (int k = 0; k < m; k++) {
                    sum += inverse[i * m + k] * spread[k * m + l];
                }
                product[i * m + l] = sum;
            }
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                double drift = 0;
                for (int k = 0; k < m; k++) {
                    drift += product[i * m + k] * inverse[j * m + k];
                }
                process[i * m + j] = i == j ? Math.max(0, drift) : drift;
            }
        }
    }

    /** The state of the polynomial through m samples, and its covariance from unit noise. */
    private void polynomial(double[] inverse, double[] through, int m) {
        for (int i = 0; i < m; i++) {
            double sum = 0;
            for (int k = 0; k < m; k++) {
                sum += inverse[i * m + k] * through[k];
            }
            state[i] = sum;
            for (int j = 0; j < m; j++) {
                double noise = 0;
                for (int k = 0; k < m; k++) {
                    noise += inverse[i * m + k] * inverse[j * m + k];
                }
                square[i * m + j] = noise;
            }
        }
    }

    /**
     * Covariance of what a process of unit intensity did from two instants {@code early <= late <= 0} to 0: the integral of
     * (s + early distance)^(m−1) s^(m−1) / (m−1)!² over the common part; all terms are positive.
     */
    private static double between(double early, double late, int m) {
        double apart = late - early;
        double common = -late;
        double sum = 0;
        for (int j = 0; j < m; j++) {
            sum += BINOMIAL[m - 1][j] * power(apart, m - 1 - j) * power(common, m + j) / (m + j);
        }
        return sum / (FACTORIAL[m - 1] * FACTORIAL[m - 1]);
    }

    private static double power(double base, int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }

    void copyFrom(Awakening from) {
        System.arraycopy(from.times, 0, times, 0, most);
        System.arraycopy(from.values, 0, values, 0, most);
        size = from.size;
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(size);
        for (int i = 0; i < size; i++) {
            out.writeDouble(times[i]);
            out.writeDouble(values[i]);
        }
    }

    void load(DataInput in) throws IOException {
        size = in.readByte();
        if (size < 0 || size > most) {
            throw new IOException("a bank's state has " + size + " newest samples, more than " + most);
        }
        for (int i = 0; i < size; i++) {
            times[i] = in.readDouble();
            values[i] = in.readDouble();
        }
    }
}
