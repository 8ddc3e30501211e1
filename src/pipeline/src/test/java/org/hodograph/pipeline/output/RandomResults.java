package org.hodograph.pipeline.output;

import java.util.List;
import java.util.SplittableRandom;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.series.GivenDerivatives;

/** Results with odd names, units, numbers and times. */
final class RandomResults {

    private static final List<String> NAMES = List.of(
            "car-1/speed",
            "",
            "a \"quoted\"\\path/\u0001\t",
            "Straße/größe",
            "車/速度",
            "rocket \uD83D\uDE80/x",
            "del\u007F",
            "long/".repeat(300));
    private static final List<String> RULES = List.of(
            "order: 0",
            "unit: km/h, order: 1",
            "unit: '°C', show-in: {temperature: degC}",
            "unit: sacks",
            "unit: 'odd \"unit\" ü'",
            "unit: km/h, order: 1, low-snr: 3, show-in: {speed: kn, acceleration: g}");
    private static final double[] NUMBERS = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.0,
        -0.0,
        1,
        -1,
        1e-300,
        1e21,
        0.001,
        9999999,
        1e7,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        1.2345678901234568e17,
        0.1 + 0.2
    };

    private final SplittableRandom random;

    /** By a seed: a failure repeats. */
    RandomResults(long seed) {
        random = new SplittableRandom(seed);
    }

    private double number() {
        return switch (random.nextInt(3)) {
            case 0 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 1 -> random.nextInt(-100_000, 100_000) / 1000.0;
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    Derivatives next() {
        int orders = Estimate.MAX_ORDER + 1;
        double[] values = new double[orders];
        double[] errors = new double[orders];
        for (int k = 0; k < orders; k++) {
            values[k] = number();
            errors[k] = number();
        }
        Derivatives result = GivenDerivatives.of(RULES.get(random.nextInt(RULES.size())), values, errors);
        result.estimate().setWindow(random.nextInt(5) == 0 ? random.nextInt(Integer.MAX_VALUE) : 64, number());
        GivenDerivatives.name(result, NAMES.get(random.nextInt(NAMES.size())), NAMES.get(random.nextInt(NAMES.size())));
        GivenDerivatives.behind(result, random.nextLong(4_000_000_000L), random.nextInt(12));
        long nanos = switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextLong(-3_000_000L, 3_000_000L);
            case 2 -> random.nextLong(-3_000_000L, 3_000_000L) * 1_000_000;
            default -> random.nextLong(-3_000_000_000L, 3_000_000_000L) * 1_000_000_000;
        };
        GivenDerivatives.at(result, nanos);
        for (Flag flag : Flag.values()) {
            if (random.nextInt(4) == 0) {
                GivenDerivatives.at(result, nanos, flag);
            }
        }
        return result;
    }
}
