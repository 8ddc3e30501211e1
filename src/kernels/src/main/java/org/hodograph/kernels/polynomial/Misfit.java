package org.hodograph.kernels.polynomial;

/**
 * What the residuals of a polynomial tell of its errors beyond white noise. The polynomial is fitted {@value #FURTHER} degrees
 * further than asked for; with aⱼ the coefficients of the further terms φⱼ (of length 1 on the samples), d = Σ aⱼ² on average for
 * noise of variance 1, and v the variance of what they leave,
 *
 * <pre>bias:    E = max(0, Σ aⱼ² − T d v) / d,   covariance of orders k and l: b₁ φ₁⁽ᵏ⁾ φ₁⁽ˡ⁾ + b₂ φ₂⁽ᵏ⁾ φ₂⁽ˡ⁾,
 *          b₁ = 4/3 E,  b₂ = max(E/15, 0.4 (a₂² − T v)) where E is above 0
 * colour:  f = 1 + 2 s Σ ρₘ Lₘ / L₀,  m = 1 … {@value #MEMORY},  Lₘ = Σ lᵢ lᵢ₊ₘ,  estimate = Σ lᵢ yᵢ</pre>
 *
 * <p>A window that is too long leaves a part of the signal in the further terms, whose derivatives the estimate lacks: that is
 * the bias. Mostly their mean size is taken and not each one's, because which of the two is large depends on where in a
 * bend the window stands. T = {@value #DOUBT} is what white noise passes in an eighth of the windows; below 30 degrees of
 * freedom, where normal intervals are too narrow already, it falls, to three fifths of it at none. ρ is the correlation of
 * what is left from sample to sample, without the part that the fit itself makes;
 * s = max(0, 1 − {@value #UNSURE}/(n Σ ρ²)) lets white noise be; f multiplies the variance and is never below 1.
 *
 * <p>Owns its scratch; for one thread. Cost O(samples). Source: W. James and C. Stein 1961 for the positive part; L. P.
 * Hansen and R. J. Hodrick 1980, doi 10.1086/260910, for the sum over lags; G. E. P. Box and D. A. Pierce 1970, doi
 * 10.1080/01621459.1970.10481180, for the test.
 */
final class Misfit {

    /** Degrees beyond the polynomial's. */
    static final int FURTHER = 2;

    /** Lags of the residuals' correlation, in samples. */
    static final int MEMORY = 4;

    private static final int LEAST = 3; // degrees of freedom that must be left
    private static final int LEAST_COLOUR = 10; // the same for a correlation
    private static final double UNSURE = 6; // white noise gives n Σ ρ² a mean of 4
    private static final double DOUBT = 2.1;
    private static final double DOUBT_WEIGHTED = 3; // with weights the noise in the terms is correlated
    // parts of the further terms in the bias, as they suit real signals
    private static final double FIRST = 4.0 / 3;
    private static final double SECOND = 1.0 / 15;
    private static final double OWN = 0.4;

    private final double[] correlations = new double[MEMORY];
    private double squares;
    private double variance; // v
    private double excess; // E
    private boolean coloured;

    /** How many further terms a fit of so many samples and terms can afford. */
    static int further(int samples, int terms) {
        return Math.max(0, Math.min(FURTHER, samples - terms - LEAST));
    }

    /**
     * Takes what the fit of all terms leaves of the samples, and returns Σ w r².
     *
     * @param weights null: all 1
     */
    double take(double[] residuals, double[] weights, int size) {
        double sum = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        double r1 = 0;
        double r2 = 0;
        double r3 = 0;
        double r4 = 0;
        for (int i = 0; i < size; i++) {
            double r = residuals[i];
            double wr = weights == null ? r : weights[i] * r;
            sum += wr * r;
            sum1 += wr * r1;
            sum2 += wr * r2;
            sum3 += wr * r3;
            sum4 += wr * r4;
            r4 = r3;
            r3 = r2;
            r2 = r1;
            r1 = r;
        }
        squares = sum;
        correlations[0] = sum1;
        correlations[1] = sum2;
        correlations[2] = sum3;
        correlations[3] = sum4;
        return sum;
    }

