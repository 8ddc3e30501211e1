package org.hodograph.kernels.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hodograph.kernels.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is held back, what is dropped, and what goes on late. */
final class GateTest {

    private static final long SEED = 9999;
    private static final int PAST = 300;

    private final Random random = new Random(SEED);
    private final Gate gate = new Gate();
    private final List<Double> passed = new ArrayList<>();
    private int next;

    /** A wave of height 1 with noise of a thousandth, 60 samples a radian. */
    private double signal(int i) {
        return 5 + Math.sin(i / 60.0) + 0.001 * random.nextGaussian();
    }

    private void offer(double value) {
        gate.offer(next++, 1, value);
        for (int i = 0; i < gate.ready(); i++) {
            passed.add(gate.value(i));
        }
    }

    private void offerSignal(int samples) {
        for (int i = 0; i < samples; i++) {
            offer(signal(next));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-9999, 65535, 0, 1e12, -1e300})
    void runOfLostValuesIsHeldAndDropped(double mark) {
        for (int length = 1; length < Gate.MOST; length += 6) {
            offerSignal(PAST);
            int before = passed.size();
            for (int i = 0; i < length; i++) {
                offer(mark);
                assertThat(gate.held())
                        .as("%s sample %d of %d", mark, i, length)
                        .isEqualTo(i + 1);
                assertThat(gate.newestHeld()).isEqualTo(next - 1);
            }
            offerSignal(1);
            assertThat(gate.held()).isZero();
            assertThat(gate.hasJumped()).isFalse();
            assertThat(passed).hasSize(before + 1).doesNotContain(mark);
        }
    }

    @Test
    void twoMarksInTurnAreDropped() {
        offerSignal(PAST);
        for (double mark : new double[] {-9999, -9999, 0, 65535, 65535, 65535, -9999}) {
            offer(mark);
        }
        offerSignal(1);
        assertThat(passed).hasSize(PAST + 1);
    }

    @Test
    void jumpIsLetThroughWithItsThirdSample() {
        offerSignal(PAST);
        for (int i = 0; i < 3; i++) {
            assertThat(passed).hasSize(PAST);
            offer(100 + signal(next));
        }
        assertThat(gate.hasJumped()).isTrue();
        assertThat(gate.held()).isZero();
        assertThat(passed).hasSize(PAST + 3);
        offer(100 + signal(next));
        assertThat(gate.hasJumped()).isFalse();
        assertThat(passed).hasSize(PAST + 4);
    }

    /** As a pedal that is floored: no mark, as it is not that far away. */
    @Test
    void standstillAfterAJumpIsBelievedSoonAndAMarkInTheEnd() {
        offerSignal(PAST);
        for (int i = 0; i < 8; i++) {
            offer(40);
        }
        assertThat(gate.hasJumped()).isTrue();
        offerSignal(PAST);
        for (int i = 0; i < Gate.MOST; i++) {
            assertThat(gate.held()).isEqualTo(i);
            offer(-9999);
        }
        assertThat(gate.hasJumped()).isTrue();
    }

    @Test
    void nothingOfAnOrdinarySeriesIsHeld() {
        double walk = 0;
        for (int i = 0; i < 20_000; i++) {
            walk += random.nextGaussian();
            offer(walk);
        }
        for (int i = 0; i < 20_000; i++) {
            offer(Math.floor(i / 50.0)); // steps
        }
        for (int i = 0; i < 20_000; i++) {
            offer(random.nextGaussian());
        }
        for (int i = 0; i < 20_000; i++) {
            offer(random.nextInt(20) == 0 ? 1 : 0);
        }
        assertThat(passed).hasSize(80_000);
    }

    @Test
    void longSilenceAllowsAsMuchMore() {
        offerSignal(PAST);
        gate.offer(next++, 5_000, 1_000);
        assertThat(gate.held()).isZero();
    }

    @Test
    void savedAndCopiedGatesGoOnAlike() throws IOException {
        offerSignal(PAST);
        for (int i = 0; i < 5; i++) {
            offer(-9999);
        }
        Gate loaded = new Gate();
        Gate copy = new Gate();
        copy.offer(0, 0, 7);
        copy.copyFrom(gate);
        byte[] bytes = saved(gate);
        loaded.offer(0, 0, 7);
        loaded.load(new DataInputStream(new ByteArrayInputStream(bytes)));
        assertThat(saved(loaded)).isEqualTo(bytes);
        assertThat(saved(copy)).isEqualTo(bytes);
        for (int i = 0; i < 400; i++) {
            double value = i % 90 < 10 ? 65535 : signal(next);
            offer(value);
            loaded.offer(next - 1, 1, value);
            copy.offer(next - 1, 1, value);
            assertThat(loaded.ready()).isEqualTo(gate.ready());
            assertThat(saved(loaded)).isEqualTo(saved(gate));
            assertThat(saved(copy)).isEqualTo(saved(gate));
        }
    }

    private static byte[] saved(Gate gate) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        gate.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void batchIsWithoutTheRunsAndKeepsTheEnd() {
        double[] x = new double[PAST];
        double[] y = new double[PAST];
        for (int i = 0; i < PAST; i++) {
            x[i] = i;
            boolean inside = i >= 200 && i < 220;
            y[i] = inside || i >= PAST - 4 ? -9999 : signal(i);
        }
        Samples kept = Gate.without(new Samples(x, y));
        assertThat(kept.x()).hasSize(PAST - 20).contains(199, 220, PAST - 1).doesNotContain(200, 219);
    }
}
