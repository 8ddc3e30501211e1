package org.hodograph.kernels.auto;

import java.util.Arrays;
import java.util.Locale;

/**
 * Members of the bank that share a model and differ in their time scale τ, in spacings: an integrated Wiener process of
 * order m (value and m − 1 derivatives) whose noise on the highest derivative has the intensity q = τ^(−2m) per
 * spacing^(2m − 1) and unit measurement noise.
 */
final class Family {

    /** Real noise is seldom white: before the samples say so, too. */
    private static final double COLOURED_PRIOR = 3.5;

    enum Kind {
        /** White measurement noise. */
        WHITE,
        /** Measurement noise AR(2) from sample to sample, as of a wheel that turns. */
        COLOURED,
        /** An innovation far outside its predicted error is down-weighted: an outlier. */
        ROBUST,
        /** An innovation far outside its predicted error is believed: a corner or a jump. */
        REACTIVE,
        /** The velocity swings: v″ = −ω² v − 2ζω v′ + noise. */
        OSCILLATING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final int order;
    private final double[] scales;
    private final double[] intensities;
    private final int[] chain;
    private final double[] colour;
    private final double[] frequencies;
    private final double damping;
    private final double prior;
    private final double odds;
    private final Recursion recursion;
    private final int[] places;

    private Family(
            Kind kind,
            int order,
            double[] scales,
            int[] chain,
            double[] colour,
            double[] frequencies,
            double damping,
            double prior) {
        this.kind = kind;
        this.order = order;
        this.scales = scales;
        this.chain = chain;
        this.colour = colour;
        this.frequencies = frequencies;
        this.damping = damping;
        this.prior = prior;
        odds = StrictMath.exp(-prior);
        intensities =
                Arrays.stream(scales).map(scale -> Math.pow(scale, -2 * order)).toArray();
        recursion = Recursion.of(this);
        places = Coloured.places(order, dimension());
    }

    static Family white(int order, double[] scales) {
        return new Family(Kind.WHITE, order, scales, new int[scales.length], new double[0], new double[0], 0, 0);
    }

    static Family coloured(int order, double phi1, double phi2, double[] scales) {
        double[] colour = {phi1, phi2};
        return new Family(
                Kind.COLOURED, order, scales, new int[scales.length], colour, new double[0], 0, COLOURED_PRIOR);
    }

    static Family robust(int order, double[] scales) {
        return new Family(Kind.ROBUST, order, scales, new int[scales.length], new double[0], new double[0], 0, 0);
    }

    static Family reactive(int order, double[] scales) {
        return new Family(Kind.REACTIVE, order, scales, new int[scales.length], new double[0], new double[0], 0, 0);
    }

    /** Every frequency with every scale; the prior is below 0, as an oscillation has to show. */
    static Family oscillating(double[] frequencies, double damping, double[] scales, double prior) {
        double[] tau = new double[frequencies.length * scales.length];
        for (int i = 0; i < tau.length; i++) {
            tau[i] = scales[i % scales.length];
        }
        return oscillating(frequencies, damping, tau, scales.length, prior);
    }

    /**
     * The same with a time scale of so many radians of the member's own frequency: what lies between two frequencies is as far
     * from either, in radians, wherever they lie.
     */
    static Family oscillatingByTurn(double[] frequencies, double damping, double[] radians, double prior) {
        double[] tau = new double[frequencies.length * radians.length];
        for (int i = 0; i < tau.length; i++) {
            tau[i] = radians[i % radians.length] / frequencies[i / radians.length];
        }
        return oscillating(frequencies, damping, tau, radians.length, prior);
    }

    private static Family oscillating(double[] frequencies, double damping, double[] tau, int each, double prior) {
        double[] omega = new double[tau.length];
        int[] chain = new int[tau.length];
        for (int i = 0; i < tau.length; i++) {
            chain[i] = i / each;
            omega[i] = frequencies[chain[i]];
        }
        return new Family(Kind.OSCILLATING, 3, tau, chain, new double[0], omega, damping, prior);
    }

    /** first · ratio^i */
    static double[] geometric(double first, double ratio, int size) {
        double[] scales = new double[size];
        double scale = first;
        for (int i = 0; i < size; i++) {
            scales[i] = scale;
            scale *= ratio;
        }
        return scales;
    }

    /** What distinguishes it. */
    Kind kind() {
        return kind;
    }

    /** m */
    int order() {
        return order;
    }

    /** τ of each member; neighbours of a chain exchange a little weight. */
    double[] scales() {
        return scales;
    }

    /** τ^(−2m) of each member. */
    double[] intensities() {
        return intensities;
    }

    /** Which members are neighbours: those of the same number, side by side. */
    int[] chain() {
        return chain;
    }

    /** φ₁ and φ₂ of the measurement noise, autoregressive per sample; else empty. */
    double[] colour() {
        return colour;
    }

    /** ω of each member in radians per spacing; else empty. */
    double[] frequencies() {
        return frequencies;
    }

    /** Ratio ζ of the oscillation; else 0. */
    double damping() {
        return damping;
    }

    /** Log of the weight before any sample. */
    double prior() {
        return prior;
    }

    /** What takes the prior off a weight: a factor. */
    double odds() {
        return odds;
    }

    /** The steps of its filters. */
    Recursion recursion() {
        return recursion;
    }

    /** Where the covariance of two components lies in that of a member, row by row. */
    int[] places() {
        return places;
    }

    /** Members. */
    int size() {
        return scales.length;
    }

    /** Components of the state: value and derivatives, for coloured noise two more. */
    int dimension() {
        return kind == Kind.COLOURED ? order + 2 : order;
    }

    /** The highest derivative a member can tell. */
    int highest() {
        return kind == Kind.OSCILLATING ? 3 : order - 1;
    }
}