    /**
     * The same of samples whose weights are all 1, kept by their distance from the middle of the window.
     *
     * @param middle that of the sample in the middle; of no meaning where there is none
     */
    double take(double[] before, double[] after, int size, double middle) {
        int half = size / 2;
        boolean hasMiddle = size > 2 * half;
        double center = hasMiddle ? middle : 0;
        double sum = center * center;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        // what comes before a sample after the middle goes on with those before the middle
        double a1 = hasMiddle ? center : before[0];
        double a2 = hasMiddle ? before[0] : at(before, 1, half);
        double a3 = at(before, hasMiddle ? 1 : 2, half);
        double a4 = at(before, hasMiddle ? 2 : 3, half);
        double b1 = center;
        double b2 = 0;
        double b3 = 0;
        double b4 = 0;
        for (int i = 0; i < half; i++) {
            double a = after[i];
            double b = before[i];
            sum += a * a + b * b;
            sum1 += a * a1 + b * b1;
            sum2 += a * a2 + b * b2;
            sum3 += a * a3 + b * b3;
            sum4 += a * a4 + b * b4;
            a4 = a3;
            a3 = a2;
            a2 = a1;
            a1 = a;
            b4 = b3;
            b3 = b2;
            b2 = b1;
            b1 = b;
        }
        squares = sum;
        correlations[0] = sum1;
        correlations[1] = sum2;
        correlations[2] = sum3;
        correlations[3] = sum4;
        return sum;
    }

    private static double at(double[] numbers, int i, int size) {
        return i < size ? numbers[i] : 0;
    }

    /**
     * Judges what was taken.
     *
     * @param further Σ aⱼ² of the further terms
     * @param expected d; 0 without further terms
     * @param total Σ w
     * @param left what noise of variance 1 makes of Σ w r² on average
     * @param worth how many samples of equal weight this is; {@code size} if all weights are 1
     */
    void judge(double further, double expected, double total, double left, double worth, int size) {
        excess = 0;
        coloured = false;
        double freedom = worth * left / total;
        if (!(freedom > 1)) {
            return;
        }
        variance = squares / left;
        if (expected > 0) {
            double doubt = (worth == size ? DOUBT : DOUBT_WEIGHTED) * Math.min(1, 0.6 + freedom / 75);
            excess = Math.max(0, further - doubt * expected * variance) / expected;
        }
        if (freedom >= LEAST_COLOUR && variance > 0) {
            correlate(total, total - left, worth, size);
        }
    }

    private void correlate(double total, double terms, double worth, int size) {
        double perVariance = 1 / variance;
        double share = terms / total;
        double perSample = size / total;
        double sum = 0;
        for (int m = 1; m <= MEMORY; m++) {
            // Σ φⱼ(i) φⱼ(i + m) of P terms on n samples is P − m P²/n to first order: what white noise has with its
            // sign turned
            double made = terms * Math.max(0, 1 - m * share);
            double correlation = (correlations[m - 1] * perVariance + made) * perSample / (size - m);
            correlations[m - 1] = correlation;
            sum += correlation * correlation;
        }
        double belief = 1 - UNSURE / (worth * sum);
        if (belief > 0) {
            coloured = true;
            for (int m = 0; m < MEMORY; m++) {
                correlations[m] *= belief;
            }
        }
    }

    /** Whether the further terms have more than noise makes them. */
    boolean isBiased() {
        return excess > 0;
    }

    /** bᵢ: what the i-th further term, 0 being the first, lends the covariance, where its coefficient is a. */
    double part(int i, double a) {
        return i == 0 ? FIRST * excess : Math.max(SECOND * excess, OWN * (a * a - DOUBT * variance));
    }

    /** Whether the residuals are correlated from sample to sample. */
    boolean isColoured() {
        return coloured;
    }

    /** By what the degrees of freedom of the variance are divided: 1 + 2 Σ ρ². */
    double loss() {
        double sum = 0;
        for (int m = 0; coloured && m < MEMORY; m++) {
            sum += correlations[m] * correlations[m];
        }
        return 1 + 2 * sum;
    }

    /** Writes L₀ … of an estimate Σ lᵢ yᵢ. */
    static void lag(double[] l, int size, double[] to, int from) {
        for (int m = 0; m <= MEMORY; m++) {
            double sum = 0;
            for (int i = m; i < size; i++) {
                sum += l[i] * l[i - m];
            }
            to[from + m] = sum;
        }
    }

    /** f for an estimate whose L₀ … are given. */
    double inflationOf(double[] lagged, int from) {
        double sum = 0;
        for (int m = 1; m <= MEMORY; m++) {
            sum += correlations[m - 1] * lagged[from + m];
        }
        return Math.max(1, 1 + 2 * sum / lagged[from]);
    }

    /** f for an estimate Σ lᵢ yᵢ. */
    double inflation(double[] l, int size) {
        double square = 0;
        double sum = 0;
        double l1 = 0;
        double l2 = 0;
        double l3 = 0;
        double l4 = 0;
        for (int i = 0; i < size; i++) {
            double li = l[i];
            square += li * li;
            sum += li * (correlations[0] * l1 + correlations[1] * l2 + correlations[2] * l3 + correlations[3] * l4);
            l4 = l3;
            l3 = l2;
            l2 = l1;
            l1 = li;
        }
        return Math.max(1, 1 + 2 * sum / square);
    }
}
