package org.hodograph.pipeline.inspect;

import java.util.List;
import java.util.Optional;

/** Numbers that rise, and fall back by nearly the whole of a well-known size: a timer of so many steps. */
final class Wraps {

    private static final double[] SIZES = {
        60,
        256,
        1000,
        1024,
        3600,
        4096,
        10_000,
        32_768,
        60_000,
        65_536,
        86_400,
        604_800,
        1e6,
        16_777_216,
        86_400_000,
        1e8,
        604_800_000,
        2_147_483_648.0,
        4_294_967_296.0
    };

    private Wraps() {}

    /** The size, as a whole number; empty where the numbers are no such timer. */
    static Optional<String> of(List<Double> numbers) {
        double most = numbers.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double[] steps = new double[Math.max(0, numbers.size() - 1)];
        int falls = 0;
        double drop = 0;
        for (int i = 1; i < numbers.size(); i++) {
            steps[i - 1] = numbers.get(i) - numbers.get(i - 1);
            falls += steps[i - 1] < 0 ? 1 : 0;
            drop = Math.min(drop, steps[i - 1]);
        }
        if (falls == 0 || falls * 20 > numbers.size() + 20 || numbers.get(0) < 0) {
            return Optional.empty();
        }
        java.util.Arrays.sort(steps);
        double usual = steps[steps.length / 2];
        for (double size : SIZES) {
            double carried = drop + size;
            if (size > most && carried > 0 && carried <= 3 * usual) {
                return Optional.of(String.valueOf((long) size));
            }
        }
        return Optional.empty();
    }
}
