package org.hodograph.kernels.auto;

import java.util.Arrays;

/**
 * The members of the bank: 210 filters that cover time scales, orders, colours of noise, outliers, jumps and oscillations,
 * the swift ones down to three samples a period.
 * Their grids were chosen on simulated signals; docs/adr has what was tried.
 */
final class Catalogue {

    private static final Family[] FAMILIES = families();
    private static final Family[] WHITE = Arrays.stream(FAMILIES)
            .filter(family -> family.kind() != Family.Kind.COLOURED)
            .toArray(Family[]::new);
    private static final Family[] COLOURED = Arrays.stream(FAMILIES)
            .filter(family -> family.kind() == Family.Kind.COLOURED)
            .toArray(Family[]::new);

    private Catalogue() {}

    /** The members that hold for what is known of the noise; the same array each time. */
    static Family[] of(Auto.Noise noise) {
        return switch (noise) {
            case AUTO -> FAMILIES;
            case WHITE -> WHITE;
            case COLOURED -> COLOURED;
        };
    }

    private static Family[] families() {
        double[] fine = Family.geometric(0.6, 1.4, 14);
        double[] coarse = Family.geometric(0.6, 1.5, 12);
        double[] slow = Family.geometric(1.5, 1.5, 10);
        double[] gentle = {0.04, 0.065, 0.1, 0.16, 0.25, 0.4};
        double[] swift = Family.geometric(0.48, 1.2, 9);
        return new Family[] {
            Family.white(2, fine),
            Family.white(3, fine),
            Family.white(4, fine),
            Family.white(5, fine),
            Family.coloured(2, 0.6, 0, slow),
            Family.coloured(2, 0.9, -0.3, slow),
            Family.coloured(3, 0.6, 0, slow),
            Family.coloured(3, 0.9, -0.3, slow),
            Family.robust(2, coarse),
            Family.robust(3, coarse),
            Family.reactive(2, coarse),
            Family.reactive(3, coarse),
            Family.reactive(4, coarse),
            Family.oscillating(gentle, 0.1, Family.geometric(1.5, 1.5, 6), -4),
            Family.oscillatingByTurn(swift, 0.01, new double[] {0.6, 1.3}, -12)
        };
    }
}
