package org.hodograph.kernels.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.hodograph.kernels.shape.Breaks.Kind;
import org.junit.jupiter.api.Test;

class BreaksTest {

    private static final long MILLI = 1_000_000;

    private record Found(Kind kind, double at, double confidence, double left, double right, double height) {}

    /** 100 samples a second from −2 to 2 s. */
    private static List<Found> run(DoubleUnaryOperator signal, double noise, Random random) {
        Breaks breaks = new Breaks();
        List<Found> found = new ArrayList<>();
        for (int k = -200; k < 200; k++) {
            double y = signal.applyAsDouble(k / 100.0 + 0.0037) + noise * random.nextGaussian();
            if (breaks.push(k * 10L * MILLI, y)) {
                found.add(new Found(
                        breaks.kind(),
                        breaks.nanos() / 1e9 + 0.0037,
                        breaks.confidence(),
                        breaks.left(),
                        breaks.right(),
                        breaks.height()));
            }
        }
        return found;
    }

    private static Found only(DoubleUnaryOperator signal, double noise) {
        List<Found> found = run(signal, noise, new Random(5));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).at).isCloseTo(0, within(0.011));
        assertThat(found.get(0).confidence).isGreaterThan(0.9);
        return found.get(0);
    }

    @Test
    void cornerHasTwoSlopes() {
        for (double noise : new double[] {0, 1e-4, 2e-3}) {
            Found corner = only(t -> Math.abs(t) + Math.sin(t), noise);
            assertThat(corner.kind).isEqualTo(Kind.CORNER);
            assertThat(corner.left).isCloseTo(0, within(0.05 + 60 * noise));
            assertThat(corner.right).isCloseTo(2, within(0.05 + 60 * noise));
        }
    }

    @Test
    void jumpHasAHeight() {
        for (double noise : new double[] {0, 1e-4, 0.02}) {
            Found jump = only(t -> (t > 0 ? 1 : 0) + Math.sin(t), noise);
            assertThat(jump.kind).isEqualTo(Kind.JUMP);
            assertThat(jump.height).isCloseTo(1, within(0.03 + 4 * noise));
        }
    }

    @Test
    void cubeRootHasAVerticalTangent() {
        for (double noise : new double[] {1e-4, 5e-3}) {
            assertThat(only(t -> Math.cbrt(t), noise).kind).isEqualTo(Kind.VERTICAL_TANGENT);
        }
    }

    @Test
    void smoothCurvesHaveNone() {
        Random random = new Random(6);
        for (double noise : new double[] {0, 1e-9, 1e-4, 1e-2, 0.3}) {
            assertThat(run(t -> 3, noise, random)).isEmpty();
            assertThat(run(t -> t * t * t - t, noise, random)).isEmpty();
            assertThat(run(t -> Math.sin(10 * t), noise, random)).isEmpty();
            assertThat(run(t -> Math.exp(3 * t), noise, random)).isEmpty();
            assertThat(run(t -> 1 / (1 + Math.exp(-8 * t)), noise, random))
                    .as("noise %s", noise)
                    .isEmpty();
            assertThat(run(t -> Math.sin(20 * t), noise, random))
                    .as("a swing in the window, noise %s", noise)
                    .isEmpty();
        }
    }

    /** The stated rate: fewer than one false break in 100,000 samples of white noise. */
    @Test
    void noiseHasFewBreaks() {
        long seed = 7;
        Random random = new Random(seed);
        Breaks breaks = new Breaks();
        int found = 0;
        for (int k = 0; k < 300_000; k++) {
            found += breaks.push(k * MILLI, random.nextGaussian()) ? 1 : 0;
        }
        // Poisson: a mean of at most 3 exceeds 7 with a probability of 0.012
        assertThat(found).as("seed %d", seed).isLessThanOrEqualTo(7);
    }

    /** One sample beside the curve is no break, whatever its size. */
    @Test
    void outlierIsNoBreak() {
        Random random = new Random(8);
        for (double size : new double[] {5, 30, 1000}) {
            assertThat(run(t -> Math.sin(t) + (Math.abs(t) < 0.005 ? size : 0), 1, random))
                    .isEmpty();
        }
    }

    @Test
    void savedStateGoesOn() throws IOException {
        Breaks whole = new Breaks();
        Breaks parts = new Breaks();
        Random random = new Random(9);
        int found = 0;
        for (int k = 0; k < 600; k++) {
            double y = (k / 100 % 2) + 0.01 * random.nextGaussian();
            boolean expected = whole.push(k * MILLI, y);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            parts.save(new DataOutputStream(bytes));
            Breaks loaded = new Breaks();
            loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            parts = new Breaks();
            parts.copyFrom(loaded);
            assertThat(parts.push(k * MILLI, y)).isEqualTo(expected);
            if (expected) {
                found++;
                assertThat(parts.nanos()).isEqualTo(whole.nanos());
                assertThat(parts.height()).isEqualTo(whole.height());
                assertThat(parts.samplesAfter()).isEqualTo(24);
            }
        }
        assertThat(found).isEqualTo(5);
    }
}
