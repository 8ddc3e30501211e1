package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said of instants in and around a silence: within its stated error at the promised rate, or nothing at all; a number is
 * never without a standard error. {@code -Dhodograph.holes.write=true} writes the table of all methods into docs/honesty.md.
 */
class HolesTest {

    private static final double SHARE = 0.93;
    private static final String BEGIN = "<!-- holes -->";
    private static final String END = "<!-- /holes -->";
    private static final List<String> METHODS = List.of(
            "auto",
            "kalman",
            "local-polynomial(window=21, degree=3)",
            "local-polynomial(span=3s, degree=3)",
            "robust",
            "savitzky-golay",
            "glla",
            "smoothing-spline");

    /**
     * Pooled over holes and lags. The level of noise that is coloured is not in the error of the value, with or without a silence:
     * only its derivatives are held to the rate.
     */
    @ParameterizedTest
    @EnumSource(Holes.Noise.class)
    void answersHoldThePromisedRate(Holes.Noise noise) {
        int[] given = new int[4];
        int[] held = new int[4];
        boolean odd = false;
        for (int hole : new int[] {5, 20, 60, 174, 2_000, 10_000}) {
            for (int lag : new int[] {3, 6, 15}) {
                odd = !odd;
                Holes holes = new Holes("auto", noise, odd, lag == 6 && odd).run(hole, lag, 2);
                for (int order = 0; order <= 3; order++) {
                    given[order] += holes.given[order];
                    held[order] += holes.held[order];
                }
                String cell = noise + ", hole of " + hole + ", lag " + lag;
                assertThat(holes.worst).as("%s, in standard errors", cell).isLessThan(5);
                assertThat(holes.without).as("%s, without standard error", cell).isZero();
                assertThat(holes.farthest)
                        .as("%s, of a value from a signal of about 4", cell)
                        .isLessThan(4);
            }
        }
        for (int order = noise == Holes.Noise.COLOURED ? 1 : 0; order <= 3; order++) {
            assertThat(held[order] / (double) given[order])
                    .as("order %d of %d", order, given[order])
                    .isGreaterThanOrEqualTo(SHARE);
        }
    }

    @Test
    void answersOfKalmanHoldThePromisedRate() {
        for (int hole : new int[] {5, 174, 10_000}) {
            Holes holes = new Holes("kalman", Holes.Noise.WHITE, true, false).run(hole, 6, 4);
            assertThat(holes.leastShare()).as("hole of %d", hole).isGreaterThanOrEqualTo(SHARE);
            assertThat(holes.without).isZero();
        }
    }

    /**
     * What a window says around a hole is as right as what it says without one; before, it went through the hole as if nothing could have
     * been there, up to 45,000,000 stated errors off.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "local-polynomial(window=21, degree=3)",
                "local-polynomial(span=3s, degree=3)",
                "robust",
                "glla",
                "glla(embedding=21, order=3)",
                "lla",
                "loess",
                "lowess",
                "smoothing-spline"
            })
    void windowsSayNothingWhereAHoleSaysIt(String method) {
        double[] without = shares(method, 1);
        boolean dwarfed = method.equals("smoothing-spline"); // by the longer ones: only instants before them are left
        for (int hole : dwarfed ? new int[] {60, 174} : new int[] {60, 174, 2_000, 10_000}) {
            double[] around = shares(method, hole);
            for (int order = 0; order <= 3; order++) {
                assertThat(around[order])
                        .as("order %d, hole of %d, without one %.3f", order, hole, without[order])
                        .isGreaterThanOrEqualTo(without[order] - 0.08);
            }
        }
    }

    /** How many truths are inside, of each order, pooled over lags and times; 1 where nothing is said. */
    private static double[] shares(String method, int hole) {
        int[] given = new int[4];
        int[] held = new int[4];
        for (int lag : new int[] {1, 3, 6, 15, 50}) {
            for (boolean jittered : new boolean[] {false, true}) {
                Holes holes = new Holes(method, Holes.Noise.WHITE, jittered, lag % 2 == 0).run(hole, lag, 2);
                assertThat(holes.farthest)
                        .as("hole of %d, lag %d: of a value from a signal of about 4", hole, lag)
                        .isLessThan(hole == 60 && method.equals("glla") ? 6 : 2);
                for (int order = 0; order <= 3; order++) {
                    given[order] += holes.given[order];
                    held[order] += holes.held[order];
                }
            }
        }
        double[] shares = new double[4];
        for (int order = 0; order <= 3; order++) {
            shares[order] = given[order] == 0 ? 1 : held[order] / (double) given[order];
        }
        return shares;
    }

    @Test
    void writesTheTable() throws IOException {
        assumeTrue(Boolean.getBoolean("hodograph.holes.write"), "nobody asked for the table");
        StringBuilder table = new StringBuilder("\n| method | lag |");
        for (int hole : Holes.HOLES) {
            table.append(' ').append(hole).append(" |");
        }
        table.append("\n|---|---|").append("---|".repeat(Holes.HOLES.length)).append('\n');
        for (String method : METHODS) {
            for (int lag : method.equals("auto") ? new int[] {3, 6, 15} : new int[] {6}) {
                table.append("| `").append(method).append("` | ").append(lag).append(" |");
                for (int hole : Holes.HOLES) {
                    table.append(' ').append(cell(method, hole, lag)).append(" |");
                }
                table.append('\n');
            }
        }
        Path file = Path.of(System.getProperty("hodograph.root", ".")).resolve("docs/honesty.md");
        String text = Files.readString(file);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(file, text.substring(0, from) + table + text.substring(text.indexOf(END)));
    }

    /** The worst of noises, of times even and jittered, and of lags by time and by samples. */
    private static String cell(String method, int hole, int lag) {
        Holes worst = null;
        for (Holes.Noise noise : Holes.Noise.values()) {
            for (boolean jittered : new boolean[] {false, true}) {
                for (boolean bySamples : new boolean[] {false, true}) {
                    Holes holes = new Holes(method, noise, jittered, bySamples).run(hole, lag, 2);
                    boolean isWorse = worst == null
                            || holes.without > worst.without
                            || (holes.without == worst.without && holes.leastShare() < worst.leastShare());
                    worst = isWorse ? holes : worst;
                }
            }
        }
        return worst.cell();
    }
}
