package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code auto} without a setting on real recordings, against sensors that are independent of its input. */
final class AutoRecordingsTest {

    /** Instants and one order with its standard error, in the order of time. */
    @SuppressWarnings("ArrayRecordComponent") // a fixture, never compared
    private record Derivative(double[] t, double[] value, double[] error) {

        double at(double instant, double[] of) {
            int i = Arrays.binarySearch(t, instant);
            if (i >= 0) {
                return of[i];
            }
            int next = -i - 1;
            double share = (instant - t[next - 1]) / (t[next] - t[next - 1]);
            return of[next - 1] + share * (of[next] - of[next - 1]);
        }

        boolean covers(double instant) {
            return instant >= t[0] && instant <= t[t.length - 1];
        }
    }

    /** Estimates from {@code lag} seconds behind every sample; those without an answer are left out. */
    private static Derivative stream(double[] t, double[] y, int order, double lag) {
        long back = Math.round(lag * 1e9);
        Differentiator stream = Methods.parse("auto").newDifferentiator(new Lookback(back, 0));
        Estimate estimate = new Estimate();
        double[][] out = new double[3][t.length];
        int size = 0;
        for (int i = 0; i < t.length; i++) {
            long nanos = Math.round(t[i] * 1e9);
            if (Double.isFinite(y[i])
                    && stream.push(nanos, y[i]) == Intake.ACCEPTED
                    && stream.estimateAt(nanos - back, estimate)
                    && estimate.has(order)) {
                out[0][size] = (nanos - back) / 1e9;
                out[1][size] = estimate.derivative(order);
                out[2][size++] = estimate.standardError(order);
            }
        }
        return new Derivative(Arrays.copyOf(out[0], size), Arrays.copyOf(out[1], size), Arrays.copyOf(out[2], size));
    }

    /** Correlation with a reference at its own instants, and the share of it inside the 95 % intervals. */
    private static double[] compare(Derivative got, double[] t, double[] reference) {
        double[] a = new double[t.length];
        double[] b = new double[t.length];
        int size = 0;
        int held = 0;
        for (int i = 0; i < t.length; i++) {
            if (got.covers(t[i]) && Double.isFinite(reference[i])) {
                a[size] = got.at(t[i], got.value());
                b[size] = reference[i];
                held += Math.abs(a[size] - b[size]) <= 1.96 * got.at(t[i], got.error()) ? 1 : 0;
                size++;
            }
        }
        double r = new PearsonsCorrelation().correlation(Arrays.copyOf(a, size), Arrays.copyOf(b, size));
        return new double[] {r, held / (double) size};
    }

    /** The derivative of the wheel speed against that of the pose's speed, a quadratic over ± 0.5 s. */
    @ParameterizedTest(name = "comma2k19 acceleration at lag {0} s")
    @CsvSource({"0, 0.985", "0.25, 0.995"})
    void accelerationOfACar(double lag, double least) throws IOException {
        SensorReference car = SensorReference.car(0);
        double[] result = compare(stream(car.t(), car.y(), 1, lag), car.at(), car.reference());
        assertThat(result[0]).as("correlation").isGreaterThanOrEqualTo(least);
        if (lag == 0) {
            assertThat(result[1]).as("inside 95 %").isBetween(0.93, 0.99);
        }
    }

    /** The second derivative of a position against an accelerometer turned into its frame, gravity taken off. */
    @ParameterizedTest(name = "broad-mocap acceleration {0} at lag {1} s")
    @CsvSource({"x, 0, 0.988", "y, 0, 0.988", "z, 0, 0.988", "x, 0.03, 0.994", "y, 0.03, 0.994", "z, 0.03, 0.994"})
    void accelerationOfAHand(String axis, double lag, double least) throws IOException {
        SensorReference hand = SensorReference.hand(axis, 0);
        assertThat(compare(stream(hand.t(), hand.y(), 2, lag), hand.at(), hand.reference())[0])
                .isGreaterThanOrEqualTo(least);
    }

    /** A speed in whole km/h against the accelerometer averaged over ± 0.5 s. */
    @Test
    void steppedSpeedGivesNoComb() throws IOException {
        RecordedTable obd = RecordedTable.of("canedge-car-drive/obd.csv.gz").where("name", "speed");
        RecordedTable imu =
                RecordedTable.of("canedge-car-drive/gnss_imu.csv.gz").where("ImuValid", "1");
        double[] speed = Arrays.stream(obd.column("value")).map(v -> v / 3.6).toArray();
        Derivative got = stream(obd.column("t_unix_s"), speed, 1, 0);
        double[] at = imu.column("t_unix_s");
        double[] a = imu.column("AccelerationY_mps2");
        double[] mean = new double[got.t().length];
        Arrays.setAll(mean, i -> -mean(at, a, got.t()[i] - 0.5, got.t()[i] + 0.5));
        assertThat(compare(got, got.t(), mean)[0]).isGreaterThanOrEqualTo(0.77);
    }

    /** NaN where fewer than half the samples of a second at 100 Hz are there. */
    private static double mean(double[] t, double[] y, double from, double to) {
        int first = Arrays.binarySearch(t, from);
        first = first < 0 ? -first - 1 : first;
        double sum = 0;
        int size = 0;
        while (first + size < t.length && t[first + size] < to) {
            sum += y[first + size++];
        }
        return size < 50 ? Double.NaN : sum / size;
    }
}
