package org.hodograph.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Long quiet, then something happens; sampled once a second with white noise. What is measured is what turns, stops or starts. */
enum Manoeuvre {
    /** A heading in degrees: 90 degrees in 4 to 8 s. */
    TURNS(0.3),
    /** A speed in m/s: from 15 to 0 in 3 to 6 s, and gently back much later. */
    STOPS(0.1),
    /** A speed in m/s: from 0 to 15 in 5 to 10 s, and gently back much later. */
    STARTS(0.1),
    /** The speed of what climbs, in m/s: 30 m/s2 for 3 to 6 s, then falls as long. */
    LAUNCHES(0.5);

    static final int SIZE = 1_200;
    /** The first sample that counts. */
    static final int FROM = 50;

    private static final int SETTLING = 3; // samples after its end that still belong to a manoeuvre

    private final double noise;

    Manoeuvre(double noise) {
        this.noise = noise;
    }

    /** A stretch of constant rate. */
    private record Stretch(double from, double to, double rate) {

        double valueAt(double t) {
            return rate * (Math.max(from, Math.min(to, t)) - from);
        }
    }

    /** Value, rate, what is measured, and 1 in a manoeuvre: [0..3][sample]. */
    double[][] samples(long seed) {
        Random random = new Random(seed * 1_000_003 + name().hashCode());
        List<Stretch> stretches = stretches(random);
        double[][] samples = new double[4][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (Stretch stretch : stretches) {
                samples[0][i] += stretch.valueAt(i);
                samples[1][i] += i >= stretch.from && i < stretch.to ? stretch.rate : 0;
                samples[3][i] = i >= stretch.from && i < stretch.to + SETTLING ? 1 : samples[3][i];
            }
            samples[2][i] = samples[0][i] + noise * random.nextGaussian();
        }
        return samples;
    }

    private List<Stretch> stretches(Random random) {
        List<Stretch> stretches = new ArrayList<>();
        double t = 60 + 120 * random.nextDouble();
        while (t < SIZE) {
            double seconds = switch (this) {
                case TURNS -> 4 + 4 * random.nextDouble();
                case STOPS, LAUNCHES -> 3 + 3 * random.nextDouble();
                case STARTS -> 5 + 5 * random.nextDouble();
            };
            double rise = switch (this) {
                case TURNS -> random.nextBoolean() ? 90 : -90;
                case STOPS -> -15;
                case STARTS -> 15;
                case LAUNCHES -> 30 * seconds;
            };
            stretches.add(new Stretch(t, t + seconds, rise / seconds));
            t += seconds;
            if (this == LAUNCHES) {
                stretches.add(new Stretch(t, t + seconds, -rise / seconds));
                t += seconds;
            } else if (this != TURNS) {
                t += 20 + 60 * random.nextDouble();
                stretches.add(new Stretch(t, t + 12, -rise / 12));
                t += 12;
            }
            t += 20 + 100 * random.nextDouble();
        }
        return stretches;
    }
}
