package org.hodograph.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hodograph.pipeline.time.TimeText;

/**
 * Simulated vehicles that report their position at 20 Hz with noise and jitter, one of them with an outlier and one with a gap
 * in every minute. Seeded: the same fleet every time.
 */
final class Fleet {

    static final int VEHICLES = 5;

    /** Between two samples of a vehicle, before jitter. */
    static final long SPACING_NANOS = 50_000_000;

    private static final double NOISE_METRES = 0.05;
    private static final double JITTER = 0.2; // of the spacing, each way
    private static final long SEED = 20260105;
    private static final double OUTLIER_METRES = 8;
    private static final long SAMPLES_A_MINUTE = 60_000_000_000L / SPACING_NANOS;
    private static final long OUTLIER_AT = 500; // samples into the minute
    private static final long GAP_AT = 700;
    private static final long GAP_SAMPLES = 60;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Trajectory> trajectories = new ArrayList<>();
    private final Random random = new Random(SEED);
    private final long startNanos;

    /** A fleet at rest at the instant, nanoseconds since 1970. */
    Fleet(long startNanos) {
        this.startNanos = startNanos;
        for (int i = 0; i < VEHICLES; i++) {
            trajectories.add(Trajectory.ofStops(1 + 0.4 * i, 1.2 - 0.1 * i, 3 + i, 8 + 2 * i));
        }
    }

    /** The name of a vehicle, which is the entity of its series. */
    static String name(int vehicle) {
        return "car-" + (vehicle + 1);
    }

    /** The exact derivative of a vehicle's position at an instant. */
    double truth(int vehicle, long nanos, int order) {
        return trajectories.get(vehicle).at((nanos - startNanos) / NANOS_PER_SECOND, order);
    }

    /** Position and exact derivatives of a vehicle's series; null of any other series. */
    double[] truth(String series, long nanos) {
        for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
            if (series.equals(name(vehicle) + "/position")) {
                double[] orders = new double[4];
                for (int order = 0; order < orders.length; order++) {
                    orders[order] = truth(vehicle, nanos, order);
                }
                return orders;
            }
        }
        return null;
    }

    /** The JSON record of a vehicle's k-th sample, or null where it is silent. */
    byte[] sample(int vehicle, long k) {
        double jitter = (2 * random.nextDouble() - 1) * JITTER;
        double noise = random.nextGaussian() * NOISE_METRES;
        long minute = k % SAMPLES_A_MINUTE;
        if (vehicle == 1 && minute >= GAP_AT && minute < GAP_AT + GAP_SAMPLES) {
            return null;
        }
        long nanos = startNanos + k * SPACING_NANOS + (long) (jitter * SPACING_NANOS);
        double outlier = vehicle == 2 && minute == OUTLIER_AT ? OUTLIER_METRES : 0;
        double position = truth(vehicle, nanos, 0) + noise + outlier;
        return String.format(
                        Locale.ROOT,
                        "{\"vehicle\":\"%s\",\"signal\":\"position\",\"t\":\"%s\",\"value\":%.4f,\"unit\":\"m\"}",
                        name(vehicle),
                        TimeText.iso(nanos),
                        position)
                .getBytes(StandardCharsets.UTF_8);
    }
}
