package org.hodograph.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.hodograph.kernels.tail.Budget;
import org.hodograph.kernels.tail.Budget.Side;
import org.hodograph.kernels.tail.Usual;

/** Whether alerts on the unusual keep their budget of false alarms, on simulated series that have no anomaly in them. */
final class AnomalyBudgets {

    private static final String[] KINDS = {
        "Gaussian",
        "Student's t with 4 degrees of freedom",
        "exponential",
        "gamma of shape 2",
        "autoregressive of order 1, 0.9",
        "a sine of amplitude 2 and 10,000 samples in noise of 1",
        "noise of 1 that drifts by 10 in all",
        "a signal of 1 in noise of a known 0.22 to 1.1, over 777 samples",
        "days of 288 samples, each hour with its own mean and deviation, `context: hour-of-day, tail: common`"
    };

    private static final int DAYS = 8;
    private static final int HOURS = 24;
    private static final int SAMPLES = 12; // an hour

    private final int series;
    private final int samples;
    private final double every;

    AnomalyBudgets(int series, int samples) {
        this.series = series;
        this.samples = samples;
        every = samples / 10.0;
    }

    /** The table, a line a kind and side. */
    String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d series of %,d samples each, `false-alarms: 1/%,.0f samples`, `learn: %,d samples`, `memory: %,d samples`: "
                        + "false alarms over the budget of the time after learning.%n%n"
                        + "| series | `unusual`: median | mean | 95th percentile | `unusual high`: median | mean | 95th percentile | new regimes |%n"
                        + "|---|---|---|---|---|---|---|---|%n",
                series,
                samples,
                every,
                samples / 50,
                samples));
        for (int kind = 0; kind < KINDS.length; kind++) {
            LongAdder regimes = new LongAdder();
            String both = ratios(kind, Side.BOTH, regimes);
            String high = ratios(kind, Side.HIGH, regimes);
            table.append("| ").append(KINDS[kind]).append(" | ").append(both).append(" | ");
            table.append(high).append(" | ").append(regimes.sum()).append(" |\n");
            System.err.println(KINDS[kind] + ": " + both + ", high " + high);
        }
        return table.toString();
    }

    private String ratios(int kind, Side side, LongAdder regimes) {
        double[] ratios = IntStream.range(0, series)
                .parallel()
                .mapToDouble(seed -> ratio(kind, side, seed, regimes))
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "%.2f | %.2f | %.2f",
                (ratios[(series - 1) / 2] + ratios[series / 2]) / 2,
                Arrays.stream(ratios).average().orElse(Double.NaN),
                ratios[(int) Math.ceil(0.95 * series) - 1]);
    }

    private double ratio(int kind, Side side, int seed, LongAdder regimes) {
        SplittableRandom random = new SplittableRandom(1000 + seed);
        Usual usual =
                new Usual(new Budget(side, every, true, samples / 50.0, true, samples, true), kind == DAYS ? HOURS : 1);
        double state = 0;
        long ready = 0;
        int alarms = 0;
        boolean was = false;
        for (int j = 0; j < samples; j++) {
            double error = kind == 7 ? 0.5 * Math.exp(0.8 * Math.sin(2 * Math.PI * j / 777)) : Double.NaN;
            int hour = j / SAMPLES % HOURS;
            state = kind == 4 ? 0.9 * state + normal(random) : 0;
            double y = switch (kind) {
                case 0 -> normal(random);
                case 1 -> normal(random) / Math.sqrt((square(random) + square(random)) / 4);
                case 2 -> square(random) / 2;
                case 3 -> (square(random) + square(random)) / 2;
                case 4 -> state;
                case 5 -> 2 * Math.sin(2 * Math.PI * j / 10_000) + normal(random);
                case 6 -> normal(random) + 10.0 * j / samples;
                case 7 -> normal(random) + error * normal(random);
                default -> 5 * Math.sin(2 * Math.PI * hour / HOURS) + (hour < 8 ? 0.2 : 2) * normal(random);
            };
            usual.at(kind == DAYS ? hour : 0);
            boolean isUnusual = usual.push(y, error, 1) != 0;
            alarms += isUnusual && !was ? 1 : 0;
            was = usual.isHolding();
            ready += usual.isReady() ? 1 : 0;
            regimes.add(usual.isRegime() ? 1 : 0);
        }
        return alarms / (ready / every);
    }

    private static double normal(SplittableRandom random) {
        return Math.sqrt(square(random)) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** χ² of two degrees of freedom. */
    private static double square(SplittableRandom random) {
        return -2 * Math.log(1 - random.nextDouble());
    }
}
