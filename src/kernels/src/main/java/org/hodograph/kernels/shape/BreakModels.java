package org.hodograph.kernels.shape;

/**
 * Compares, on one window of samples, smooth curves with curves that break at its middle. A curve that breaks is a cubic plus
 * one more function of the time τ from the break:
 *
 * <pre>JUMP  [τ &gt; 0]      CORNER  max(τ, 0)      VERTICAL_TANGENT  ∛τ</pre>
 *
 * <p>the break of a corner or tangent at one of five places between the two middle samples. A smooth curve is a polynomial of degree 3, 5
 * or 7. Curves are scored by Schwarz: n/2 · ln RSS + k/2 · ln n, with RSS the sum of squared residuals, n samples and k
 * coefficients; the lower the better. A break is accepted where
 *
 * <ul>
 *   <li>the extra coefficient's Student t, n − 5 degrees of freedom, exceeds the level that noise reaches once in
 *       {@value #FALSE_ALARM_SAMPLES} samples, all functions and places tried;
 *   <li>every smooth curve scores more than {@value #AHEAD} worse;
 *   <li>what is left looks like noise: the ratio of von Neumann, Σ(rᵢ₊₁ − rᵢ)² / Σ rᵢ², is above {@value #LEAST_VON_NEUMANN}, or no
 *       more is left than the distance between two places makes, or than a millionth. A curve that winds within the window leaves waves.
 * </ul>
 *
 * <p>Which kind it is: a kind's likelihood, exp(−score), is the mean over its places, so that the one with more of them has no
 * more chances. Confidence: the kind's share of the likelihoods of all curves. O(samples); owns its scratch; for one thread. Source: G. Schwarz 1978, doi 10.1214/aos/1176344136; J. von Neumann 1941, doi 10.1214/aoms/1177731677.
 */
final class BreakModels {

    static final int FALSE_ALARM_SAMPLES = 100_000;
    static final double AHEAD = 8;
    static final double LEAST_VON_NEUMANN = 1;

    private static final double EXPLAINED =
            1e-6; // of what the cubic leaves: then nothing but the break is left to tell

    /** Places of a corner or a tangent, in intervals from the middle. */
    private static final double[] PLACES = {0, -0.25, 0.25, -0.5, 0.5};

    private static final Breaks.Kind[] KINDS = Breaks.Kind.values();

    /** All breaks that are tried: a jump has one place. */
    static final int TRIED = 2 * PLACES.length + 1;

    private static final int POLYNOMIALS = 8; // degrees 0 to 7
    private static final int CUBIC = 4; // coefficients of the cubic
    private static final double ROUNDING = 4 * Math.ulp(1.0);

    private final int n;
    private final double level; // Student t to exceed
    private final double[] times; // from the break, scaled to about −1 to 1
    private final double[][] smooth; // orthonormal on the times
    private final double[] left; // of the cubic
    private final double[] extra; // orthonormal to the cubic
    private final double[] best; // residuals of the winner
    private final double[] scores = new double[PLACES.length]; // of the kind that is tried, by place
    private final double[] tried = new double[KINDS.length]; // score of each kind, all its places taken together

    private Breaks.Kind kind;
    private double residual; // RSS of the winner
    private double gain; // n/2 · ln(RSS₃ / RSS)
    private double confidence;
    private double offset; // of the break from the middle, seconds
    private double least; // what a sum of squared residuals can be at least

    BreakModels(int samples, double level) {
        n = samples;
        this.level = level;
        times = new double[n];
        smooth = new double[POLYNOMIALS][n];
        left = new double[n];
        extra = new double[n];
        best = new double[n];
    }

    Breaks.Kind kind() {
        return kind;
    }

    /** How much likelier than the cubic, in natural units; peaks where the break is. */
    double gain() {
        return gain;
    }

    double confidence() {
        return confidence;
    }

    /** Where the break is, seconds from the middle between the two middle samples. */
    double offset() {
        return offset;
    }

    /**
     * Looks for a break between the two middle samples or at the first of the second half.
     *
     * @param seconds from the middle between the two middle samples
     * @param values minus a reference value
     * @param floor the least variance a sample can have, for example from the sensor's resolution
     * @return whether there is one
     */
    boolean breaks(double[] seconds, double[] values, double floor) {
        double cubic = fit(seconds, values);
        least = n * Math.max(floor, rounding(values));
        double quintic = Math.max(least, cubic - square(4) - square(5));
        double septic = Math.max(least, quintic - square(6) - square(7));
        cubic = Math.max(least, cubic);
        if (!find(seconds, cubic)) {
            return false;
        }
        gain = n / 2.0 * Math.log(cubic / residual);
        double t = Math.sqrt((cubic - residual) * (n - CUBIC - 1) / residual);
        double smoothest = Math.min(Math.min(score(cubic, CUBIC), score(quintic, 6)), score(septic, 8));
        double own = score(residual, CUBIC + 1);
        if (!(t > level) || !(smoothest - own > AHEAD)) {
            return false;
        }
        double kinds = tried[kind.index()];
        double all = Math.exp(kinds - score(cubic, CUBIC))
                + Math.exp(kinds - score(quintic, 6))
                + Math.exp(kinds - score(septic, 8));
        for (double score : tried) {
            all += Math.exp(kinds - score);
        }
        confidence = 1 / all;
        return residual <= EXPLAINED * cubic || looksLikeNoise(seconds);
    }

