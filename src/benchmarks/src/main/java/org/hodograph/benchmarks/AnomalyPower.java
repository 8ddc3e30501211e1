package org.hodograph.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hodograph.kernels.tail.Budget;
import org.hodograph.kernels.tail.Budget.Side;
import org.hodograph.kernels.tail.Usual;

/**
 * Which share of odd events is told, by their size, at equal false alarms: an alert on the unusual, which has only a budget; one threshold
 * for the fleet and one for each drive on the same estimates, both with hindsight; and SPOT on raw differences, its risk with hindsight.
 */
final class AnomalyPower {

    private static final double[] SIZES = {2, 4, 6, 8, 12};
    private static final double EVERY = 5_000; // samples a false alarm
    private static final int LEARN = 5_000;
    private static final int RUN = 50; // samples: false alarms within so many of the first are one
    private static final double[] RISKS = risks();

    private final int drives;
    private final int samples;

    AnomalyPower(int drives, int samples) {
        this.drives = drives;
        this.samples = samples;
    }

    private static double[] risks() {
        double[] risks = new double[9];
        for (int i = 0; i < risks.length; i++) {
            risks[i] = Math.pow(10, -3 - i / 3.0);
        }
        return risks;
    }

    /** A drive of a size and a seed. */
    private interface Drives {
        OddSeries of(double size, int seed);
    }

    /** Found events and false alarms. */
    private record Count(int found, int wrong) {
        static Count sum(Count[] counts) {
            return new Count(
                    Arrays.stream(counts).mapToInt(Count::found).sum(),
                    Arrays.stream(counts).mapToInt(Count::wrong).sum());
        }
    }

    /** The table, a line a quantity and detector. */
    String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%d drives of %,d samples at 10 Hz, an odd event in about 10,000; `abs unusual, false-alarms: 1/%,.0f samples, "
                        + "learn: %,d samples`. The share of events told within 5 s, by their size in usual deviations; false alarms of "
                        + "each row, all drives and sizes together.%n%n| quantity | told by |",
                drives,
                samples,
                EVERY,
                LEARN));
        for (double size : SIZES) {
            table.append(String.format(Locale.ROOT, " %.0f |", size));
        }
        table.append(" false alarms |\n|---|---|")
                .append("---|".repeat(SIZES.length + 1))
                .append('\n');
        lines(table, "curvature", (size, seed) -> OddSeries.curvature(samples, LEARN, size, seed));
        lines(table, "jerk", (size, seed) -> OddSeries.jerk(samples, LEARN, size, seed));
        return table.toString();
    }

    private void lines(StringBuilder table, String quantity, Drives drives) {
        Count[] ours = new Count[SIZES.length];
        Count[] plain = new Count[SIZES.length];
        Count[] fleet = new Count[SIZES.length];
        Count[] each = new Count[SIZES.length];
        Count[] spot = new Count[SIZES.length];
        Count[] fitted = new Count[SIZES.length];
        for (int k = 0; k < SIZES.length; k++) {
            double size = SIZES[k];
            OddSeries[] all = IntStream.range(0, this.drives)
                    .parallel()
                    .mapToObj(seed -> drives.of(size, seed))
                    .toArray(OddSeries[]::new);
            Count[] mine = counts(i -> unusual(all[i], true));
            ours[k] = Count.sum(mine);
            plain[k] = Count.sum(counts(i -> unusual(all[i], false)));
            fleet[k] = byThreshold(all, ours[k].wrong);
            Count[] single = new Count[this.drives];
            for (int i = 0; i < this.drives; i++) {
                single[i] = byThreshold(new OddSeries[] {all[i]}, mine[i].wrong);
            }
            each[k] = Count.sum(single);
            spot[k] = bySpot(all, true, ours[k].wrong);
            fitted[k] = bySpot(all, false, ours[k].wrong);
        }
        int events = this.drives * ((samples - LEARN) / 10_000);
        line(table, quantity, "**`abs unusual`**, no hindsight", ours, events);
        line(table, quantity, "the same with `errors: ignore`", plain, events);
        line(table, quantity, "one threshold for all drives, with hindsight", fleet, events);
        line(table, quantity, "one for each drive, with hindsight", each, events);
        line(table, quantity, "SPOT on raw differences, risk with hindsight", spot, events);
        line(table, quantity, "SPOT on our estimates, risk with hindsight", fitted, events);
    }

    private static void line(StringBuilder table, String quantity, String by, Count[] counts, int events) {
        table.append("| ").append(quantity).append(" | ").append(by).append(" |");
        for (Count count : counts) {
            table.append(String.format(Locale.ROOT, " %.0f %% |", 100.0 * count.found / events));
        }
        table.append(" ").append(Count.sum(counts).wrong).append(" |\n");
    }

    private Count[] counts(IntFunction<Count> of) {
        return IntStream.range(0, drives).parallel().mapToObj(of).toArray(Count[]::new);
    }

    private static Count unusual(OddSeries series, boolean hasErrors) {
        Usual usual = new Usual(new Budget(Side.MAGNITUDE, EVERY, true, LEARN, true, 1e6, true));
        boolean[] alarms = new boolean[series.fitted().length];
        for (int i = 0; i < alarms.length; i++) {
            alarms[i] = usual.push(series.fitted()[i], hasErrors ? series.errors()[i] : Double.NaN, 1) != 0;
        }
        return count(series, alarms);
    }

    /** The best threshold with at most so many false alarms. */
    private static Count byThreshold(OddSeries[] all, int wrong) {
        double low = 0;
        double high = 1e3;
        Count best = new Count(0, 0);
        for (int i = 0; i < 40; i++) {
            double middle = low > 0 ? Math.sqrt(low * high) : high / 10;
            Count count = Count.sum(
                    Arrays.stream(all).map(series -> above(series, middle)).toArray(Count[]::new));
            if (count.wrong <= wrong) {
                high = middle;
                best = count;
            } else {
                low = middle;
            }
        }
        return best;
    }

    private static Count above(OddSeries series, double threshold) {
        boolean[] alarms = new boolean[series.fitted().length];
        for (int i = 0; i < alarms.length; i++) {
            alarms[i] = Math.abs(series.fitted()[i]) > threshold;
        }
        return count(series, alarms);
    }

    private Count bySpot(OddSeries[] all, boolean isRaw, int wrong) {
        Count best = new Count(0, 0);
        for (double risk : RISKS) {
            Count count = Count.sum(counts(i -> {
                double[] values = isRaw ? all[i].raw() : all[i].fitted();
                Spot spot = new Spot(risk, LEARN);
                boolean[] alarms = new boolean[values.length];
                for (int j = 0; j < alarms.length; j++) {
                    alarms[j] = !Double.isNaN(values[j]) && spot.push(Math.abs(values[j]));
                }
                return count(all[i], alarms);
            }));
            if (count.wrong <= wrong && count.found > best.found) {
                best = count;
            }
        }
        return best;
    }

    private static Count count(OddSeries series, boolean[] alarms) {
        int found = 0;
        int wrong = 0;
        int event = 0;
        int last = -RUN;
        int patience = OddSeries.patience();
        boolean[] told = new boolean[series.events().length];
        for (int i = LEARN; i < alarms.length; i++) {
            if (!alarms[i]) {
                continue;
            }
            while (event < told.length && i >= series.events()[event] + patience) {
                event++;
            }
            if (event < told.length && i >= series.events()[event]) {
                found += told[event] ? 0 : 1;
                told[event] = true;
            } else if (i - last >= RUN) {
                wrong++;
                last = i;
            }
        }
        return new Count(found, wrong);
    }
}
