package org.hodograph.kernels.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Lookback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaircaseTest {

    private static final long SECOND = 1_000_000_000L;

    private Grain grain = new Grain();
    private Staircase stairs;

    private void push(int i, double reading) {
        grain.push(i * SECOND, reading);
        if (!grain.isStepped()) {
            return;
        }
        if (!stairs.hasBegun()) {
            stairs.begin();
        }
        if (stairs.newest() < i * SECOND) {
            stairs.push(i * SECOND, reading);
        }
    }

    private static double[] told(Staircase stairs, int i) {
        Estimate estimate = new Estimate();
        if (!stairs.hasMoved() || !stairs.estimateAt(i * SECOND, estimate)) {
            return new double[0];
        }
        return new double[] {
            estimate.derivative(0),
            estimate.derivative(1),
            estimate.derivative(2),
            estimate.derivative(3),
            estimate.standardError(0),
            estimate.standardError(1),
            estimate.standardError(2)
        };
    }

    private byte[] saved() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        grain.save(out);
        stairs.save(out);
        return bytes.toByteArray();
    }

    /** Every reading, one side goes on and the other does from the bytes, and from a copy. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 7", "0.1, 0", "0.1, 7", "0.15, 30"})
    void whatFollowsALoadIsWhatWouldHaveFollowed(double noise, int lag) throws IOException {
        Lookback lookback = new Lookback(0, lag);
        stairs = new Staircase(grain, lookback);
        Random random = new Random(1);
        int answers = 0;
        for (int i = 0; i < 1500; i++) {
            push(i, Math.rint(8 * Math.sin(i / 150.0) + noise * random.nextGaussian()));
            double[] before = told(stairs, i - lag);
            answers += before.length > 0 ? 1 : 0;
            byte[] bytes = saved();
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            Grain otherGrain = new Grain();
            Staircase other = new Staircase(otherGrain, lookback);
            otherGrain.load(in);
            other.load(in);
            assertThat(in.available()).isZero();
            if (i % 2 == 0) {
                Grain copied = new Grain();
                copied.copyFrom(grain);
                Staircase copy = new Staircase(copied, lookback);
                copy.copyFrom(stairs);
                assertThat(told(copy, i - lag)).as("copy, reading %d", i).isEqualTo(before);
            }
            grain = otherGrain;
            stairs = other;
            assertThat(saved()).as("reading %d", i).isEqualTo(bytes);
            assertThat(told(stairs, i - lag)).as("reading %d", i).isEqualTo(before);
        }
        assertThat(answers).isGreaterThan(1000);
    }

    /** Many readings of one level say no more than few. */
    @Test
    void oneHoldIsOnePieceOfInformation() {
        double[] errors = new double[2];
        for (int dense = 0; dense < 2; dense++) {
            int perStep = dense == 0 ? 40 : 400;
            grain = new Grain();
            stairs = new Staircase(grain, Lookback.NONE);
            for (int i = 0; i < 10 * perStep + perStep / 2; i++) {
                push(i, Math.floor(i / (double) perStep));
            }
            errors[dense] = told(stairs, 10 * perStep + perStep / 2 - 1)[5] * perStep;
        }
        assertThat(errors[1]).isBetween(0.7 * errors[0], 1.3 * errors[0]);
    }
}