    private static double rounding(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return ROUNDING * ROUNDING * largest * largest;
    }

    private double score(double rss, int coefficients) {
        return n / 2.0 * Math.log(rss) + coefficients / 2.0 * Math.log(n);
    }

    /** The likeliest kind of break, where it leaves the least; false if nothing leaves less than the cubic. */
    private boolean find(double[] seconds, double cubic) {
        double interval = seconds[n / 2] - seconds[n / 2 - 1];
        kind = null;
        residual = cubic;
        for (Breaks.Kind candidate : KINDS) {
            int places = candidate == Breaks.Kind.JUMP ? 1 : PLACES.length;
            double left = cubic;
            double shiftThere = 0;
            for (int place = 0; place < places; place++) {
                double shift = PLACES[place] * interval;
                double rss = Math.max(least, cubic - removed(candidate, seconds, shift));
                scores[place] = score(rss, CUBIC + 1);
                if (rss < left) {
                    left = rss;
                    shiftThere = shift;
                }
            }
            tried[candidate.index()] = together(places, score(left, CUBIC + 1));
            if (left < cubic && (kind == null || tried[candidate.index()] < tried[kind.index()])) {
                kind = candidate;
                residual = left;
                offset = shiftThere;
            }
        }
        return kind != null;
    }

    /** −ln of the mean of exp(−score) over the places; the least of them keeps it within the doubles. */
    private double together(int places, double lowest) {
        double sum = 0;
        for (int place = 0; place < places; place++) {
            sum += Math.exp(lowest - scores[place]);
        }
        return lowest - Math.log(sum / places);
    }

    private boolean looksLikeNoise(double[] seconds) {
        double scale = Math.max(-seconds[0], seconds[n - 1]);
        double coefficient = fill(kind, seconds, offset);
        // a break up to an eighth of an interval beside the place
        double beside = (seconds[n / 2] - seconds[n / 2 - 1]) / 8 / scale;
        double misplaced = kind == Breaks.Kind.JUMP ? 0 : Math.abs(coefficient) * kind.at(beside);
        return residual <= Math.max(least, n / 16.0 * misplaced * misplaced) || vonNeumann() > LEAST_VON_NEUMANN;
    }

    /** The residuals of the cubic into left; returns their square sum. Also the polynomials above it. */
    private double fit(double[] seconds, double[] values) {
        double scale = Math.max(-seconds[0], seconds[n - 1]);
        for (int i = 0; i < n; i++) {
            times[i] = seconds[i] / scale;
        }
        for (int j = 0; j < POLYNOMIALS; j++) {
            double[] p = smooth[j];
            for (int i = 0; i < n; i++) {
                p[i] = j == 0 ? 1 : smooth[j - 1][i] * times[i];
            }
            orthonormalise(p, j);
        }
        System.arraycopy(values, 0, left, 0, n);
        for (int j = 0; j < CUBIC; j++) {
            subtract(left, smooth[j], dot(left, smooth[j]));
        }
        return dot(left, left);
    }

    /** Returns the length that was left. Twice, so that rounding leaves nothing of the lower degrees. */
    private double orthonormalise(double[] p, int below) {
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < below; j++) {
                subtract(p, smooth[j], dot(p, smooth[j]));
            }
        }
        double norm = Math.sqrt(dot(p, p));
        for (int i = 0; i < n; i++) {
            p[i] = norm > 0 ? p[i] / norm : 0;
        }
        return norm;
    }

    /** What one more orthonormal polynomial takes of the residual square sum. */
    private double square(int degree) {
        double coefficient = dot(left, smooth[degree]);
        return coefficient * coefficient;
    }

    private double removed(Breaks.Kind candidate, double[] seconds, double shift) {
        fill(candidate, seconds, shift);
        double coefficient = dot(left, extra);
        return coefficient * coefficient;
    }

    /** The function's part beside the cubic, of length 1, into extra; returns its coefficient in units of the function. */
    private double fill(Breaks.Kind candidate, double[] seconds, double shift) {
        double scale = Math.max(-seconds[0], seconds[n - 1]);
        for (int i = 0; i < n; i++) {
            extra[i] = candidate.at((seconds[i] - shift) / scale);
        }
        double norm = orthonormalise(extra, CUBIC);
        return dot(left, extra) / norm;
    }

    private double vonNeumann() {
        System.arraycopy(left, 0, best, 0, n);
        subtract(best, extra, dot(left, extra));
        double steps = 0;
        for (int i = 1; i < n; i++) {
            double step = best[i] - best[i - 1];
            steps += step * step;
        }
        return steps / dot(best, best);
    }

    private void subtract(double[] from, double[] what, double times) {
        for (int i = 0; i < n; i++) {
            from[i] -= times * what[i];
        }
    }

    private double dot(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += u[i] * v[i];
        }
        return sum;
    }
}
