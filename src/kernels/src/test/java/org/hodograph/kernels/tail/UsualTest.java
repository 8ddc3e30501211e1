package org.hodograph.kernels.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.hodograph.kernels.tail.Budget.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsualTest {

    private static final double EVERY = 1000;
    private static final int LEARN = 1000;

    private static Budget budget(Side side) {
        return new Budget(side, EVERY, true, LEARN, true, 1e6, true);
    }

    private static double gauss(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** Alarms over budget in the pooled samples of ten series, once a third was learned. */
    private static double rate(Side side, DoubleUnaryOperator shaped, double noise) {
        int alarms = 0;
        double samples = 0;
        for (int seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Usual usual = new Usual(budget(side));
            boolean was = false;
            for (int i = 0; i < 30_000; i++) {
                double error = noise * (1 + Math.sin(i / 123.0));
                double y = shaped.applyAsDouble(gauss(random)) + error * gauss(random);
                boolean isAlarm = usual.push(y, error, 1) != 0 && !was;
                was = usual.isHolding();
                alarms += isAlarm && i >= 10_000 ? 1 : 0;
                samples += i >= 10_000 ? 1 : 0;
            }
        }
        return alarms * EVERY / samples;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void falseAlarmsKeepTheBudget(Side side) {
        assertThat(rate(side, x -> x, 0)).isBetween(0.7, 1.4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1})
    void soTheyDoWhereTheErrorChanges(double noise) {
        assertThat(rate(Side.BOTH, x -> x, noise)).isBetween(0.7, 1.4);
    }

    /** Where the error is several times the signal, which is then learned slowly, there are fewer than the budget allows. */
    @Test
    void noiseThatHidesTheSignalIsNoAnomaly() {
        assertThat(rate(Side.BOTH, x -> x, 3)).isBetween(0.4, 1.2);
    }

    @Test
    void aHeavyTailIsNoAnomaly() {
        assertThat(rate(Side.HIGH, x -> x * x, 0)).isBetween(0.7, 1.4);
        assertThat(rate(Side.MAGNITUDE, x -> x * x * x, 0)).isBetween(0.6, 1.5);
    }

    private static Usual learned(Side side, int samples) {
        SplittableRandom random = new SplittableRandom(5);
        Usual usual = new Usual(budget(side));
        for (int i = 0; i < samples; i++) {
            usual.push(gauss(random), Double.NaN, 1);
        }
        return usual;
    }

    @Test
    void theLimitIsTheLevelReachedOnceInTheBudget() {
        Usual usual = learned(Side.HIGH, 30_000);
        assertThat(usual.above(Double.NaN)).isBetween(2.8, 3.4); // 1/1000 of a Gaussian is beyond 3.09
        assertThat(usual.below(Double.NaN)).isNaN();
        assertThat(usual.above(1)).isGreaterThan(1.3 * usual.above(Double.NaN)); // an error as large as the signal: √2
        while (usual.isHolding()) {
            usual.push(0, Double.NaN, 1);
        }
        assertThat(usual.push(usual.above(Double.NaN) + 0.001, Double.NaN, 1)).isEqualTo(1);
        assertThat(usual.rarity()).isBetween(900.0, 1100.0);
        assertThat(usual.push(10, Double.NaN, 1)).isEqualTo(1);
        assertThat(usual.rarity()).isGreaterThan(1e5);
    }

    @Test
    void anAnomalyDoesNotTeach() {
        Usual usual = learned(Side.BOTH, 20_000);
        double above = usual.above(Double.NaN);
        double below = usual.below(Double.NaN);
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 500; i++) {
            assertThat(usual.push(20 + gauss(random), Double.NaN, 1)).isEqualTo(1);
        }
        assertThat(usual.above(Double.NaN)).isEqualTo(above);
        for (int i = 0; i < 3000; i++) {
            usual.push(gauss(random), Double.NaN, 1);
        }
        assertThat(usual.above(Double.NaN)).isBetween(above - 0.3, above + 0.3);
        assertThat(usual.below(Double.NaN)).isBetween(below - 0.3, below + 0.3);
    }

    @Test
    void whatLastsIsANewRegimeToldOnce() {
        Usual usual = new Usual(new Budget(Side.BOTH, EVERY, true, LEARN, true, 40_000, true));
        SplittableRandom random = new SplittableRandom(7);
        int regimes = 0;
        for (int i = 0; i < 20_000; i++) {
            usual.push(gauss(random), Double.NaN, 1);
            regimes += usual.isRegime() ? 1 : 0;
        }
        assertThat(regimes).isZero();
        int unusual = 0;
        for (int i = 0; i < 20_000; i++) {
            unusual += usual.push(50 + gauss(random), Double.NaN, 1) != 0 ? 1 : 0;
            regimes += usual.isRegime() ? 1 : 0;
        }
        assertThat(regimes).isEqualTo(1);
        assertThat(unusual).isBetween(2500, 2550); // a 16th of the memory, and the budget's
        assertThat(usual.above(Double.NaN)).isBetween(52.5, 54.5);
    }

    @Test
    void aConstantSeriesIsNeverUnusualAndItsFirstChangeOnlyIfTheBudgetIsLearned() {
        Usual usual = new Usual(budget(Side.BOTH));
        for (int i = 0; i < 900; i++) {
            assertThat(usual.push(4.25, 0, 1)).isZero();
        }
        assertThat(usual.push(5, 0, 1)).isZero();
        usual.clear();
        for (int i = 0; i < 5000; i++) {
            assertThat(usual.push(4.25, 0, 1)).isZero();
        }
        assertThat(usual.push(5, 0, 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.1, 0.01, 0.001})
    void twoValuesMakeNoStorm(double share) {
        Usual usual = new Usual(budget(Side.BOTH));
        SplittableRandom random = new SplittableRandom(8);
        int alarms = 0;
        boolean was = false;
        for (int i = 0; i < 50_000; i++) {
            alarms += usual.push(random.nextDouble() < share ? 1 : 0, Double.NaN, 1) != 0 && !was ? 1 : 0;
            was = usual.isHolding();
        }
        assertThat(alarms).isLessThanOrEqualTo(75); // 1.5 × 50 in the budget
    }

    @Test
    void fewPeaksMakeNoStorm() {
        for (int seed = 0; seed < 50; seed++) {
            Usual usual = new Usual(new Budget(Side.BOTH, 10_000, true, 200, true, 1e6, true));
            SplittableRandom random = new SplittableRandom(seed);
            int alarms = 0;
            boolean was = false;
            for (int i = 0; i < 800; i++) {
                alarms += usual.push(gauss(random), Double.NaN, 1) != 0 && !was ? 1 : 0;
                was = usual.isHolding();
            }
            assertThat(alarms).isLessThanOrEqualTo(2);
            assertThat(usual.reach()).isGreaterThan(Usual.MOST_REACH);
        }
    }

    @Test
    void burstsWithoutEndEndInARegime() {
        Usual usual = learned(Side.BOTH, 20_000);
        SplittableRandom random = new SplittableRandom(9);
        int alarms = 0;
        int regimes = 0;
        boolean was = false;
        for (int i = 0; i < 3000; i++) {
            double y = i / 20 % 2 == 0 ? gauss(random) : 30 * gauss(random);
            alarms += usual.push(y, Double.NaN, 1) != 0 && !was ? 1 : 0;
            was = usual.isHolding();
            regimes += usual.isRegime() ? 1 : 0;
        }
        assertThat(regimes).isEqualTo(1);
        assertThat(alarms).isLessThanOrEqualTo(12);
    }

    @Test
    void whatIsNotFiniteIsPassedOver() throws IOException {
        Usual usual = learned(Side.BOTH, 5000);
        byte[] before = bytes(usual);
        assertThat(usual.push(Double.NaN, 1, 1)).isZero();
        assertThat(usual.push(Double.POSITIVE_INFINITY, 1, 1)).isZero();
        assertThat(bytes(usual)).isEqualTo(before);
    }

    @Test
    void frozenItLearnsNothingButStillTells() {
        Usual usual = learned(Side.BOTH, 20_000);
        while (usual.isHolding()) {
            usual.push(0, Double.NaN, 1);
        }
        usual.setFrozen(true);
        double above = usual.above(Double.NaN);
        for (int i = 0; i < 5000; i++) {
            usual.push(0.5, Double.NaN, 1);
        }
        assertThat(usual.above(Double.NaN)).isEqualTo(above);
        assertThat(usual.push(above + 1, Double.NaN, 1)).isEqualTo(1);
    }

    private static byte[] bytes(Usual usual) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        usual.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void whatFollowsALoadIsWhatWouldHaveFollowed(Side side) throws IOException {
        Usual usual = new Usual(budget(side));
        SplittableRandom random = new SplittableRandom(10);
        for (int i = 0; i < 30_000; i++) {
            double y = gauss(random) + (i % 3000 > 2990 ? 9 : 0);
            if (i % 777 == 0) {
                byte[] bytes = bytes(usual);
                assertThat(bytes).hasSizeLessThanOrEqualTo(4096);
                Usual loaded = new Usual(budget(side));
                loaded.load(new DataInputStream(new ByteArrayInputStream(bytes)));
                assertThat(bytes(loaded)).isEqualTo(bytes);
                Usual copy = new Usual(budget(side));
                copy.copyFrom(usual);
                assertThat(loaded.push(y, 0.1, 1)).isEqualTo(copy.push(y, 0.1, 1));
                assertThat(bytes(loaded)).isEqualTo(bytes(copy));
                usual = loaded;
            } else {
                usual.push(y, 0.1, 1);
            }
        }
    }

    @Test
    void nothingIsAllocatedAfterWarmUp() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        Usual usual = learned(Side.BOTH, 20_000);
        double[] values = new double[5000];
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < values.length; i++) {
            values[i] = gauss(random);
        }
        long least = Long.MAX_VALUE; // a method that is compiled anew meanwhile allocates once
        for (int round = 0; round < 6 && least > 0; round++) {
            long first = threads.getThreadAllocatedBytes(thread);
            long before = threads.getThreadAllocatedBytes(thread);
            for (double value : values) {
                usual.push(value, 0.1, 1);
            }
            long after = threads.getThreadAllocatedBytes(thread);
            least = Math.min(least, after - before - (before - first));
        }
        assertThat(least).isLessThanOrEqualTo(0);
    }

    /** The largest double in the place of what is missing, as from a window that has one: its square is infinite. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatHasNoSquareDoesNotEndTheLearning(int places) {
        SplittableRandom random = new SplittableRandom(5);
        Usual usual = new Usual(budget(Side.BOTH), places);
        for (int i = 0; i < 20_000; i++) {
            boolean isWild = i > 5000 && i % 1000 < 3;
            usual.at(isWild ? places - 1 : 0);
            usual.push(isWild ? -Double.MAX_VALUE / (1 + i % 1000) : gauss(random), isWild ? 1e200 : Double.NaN, 1);
            usual.push(isWild ? Double.MAX_VALUE : gauss(random), Double.NaN, 1);
        }
        usual.at(0);
        usual.push(0, Double.NaN, 1);
        assertThat(usual.centre()).isFinite();
        assertThat(usual.above(Double.NaN)).isFinite();
        assertThat(usual.below(Double.NaN)).isFinite();
    }
}
