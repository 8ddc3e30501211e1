package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.hodograph.kernels.repeat.Repeats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which readings are news. */
class RepeatsTest {

    private static final long POLL = 100_000_000;

    private final Repeats repeats = new Repeats(false);
    private int news;
    private int stuck;
    private int recognisedAt = -1;

    private void show(int from, int to, IntToDoubleFunction value) {
        for (int k = from; k < to; k++) {
            news += repeats.take(k * POLL, value.applyAsDouble(k)) ? 1 : 0;
            stuck += repeats.becameStuck() ? 1 : 0;
            recognisedAt = repeats.becameRecognised() ? k : recognisedAt;
        }
    }

    /** Renewed every n-th reading: known after some values, and every renewal is news from then on, one that is equal too. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10, 50})
    void aHeldSignal(int n) {
        IntToDoubleFunction held = k -> {
            int renewal = k / n;
            return 0.01 * Math.rint(1000 * Math.sin(renewal * 0.3) + 3 * Math.cos(renewal * 2.1));
        };
        show(0, 20 * n, held);
        assertThat(recognisedAt).isBetween(4 * n, 16 * n);
        assertThat(repeats.period()).isCloseTo(0.1 * n, within(1e-9));
        news = 0;
        show(20 * n, 40 * n, held);
        assertThat(news).isEqualTo(20);
        news = 0;
        double last = held.applyAsDouble(40 * n - 1);
        show(40 * n, 44 * n, k -> last);
        assertThat(news).as("standing, once a period").isEqualTo(4);
    }

    /** A fifth of the readings are stale. */
    @Test
    void staleReadingsAmongFreshOnes() {
        Random random = new Random(1);
        double[] shown = {0};
        show(0, 400, k -> {
            shown[0] = random.nextDouble() < 0.2 ? shown[0] : 5 * Math.sin(k * 0.05) + 0.001 * random.nextGaussian();
            return shown[0];
        });
        assertThat(recognisedAt).isBetween(10, 200);
        assertThat(stuck).isZero();
    }

    @Test
    void aFrozenSensor() {
        Random random = new Random(2);
        show(0, 300, k -> 0.001 * Math.rint(40 * random.nextGaussian()) + 7);
        int before = news;
        show(300, 2000, k -> 7.013);
        assertThat(stuck).isEqualTo(1);
        assertThat(news - before).isLessThanOrEqualTo(3);
        assertThat(repeats.chance()).isLessThan(1e-6);
        news = 0;
        show(2000, 2100, k -> 0.001 * Math.rint(40 * random.nextGaussian()) + 7);
        assertThat(news).isGreaterThanOrEqualTo(98);
        assertThat(recognisedAt).isNegative();
    }

    /** White noise of 1 to 50 grains, a million readings: nothing is stuck, and hardly a reading is no news. */
    @Test
    void chanceFreezesNothing() {
        Random random = new Random(3);
        for (int grains = 1; grains <= 50; grains += 7) {
            double noise = grains;
            show(0, 120_000, k -> Math.rint(noise * random.nextGaussian()) + 1000);
        }
        assertThat(stuck).isLessThanOrEqualTo(2);
        assertThat(news).isGreaterThan((int) (0.995 * 8 * 120_000));
        assertThat(recognisedAt).isNegative();
    }

    /** A constant, an exact ramp that rests, a staircase, a signal that stands at 0. */
    @Test
    void whatIsNoRepeat() {
        Random random = new Random(4);
        show(0, 500, k -> 20.25);
        repeats.reset();
        show(500, 1500, k -> k < 800 ? 0.5 * k : 400);
        repeats.reset();
        show(1500, 3000, k -> Math.rint(k * 0.037));
        repeats.reset();
        show(3000, 6000, k -> k % 300 < 200 ? 10 + Math.sin(k % 300 / 30.0) + 0.01 * random.nextGaussian() : 0);
        assertThat(news).isEqualTo(6000);
        assertThat(recognisedAt).isNegative();
        assertThat(stuck).isZero();
    }

