package org.hodograph.kernels.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hodograph.kernels.tail.Budget.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnLevelsTest {

    private static final int SAMPLES = 20_000;
    private static final int SERIES = 60;

    private static Budget budget(Side side, boolean inSamples) {
        return new Budget(side, 5_000, inSamples, 1_000, true, 1e6, true);
    }

    private static double quantile(double shape, double p) {
        return shape == 0 ? -Math.log(p) : (Math.pow(p, -shape) - 1) / shape;
    }

    private static Usual learned(Budget budget, double shape, int seed, double interval) {
        SplittableRandom random = new SplittableRandom(seed);
        Usual usual = new Usual(budget);
        for (int i = 0; i < SAMPLES; i++) {
            double sign = budget.side() == Side.HIGH ? 1 : random.nextBoolean() ? 1 : -1;
            usual.push(sign * quantile(shape, 1 - random.nextDouble()), Double.NaN, interval);
        }
        return usual;
    }

    /** Of independent samples of a generalised Pareto law, once in T samples its level of 1 / T is passed. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.2, 0, 0.2})
    void theBandHoldsTheTrueLevels(double shape) {
        int inside = 0;
        int looked = 0;
        double off = 0;
        for (int seed = 0; seed < SERIES; seed++) {
            ReturnLevels plot = learned(budget(Side.HIGH, true), shape, seed, 1).returnLevels(true, Double.NaN);
            for (int i = 0; i < plot.points(); i++) {
                if (plot.time(i) < 2 * plot.time(0)) {
                    continue; // at the threshold, where not every sample begins a run of its own
                }
                double level = quantile(shape, 1 / plot.time(i));
                assertThat(plot.nearest(i)).isLessThan(plot.furthest(i));
                inside += level > plot.nearest(i) && level < plot.furthest(i) ? 1 : 0;
                off += (plot.level(i) - level) / (plot.furthest(i) - plot.nearest(i));
                looked++;
            }
        }
        assertThat((double) inside / looked).isBetween(0.86, 0.94);
        assertThat(off / looked).isCloseTo(0, within(0.2));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void theCurveMeetsTheLimitAtTheBudgetAndPeaksLieAlongIt(Side side) {
        Usual usual = learned(budget(side, true), 0, 3, 1);
        for (boolean isHigh : new boolean[] {true, false}) {
            ReturnLevels plot = usual.returnLevels(isHigh, Double.NaN);
            boolean isLooked = side == Side.BOTH || isHigh == (side != Side.LOW);
            assertThat(plot != null).isEqualTo(isLooked);
            if (plot != null) {
                assertThat(plot.limit())
                        .isCloseTo(isHigh ? usual.above(Double.NaN) : usual.below(Double.NaN), within(1e-12));
                assertThat(plot.every()).isEqualTo(side == Side.BOTH ? 10_000 : 5_000);
                assertThat(level(plot, plot.every())).isCloseTo(plot.limit(), within(0.05 * Math.abs(plot.limit())));
                for (int i = 1; i < plot.peaks(); i++) {
                    assertThat(plot.peakTime(i)).isLessThan(plot.peakTime(i - 1));
                    assertThat(isHigh ? plot.peak(i) <= plot.peak(i - 1) : plot.peak(i) >= plot.peak(i - 1))
                            .isTrue();
                    assertThat(level(plot, plot.peakTime(i)))
                            .isCloseTo(plot.peak(i), within(0.4 * Math.abs(plot.limit())));
                }
            }
        }
    }

    /** Between the two points round a time. */
    private static double level(ReturnLevels plot, double time) {
        int i = 1;
        while (i < plot.points() - 1 && plot.time(i) < time) {
            i++;
        }
        double share = Math.log(time / plot.time(i - 1)) / Math.log(plot.time(i) / plot.time(i - 1));
        return plot.level(i - 1) + share * (plot.level(i) - plot.level(i - 1));
    }

    @Test
    void timesAreInTheBudgetsUnit() {
        ReturnLevels samples = learned(budget(Side.HIGH, true), 0, 1, 0.1).returnLevels(true, Double.NaN);
        ReturnLevels seconds = learned(new Budget(Side.HIGH, 500, false, 1_000, true, 1e6, true), 0, 1, 0.1)
                .returnLevels(true, Double.NaN);
        assertThat(seconds.every()).isCloseTo(500, within(1e-9));
        assertThat(seconds.samples()).isEqualTo(samples.samples()).isGreaterThan(19_000);
        assertThat(seconds.seconds()).isCloseTo(0.1 * samples.samples(), within(1e-6));
        assertThat(seconds.time(5)).isCloseTo(0.1 * samples.time(5), within(1e-6 * samples.time(5)));
        assertThat(seconds.level(5)).isCloseTo(samples.level(5), within(1e-9));
    }

    @Test
    void whatIsRareIsInSightButNoGuess() {
        Usual usual = learned(budget(Side.HIGH, true), 0, 1, 1);
        double samples = usual.returnLevels(true, Double.NaN).samples();
        assertThat(samples).isBetween(19_000.0, 20_000.0);
        assertThat(last(usual, Double.NaN)).isCloseTo(2 * samples, within(1.0));
        assertThat(last(usual, 1e5)).isCloseTo(2e5, within(1.0));
        assertThat(last(usual, 1e12)).isCloseTo(30 * samples, within(1.0));
    }

    private static double last(Usual usual, double rarest) {
        ReturnLevels plot = usual.returnLevels(true, rarest);
        return plot.time(plot.points() - 1);
    }

    /** An alarm is a peak of which its limit alone is known; that of now is not in what was known before it. */
    @Test
    void alarmsAreToldApart() {
        Usual usual = learned(budget(Side.HIGH, true), 0, 1, 1);
        ReturnLevels before = usual.returnLevels(true, Double.NaN);
        double limit = usual.above(Double.NaN);
        assertThat(usual.push(100, Double.NaN, 1)).isEqualTo(1);
        ReturnLevels plot = usual.returnLevels(true, usual.rarity());
        assertThat(plot.peaks()).isEqualTo(before.peaks());
        for (int i = 0; i < before.peaks(); i++) {
            assertThat(plot.peak(i)).isEqualTo(before.peak(i));
        }
        assertThat(level(plot, plot.every())).isCloseTo(limit, within(0.02 * limit));
        int alarms = 0;
        for (int i = 0; i < plot.peaks(); i++) {
            if (plot.isAlarm(i)) {
                alarms++;
                assertThat(plot.peak(i)).isLessThanOrEqualTo(limit + 1e-9);
            }
        }
        assertThat(alarms).isPositive();
        assertThat(new Usual(budget(Side.HIGH, true)).returnLevels(true, 1)).isNull();
    }
}
