package org.hodograph.kernels.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.hodograph.kernels.shape.Breaks.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of detection and false alarms in docs/tracks-and-alerts.md: 200 runs a cell, 400 samples a run at 100 a second. */
class BreakRatesTest {

    private static final int RUNS = 200;
    private static final long SEED = 66;

    private record Rate(int found, int rightKind, int elsewhere) {}

    private static Rate rate(DoubleUnaryOperator signal, Kind kind, double noise) {
        Random random = new Random(SEED);
        int found = 0;
        int right = 0;
        int elsewhere = 0;
        for (int run = 0; run < RUNS; run++) {
            Breaks breaks = new Breaks();
            double shift = random.nextDouble() / 100;
            for (int k = -200; k < 200; k++) {
                double y = signal.applyAsDouble(k / 100.0 + shift) + noise * random.nextGaussian();
                if (breaks.push(k * 10_000_000L, y)) {
                    boolean there = Math.abs(breaks.nanos() / 1e9 + shift) < 0.025;
                    found += there ? 1 : 0;
                    right += there && breaks.kind() == kind ? 1 : 0;
                    elsewhere += there ? 0 : 1;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-17s noise %-6s found %5.1f %%  right kind %5.1f %%  false %.2f per 10,000 samples%n",
                kind,
                noise,
                100.0 * found / RUNS,
                found == 0 ? 0 : 100.0 * right / found,
                elsewhere * 10_000.0 / (RUNS * 400));
        return new Rate(found, right, elsewhere);
    }

    /** Every cell: found of 200, of these the right kind, elsewhere. */
    @ParameterizedTest
    @CsvSource({
        "JUMP, 0.02, 200, 200",
        "JUMP, 0.05, 200, 199",
        "JUMP, 0.1, 200, 183",
        "CORNER, 0.001, 200, 200",
        "CORNER, 0.003, 200, 200",
        "CORNER, 0.01, 42, 42",
        "VERTICAL_TANGENT, 0.003, 200, 200",
        "VERTICAL_TANGENT, 0.01, 200, 200",
        "VERTICAL_TANGENT, 0.03, 200, 189"
    })
    void ratesAreThoseOfTheTable(Kind kind, double noise, int found, int rightKind) {
        DoubleUnaryOperator signal = switch (kind) {
            case JUMP -> t -> t > 0 ? 1 : 0;
            case CORNER -> Math::abs;
            case VERTICAL_TANGENT -> StrictMath::cbrt;
        };
        assertThat(rate(signal, kind, noise)).isEqualTo(new Rate(found, rightKind, 0));
    }

    @Test
    void noiseAloneHasNoBreaks() {
        assertThat(rate(t -> 0, Kind.JUMP, 1)).isEqualTo(new Rate(0, 0, 0));
    }
}