    /** A foot on a pedal: it moves by many grains, and rests where it is, or at 0, for as long as it likes. */
    @Test
    void aSignalThatRestsIsNoRepeat() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            double value = 0;
            int k = 0;
            for (int phase = 0; phase < 60; phase++) {
                int moves = 2 + random.nextInt(6);
                for (int i = 0; i < moves; i++) {
                    value = 0.1 * Math.rint(10 * (value + 1 + 3 * Math.abs(random.nextGaussian())) % 1000);
                    double shown = value;
                    show(k, ++k, at -> shown);
                }
                value = phase % 3 == 0 ? 0 : value;
                double rest = value;
                int until = k + 4 + random.nextInt(60);
                show(k, until, at -> rest);
                k = until;
            }
            assertThat(recognisedAt).as("seed %d", seed).isNegative();
            repeats.reset();
        }
    }

    /** An odometer in steps of 0.0014364, told with six decimals: the last of them is no grain. It drives, and stands for 7 s. */
    @Test
    void decimalsAreNoGrain() {
        double grain = 0.0014364;
        show(0, 8_000, k -> {
            double t = k * 0.1;
            double moving = Math.min(60, t % 67);
            double driven =
                    Math.floor(t / 67) * 240 + 4 * (moving - 60 / (2 * Math.PI) * Math.sin(Math.PI * moving / 30));
            return Math.rint(1e6 * grain * Math.floor(0.00073 * driven / grain)) / 1e6;
        });
        assertThat(recognisedAt).isNegative();
        assertThat(stuck).isZero();
        assertThat(news).isEqualTo(8_000);
    }

    /** Polled when it suits, renewed each second: once it has rested for long, a rest is still news each second. */
    @Test
    void aRestIsNewsAgainAfterAnotherOne() {
        Random random = new Random(6);
        double t = 0;
        double value = 0;
        int second = -1;
        int[] told = new int[4]; // renewed, at rest, renewed, at rest
        for (double end : new double[] {60, 160, 190, 220}) {
            int part = end == 60 ? 0 : end == 160 ? 1 : end == 190 ? 2 : 3;
            while (t < end) {
                t += 0.1 + 0.2 * random.nextDouble();
                if (part % 2 == 0 && (int) t != second) {
                    second = (int) t;
                    value = 5 * Math.sin(t / 7) + 0.01 * random.nextGaussian();
                }
                told[part] += repeats.take((long) (t * 1e9), value) ? 1 : 0;
            }
        }
        assertThat(repeats.isRecognised()).isTrue();
        assertThat(told[1]).isBetween(90, 102);
        assertThat(told[3]).isBetween(25, 32);
    }

    /** A pedal: held for a while now and then, at rest for long; a total that stands while nothing flows: a random walk of steps. */
    @Test
    void whatRestsIsNoRepeat() {
        Random random = new Random(6);
        double[] pedal = {0, 0, 0}; // where it is, where it goes, for how long it stays there
        show(0, 20_000, k -> {
            double left = pedal[1] - pedal[0];
            pedal[0] += Math.signum(left) * 0.1 * Math.rint(Math.min(10 * Math.abs(left), random.nextInt(40)));
            if (Math.abs(left) < 0.05 && pedal[2]-- <= 0) {
                pedal[1] = random.nextInt(4) == 0 ? 0 : 0.1 * random.nextInt(400);
                pedal[2] = pedal[1] == 0 ? random.nextInt(100) : random.nextInt(8);
            }
            return 0.1 * Math.rint(10 * pedal[0]);
        });
        assertThat(recognisedAt).isNegative();
        repeats.reset();
        double[] total = {0};
        show(20_000, 40_000, k -> {
            total[0] += k % 700 < 600 ? 1e-6 * Math.rint(4000 + 200 * random.nextGaussian()) : 0;
            return total[0];
        });
        assertThat(news).isEqualTo(40_000);
        assertThat(stuck).isZero();
    }

    @Test
    void onceIsAlways() {
        Repeats once = new Repeats(true);
        int seen = 0;
        for (int k = 0; k < 100; k++) {
            int shown = k / 10;
            seen += once.take(k * POLL, shown) ? 1 : 0;
        }
        assertThat(seen).isEqualTo(10);
        assertThat(once.isRecognised()).isFalse();
    }

    @Test
    void whatFollowsALoadIsWhatWouldHaveFollowed() throws IOException {
        Random random = new Random(5);
        Repeats loaded = new Repeats(false);
        double held = 0;
        for (int k = 0; k < 3000; k++) {
            held = random.nextInt(4) == 0 || k % 1000 > 900 ? held : Math.rint(100 * random.nextGaussian());
            boolean isNews = repeats.take(k * POLL, held);
            assertThat(loaded.take(k * POLL, held)).as("reading %d", k).isEqualTo(isNews);
            assertThat(loaded.instant()).isEqualTo(repeats.instant());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            loaded.save(new DataOutputStream(bytes));
            loaded = new Repeats(false);
            loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            if (k % 2 == 0) {
                Repeats copy = new Repeats(false);
                copy.copyFrom(loaded);
                loaded = copy;
            }
        }
    }
}
