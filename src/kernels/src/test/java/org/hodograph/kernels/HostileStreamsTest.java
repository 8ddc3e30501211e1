package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten thousand streams that no filter likes: no number of a method that states errors is without one, and no error is 0 or
 * infinite. Exactly constant samples give exactly 0; their error is that of rounding. A fit that goes through its samples by
 * its very number of them, with no degree of freedom, states none.
 */
final class HostileStreamsTest {

    private static final long SEED = 10_000;

    /** What streams are made of. */
    enum Kind {
        NOISE,
        CONSTANT,
        HOLDS,
        SPIKES,
        MARKS,
        GAPS,
        STEPS,
        RAMP,
        PARABOLA,
        BIG,
        SPACING,
        FROZEN,
        TINY,
        EXCURSION,
        TWO_VALUES,
        ALL
    }

    private final Estimate estimate = new Estimate();
    private long[] nanos;
    private double[] y;

    private void make(Kind kind, Random random) {
        int size = 60 + random.nextInt(80);
        nanos = new long[size];
        y = new double[size];
        boolean even = random.nextBoolean();
        double interval = Math.pow(10, 6 + random.nextInt(5));
        double noise = Math.pow(10, random.nextInt(7) - 4);
        double level = random.nextInt(5) * 10;
        double mark = new double[] {-9999, 65535, 0, 1e6 * noise, 1e9}[random.nextInt(5)];
        boolean all = kind == Kind.ALL;
        int held = 0;
        double hold = 0;
        long at = 0;
        for (int i = 0; i < size; i++) {
            if (kind == Kind.SPACING && random.nextInt(20) == 0) {
                interval = Math.pow(10, 6 + random.nextInt(7));
            }
            boolean gap = (all || kind == Kind.GAPS) && random.nextInt(25) == 0;
            at += Math.max(1, (long)
                    (interval * (even ? 1 : 0.5 + random.nextDouble()) * (gap ? Math.pow(10, random.nextInt(5)) : 1)));
            nanos[i] = at;
            double value = level + Math.sin(i * 0.1) + noise * random.nextGaussian();
            if (held-- > 0) {
                value = hold;
            } else if ((all || kind == Kind.HOLDS) && random.nextInt(15) == 0) {
                hold = value;
                held = random.nextInt(30);
            } else if ((all || kind == Kind.MARKS) && random.nextInt(30) == 0) {
                hold = mark;
                held = 1 + random.nextInt(12);
            }
            y[i] = switch (kind) {
                case CONSTANT -> level + 0.1;
                case SPIKES -> random.nextInt(15) == 0 ? value + 1e6 * noise * random.nextGaussian() : value;
                case STEPS -> level += random.nextInt(20) == 0 ? Math.rint(10 * random.nextGaussian()) : 0;
                case RAMP -> level + 0.25 * i;
                case PARABOLA -> level + 0.125 * i * i;
                case BIG -> 1e15 + Math.rint(4 * value) / 4;
                case FROZEN -> i < size / 2 ? level + 0.5 : value;
                case TINY -> level + 5e-17 * random.nextGaussian() + (i == size / 2 ? 1e-9 : 0);
                case EXCURSION -> i == size / 2 ? 1e12 : value;
                case TWO_VALUES -> random.nextInt(10) == 0 ? 1 : 0;
                default -> value;
            };
        }
    }

    @ParameterizedTest(name = "{0}, {1} streams")
    @CsvSource({
        "auto, 240",
        "kalman(model=iwp2), 480",
        "kalman(model=iwp3), 480",
        "kalman(model=iwp4), 320",
        "'kalman(model=iwp3, process-noise=1)', 320",
        "'kalman(model=iwp3, measurement-noise=0.01)', 320",
        "'kalman(model=iwp3, process-noise=1, measurement-noise=0.01)', 320",
        "'local-polynomial(window=11, degree=2)', 1600",
        "'local-polynomial(window=21, degree=3, weights=tricube)', 960",
        "'local-polynomial(span=5s, degree=3)', 960",
        "'robust(local-polynomial(window=21, degree=3))', 320",
        "'robust(local-polynomial(span=8s, degree=2, weights=tricube))', 320",
        "'savitzky-golay(window=11, degree=3)', 960",
        "'loess(fraction=0.4, degree=2, robust=0, window=32)', 480",
        "'loess(fraction=0.4, degree=2, robust=2, window=32)', 160",
        "'lowess(fraction=0.3, robust=3, window=32)', 160",
        "glla, 480",
        "gold, 480",
        "lla, 480",
        "smoothing-spline(window=32), 32",
        "'smoothing-spline(lambda=0.1, window=32)', 32",
        "spline(window=24), 32",
        "'spline(smoothing=0.5, window=24)', 32",
        "'neural(hidden=2, window=8)', 32"
    })
    void everyNumberHasAnError(String text, int streams) {
        boolean isSlow = text.startsWith("neural");
        for (int run = 0; run < streams; run++) {
            Kind kind = Kind.values()[run % Kind.values().length];
            make(kind, new Random(SEED + run));
            boolean behind = run % 8 == 7;
            Differentiator stream = Methods.parse(text).newDifferentiator(behind ? new Lookback(0, 4) : Lookback.NONE);
            boolean constant = true;
            for (int i = 0; i < y.length; i++) {
                stream.push(nanos[i], y[i]);
                constant &= y[i] == y[0];
                boolean asked = behind ? i % 10 == 9 : !isSlow || i % 20 == 19;
                if (asked && stream.estimateAt(nanos[behind ? i - 2 : i], estimate)) {
                    check(text + ", " + kind + ", seed " + (SEED + run) + ", sample " + i, constant);
                }
            }
        }
    }

    private void check(String where, boolean constant) {
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            if (!estimate.has(order)) {
                continue;
            }
            double error = estimate.standardError(order);
            if (constant) {
                assertThat(estimate.derivative(order)).as(where).isEqualTo(order == 0 ? y[0] : 0.0);
            }
            if (Double.isNaN(error)) {
                assertThat(estimate.freedom())
                        .as("%s, order %d: freedom", where, order)
                        .isLessThan(1e-6);
            } else {
                assertThat(error).as("%s, order %d", where, order).isPositive().isFinite();
            }
        }
    }

    /** In batch, too. */
    @ParameterizedTest
    @CsvSource({
        "auto, 16",
        "kalman, 48",
        "'local-polynomial(window=15, degree=3)', 160",
        "smoothing-spline, 48",
        "spline, 48"
    })
    void everyNumberOfABatchHasAnError(String text, int streams) {
        for (int run = 0; run < streams; run++) {
            Kind kind = Kind.values()[run % Kind.values().length];
            make(kind, new Random(SEED + run));
            double[] x = Arrays.stream(nanos).mapToDouble(at -> at / 1e9).toArray();
            Fit fit = Methods.parse(text).fit(x, y);
            boolean constant = Arrays.stream(y).allMatch(value -> value == y[0]);
            for (int i = 3; i < x.length; i += 5) {
                if (fit.estimateAt(x[i], estimate)) {
                    check(text + ", " + kind + ", seed " + (SEED + run) + ", x " + i, constant);
                }
            }
        }
    }
}
