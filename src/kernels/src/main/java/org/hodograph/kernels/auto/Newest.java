package org.hodograph.kernels.auto;

import java.util.Arrays;

/** How the members of a family took the newest sample. Families that nobody asks afterwards may share one: scratch. */
final class Newest {

    final double[] innovation;
    /** Of the innovation, as used for the update. */
    final double[] variance;
    /** Normalised innovations, squared. */
    final double[] square;
    /** By how much it let the variance of the value grow, and the factor for each derivative; 0: not at all. */
    final double[] growth;

    final double[] growthPerOrder;
    /** Intensity of the burst of process noise that it let in since the sample before; 0: none. */
    final double[] burst;
    /** Whether it was the last of a row of surprises that is no row of outliers: the member began anew with them. */
    final boolean[] anew;
    /** Variances of the highest derivative after the sample before. */
    final double[] before;
    /** Covariances that are put aside. */
    final double[] aside;

    /** For families of so many members at most, and so many doubles of their covariances. */
    private Newest(int members, int doubles) {
        innovation = new double[members];
        variance = new double[members];
        square = new double[members];
        growth = new double[members];
        growthPerOrder = new double[members];
        burst = new double[members];
        anew = new boolean[members];
        before = new double[members];
        aside = new double[doubles];
    }

    /** For any one of these families. */
    static Newest of(Family... families) {
        return new Newest(
                Arrays.stream(families).mapToInt(Family::size).max().orElse(0),
                Arrays.stream(families)
                        .mapToInt(family -> family.size() * Recursion.pairs(family.dimension()))
                        .max()
                        .orElse(0));
    }
}
