package org.hodograph.kernels.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.hodograph.kernels.tail.Budget.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacesTest {

    private static final int PLACES = 24;
    private static final int LENGTH = 12; // samples in one place, as at 5 min in an hour
    private static final int DAY = PLACES * LENGTH;
    private static final double EVERY = 1000;

    private static Budget budget(Side side) {
        return new Budget(side, EVERY, true, 1000, true, 1e6, true);
    }

    private static Usual usual(Side side) {
        return new Usual(budget(side), PLACES);
    }

    private static double gauss(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static int place(int i) {
        return i / LENGTH % PLACES;
    }

    private static double centre(int place) {
        return 100 + 40 * Math.sin(2 * Math.PI * place / PLACES);
    }

    private static double deviation(int place) {
        return place < 8 ? 0.5 : 4;
    }

    private static double daily(int i, SplittableRandom random) {
        return centre(place(i)) + deviation(place(i)) * gauss(random);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void falseAlarmsKeepTheBudgetInAllPlacesTogether(Side side) {
        int alarms = 0;
        double samples = 0;
        for (int seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Usual usual = usual(side);
            boolean was = false;
            for (int i = 0; i < 30_000; i++) {
                usual.at(place(i));
                double error = 0.3 * (1 + Math.sin(i / 123.0));
                double y = side == Side.MAGNITUDE ? deviation(place(i)) * gauss(random) : daily(i, random);
                boolean isAlarm = usual.push(y + error * gauss(random), error, 1) != 0 && !was;
                was = usual.isHolding();
                alarms += isAlarm && i >= 10_000 ? 1 : 0;
                samples += i >= 10_000 ? 1 : 0;
            }
        }
        assertThat(alarms * EVERY / samples).isBetween(0.5, 1.5);
    }

    private static Usual learned(int days) {
        SplittableRandom random = new SplittableRandom(1);
        Usual usual = usual(Side.BOTH);
        for (int i = 0; i < days * DAY; i++) {
            usual.at(place(i));
            usual.push(daily(i, random), Double.NaN, 1);
        }
        return usual;
    }

    /** An evening's value at 3 o'clock: usual at its time, and told after two weeks, where each hour alone has hardly learned. */
    @Test
    void aUsualValueAtAnUnusualTimeIsUnusual() {
        Usual usual = learned(14);
        usual.at(3);
        assertThat(usual.push(centre(18), Double.NaN, 1)).isEqualTo(-1);
        usual = learned(14);
        usual.at(18);
        assertThat(usual.push(centre(18), Double.NaN, 1)).isZero();

        Usual blind = new Usual(budget(Side.BOTH));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 14 * DAY; i++) {
            blind.push(daily(i, random), Double.NaN, 1);
        }
        assertThat(blind.push(centre(18), Double.NaN, 1)).isZero();
    }

    /** The level of a Gaussian series that is passed once in 1,000 samples, half above: 3.29 deviations. */
    @Test
    void levelsAreOfThePlace() {
        Usual usual = learned(200);
        for (int place : new int[] {2, 12}) {
            usual.at(place);
            assertThat(usual.above(Double.NaN))
                    .isCloseTo(centre(place) + 3.29 * deviation(place), within(0.4 * deviation(place)));
            assertThat(usual.below(Double.NaN))
                    .isCloseTo(centre(place) - 3.29 * deviation(place), within(0.4 * deviation(place)));
        }
    }

    /** A place is not judged before its third sample; then it leans on the others. */
    @Test
    void whereLittleWasSeenTheOthersCount() {
        Usual usual = usual(Side.BOTH);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20_000; i++) {
            usual.at(i % 3);
            usual.push(5 + gauss(random), Double.NaN, 1);
        }
        usual.at(20);
        assertThat(usual.push(5 + 100, Double.NaN, 1)).isZero();
        for (double y : new double[] {5.5, 4.5, 5}) {
            usual.at(21);
            assertThat(usual.push(y, Double.NaN, 1)).isZero();
        }
        usual.at(21);
        assertThat(usual.above(Double.NaN)).isBetween(5 + 2.5, 5 + 5.0);
        assertThat(usual.push(5 + 100, Double.NaN, 1)).isEqualTo(1);
    }

    @Test
    void aConstantSeriesIsNeverUnusual() {
        Usual usual = usual(Side.BOTH);
        for (int i = 0; i < 10_000; i++) {
            usual.at(place(i));
            assertThat(usual.push(7, Double.NaN, 1)).isZero();
        }
        assertThat(usual.above(Double.NaN)).isNaN();
    }

    @Test
    void whatStandsStillAtFirstIsLearnedOnceItMoves() {
        Usual usual = usual(Side.BOTH);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 40 * DAY; i++) {
            usual.at(place(i));
            usual.push(i < DAY ? 7 : daily(i, random), Double.NaN, 1);
        }
        usual.at(12);
        assertThat(usual.centre()).isCloseTo(centre(12), within(5.0)); // the first day is a fortieth of the mean
        assertThat(usual.above(Double.NaN)).isGreaterThan(centre(12) + 3.29 * 4); // the first move was a peak, too
    }

    /** A wild reading in an hour that was hardly seen is no measure of the others. */
    @Test
    void aWildReadingAtAPlaceHardlySeenDoesNotHideAll() {
        Usual usual = usual(Side.BOTH);
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 2 * DAY; i++) {
            usual.at(place(i));
            usual.push(i == 5 * LENGTH + 1 ? 65_535 : daily(i, random), Double.NaN, 1);
        }
        usual.at(2);
        assertThat(usual.above(Double.NaN)).isNaN();
        for (int i = 2 * DAY; i < 20 * DAY; i++) {
            usual.at(place(i));
            usual.push(daily(i, random), Double.NaN, 1);
        }
        usual.at(2);
        assertThat(usual.above(Double.NaN)).isBetween(centre(2) + 1, centre(2) + 10);
    }

    @Test
    void anAnomalyDoesNotMoveItsPlace() {
        Usual usual = learned(30);
        usual.at(3);
        double before = usual.above(Double.NaN);
        usual.push(1e6, Double.NaN, 1);
        usual.at(3);
        assertThat(usual.above(Double.NaN)).isEqualTo(before);
    }

    @Test
    void aNewRegimeIsLearnedAtAllPlaces() {
        Usual usual = new Usual(new Budget(Side.BOTH, EVERY, true, 1000, true, 20_000, true), PLACES);
        SplittableRandom random = new SplittableRandom(3);
        int regimes = 0;
        int last = 0;
        for (int i = 0; i < 60_000; i++) {
            usual.at(place(i));
            int side = usual.push(daily(i, random) + (i < 20_000 ? 0 : 500), Double.NaN, 1);
            regimes += usual.isRegime() ? 1 : 0;
            last = side != 0 ? i : last;
        }
        assertThat(regimes).isEqualTo(1);
        usual.at(12);
        assertThat(usual.above(Double.NaN)).isCloseTo(centre(12) + 500 + 3.29 * 4, within(4.0));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void whatFollowsALoadIsWhatWouldHaveFollowed(Side side) throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        Usual usual = usual(side);
        for (int i = 0; i < 5_000; i++) {
            usual.at(place(i));
            usual.push(daily(i, random), 0.1, 1);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        usual.save(new DataOutputStream(bytes));
        assertThat(bytes.size()).isLessThan(4_096);
        Usual loaded = usual(side);
        loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        Usual copy = usual(side);
        copy.copyFrom(usual);
        for (int i = 5_000; i < 10_000; i++) {
            double y = daily(i, random);
            for (Usual each : new Usual[] {usual, loaded, copy}) {
                each.at(place(i));
            }
            int expected = usual.push(y, 0.1, 1);
            assertThat(loaded.push(y, 0.1, 1)).isEqualTo(expected);
            assertThat(copy.push(y, 0.1, 1)).isEqualTo(expected);
            assertThat(Double.compare(loaded.above(0.1), usual.above(0.1))).isZero();
            assertThat(Double.compare(copy.below(0.1), usual.below(0.1))).isZero();
        }
    }

    @Test
    void aStateOfOtherPlacesIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Places(7, false).save(new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThatThrownBy(() -> new Places(24, false).load(in))
                .isInstanceOf(IOException.class)
                .hasMessage("a context has 24 places, but the state has 7");
    }

    @Test
    void nothingIsAllocatedAfterWarmUp() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        Usual usual = learned(40);
        SplittableRandom random = new SplittableRandom(6);
        double[] values = new double[20_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = daily(i, random);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < values.length; i++) {
            usual.at(place(i));
            usual.push(values[i], Double.NaN, 1);
        }
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(1_000);
    }
}
