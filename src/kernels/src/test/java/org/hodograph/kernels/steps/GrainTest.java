package org.hodograph.kernels.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrainTest {

    private static final long SECOND = 1_000_000_000L;

    /** The readings, a second apart; whether they were ever taken for steps. */
    private static boolean recognises(Grain grain, int count, IntToDoubleFunction reading) {
        boolean ever = false;
        for (int i = 0; i < count; i++) {
            grain.push(i * SECOND, reading.applyAsDouble(i));
            ever |= grain.isStepped();
        }
        return ever;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 1 / 3.6, 3.6e6, 1e-9})
    void aStaircaseIsRecognisedAfterThreeSteps(double size) {
        assertThat(recognises(new Grain(), 59, i -> 273.15 * size + size * Math.floor(i / 20.0)))
                .isFalse();
        Grain grain = new Grain();
        assertThat(recognises(grain, 62, i -> 273.15 * size + size * Math.floor(i / 20.0)))
                .isTrue();
        assertThat(grain.isStepped()).isTrue();
        assertThat(grain.size()).isCloseTo(size, within(1e-6 * size));
        assertThat(grain.noise()).isZero();
    }

    @Test
    void singlePrecisionHidesNoSteps() {
        Grain grain = new Grain();
        assertThat(recognises(grain, 400, i -> (float) (20.1 + 0.1 * Math.floor(i / 20.0))))
                .isTrue();
        assertThat(grain.isStepped()).isTrue();
        assertThat(grain.size()).isCloseTo(0.1, within(1e-4));
    }

    /** A step of two at first, and the step itself later. */
    @Test
    void aFinerStepTakesThePlaceOfACoarse() {
        Grain grain = new Grain();
        recognises(grain, 400, i -> i < 100 ? 2 * Math.floor(i / 20.0) : 10 + Math.floor((i - 100) / 20.0));
        assertThat(grain.isStepped()).isTrue();
        assertThat(grain.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.35, 0.5, 1, 2, 5})
    void noiseAboveAThirdOfAStepIsLeftAlone(double noise) {
        for (double perStep : new double[] {2, 5, 20, 100, 500}) {
            Random random = new Random(3);
            Grain grain = new Grain();
            recognises(grain, 5000, i -> Math.rint(i / perStep + noise * random.nextGaussian()));
            assertThat(grain.isStepped()).as("%s readings a step", perStep).isFalse();
        }
    }

    /** Values that are renewed slowly, a switch, a sensor that freezes, plain noise: none of them moves in steps. */
    @Test
    void whatIsHeldIsNotInSteps() {
        Random random = new Random(5);
        double[] renewed = random.doubles(1000).toArray();
        assertThat(recognises(new Grain(), 5000, i -> renewed[i / 5]))
                .as("renewed")
                .isFalse();
        assertThat(recognises(new Grain(), 5000, i -> i / 50 % 2)).as("switch").isFalse();
        assertThat(recognises(new Grain(), 1000, i -> renewed[Math.min(i, 500)]))
                .as("frozen")
                .isFalse();
        assertThat(recognises(new Grain(), 5000, i -> random.nextGaussian()))
                .as("noise")
                .isFalse();
        assertThat(recognises(new Grain(), 5000, i -> i * 0.1)).as("ramp").isFalse();
        assertThat(recognises(new Grain(), 5000, i -> 5)).as("constant").isFalse();
    }

    @Test
    void aSensorThatLearnsToReadFinerIsNoLongerInSteps() {
        Random random = new Random(5);
        Grain grain = new Grain();
        recognises(grain, 400, i -> i < 200 ? Math.floor(i / 20.0) : 10 + random.nextGaussian());
        assertThat(grain.isStepped()).isFalse();
    }
}
