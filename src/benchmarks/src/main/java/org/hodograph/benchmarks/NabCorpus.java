package org.hodograph.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.tail.Budget;
import org.hodograph.kernels.tail.Usual;

/**
 * Alerts on the unusual on the files of the Numenta benchmark that are there: value, first derivative and noise of one fit, each with
 * its own tail, by the hour of the day, one setting and one threshold of rarity for all files. A row's score is the rarity at which an alert begins there;
 * rows of an alert that goes on have none. Alerts within {@value #INCIDENT} rows of each other, whatever they look at, are one.
 */
final class NabCorpus {

    private static final String METHOD = "local-polynomial(window=7, degree=1)";
    private static final Budget BUDGET = new Budget(Budget.Side.BOTH, 1000, true, 150, true, 5000, true);
    private static final int INCIDENT = 100;
    private static final NabScore STANDARD = NabScore.STANDARD.within(INCIDENT);
    private static final NabScore FEW_FALSE = NabScore.FEW_FALSE.within(INCIDENT);
    private static final NabScore FEW_MISSED = NabScore.FEW_MISSED.within(INCIDENT);
    private static final long NANOS = 1_000_000_000;
    private static final long HOUR = 3_600;
    private static final int HOURS = 24;
    private static final String TOGETHER = "value, d1, noise";
    private static final String NO_CONTEXT = ", no context";
    private static final String ERRORS = ", errors widen";

    private NabCorpus() {}

    /** The table. */
    static String table(Path folder) throws IOException {
        List<NabFile> files = NabFile.read(folder);
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "`%s`, `when: unusual, false-alarms: 1/%.0f samples, learn: %.0f samples, memory: %.0f samples, context: hour-of-day, "
                        + "tail: common`; %d files.%n%n"
                        + "| what is looked at | standard | low FP | low FN | threshold, samples |%n|---|---|---|---|---|%n",
                METHOD,
                BUDGET.every(),
                BUDGET.learn(),
                BUDGET.memory(),
                files.size()));
        List<double[]> together = null;
        double threshold = 0;
        for (String what : List.of("value", "d1", "noise", TOGETHER, TOGETHER + NO_CONTEXT, TOGETHER + ERRORS)) {
            List<double[]> scores = new ArrayList<>();
            for (NabFile file : files) {
                scores.add(scores(file, what));
            }
            double best = STANDARD.best(files, scores);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %.0f |%n",
                    what,
                    STANDARD.of(files, scores, best),
                    FEW_FALSE.of(files, scores, best),
                    FEW_MISSED.of(files, scores, best),
                    best));
            if (what.equals(TOGETHER)) {
                together = scores;
                threshold = best;
            }
        }
        table.append("\n| file | windows | found | false | standard, not normalised |\n|---|---|---|---|---|\n");
        for (int i = 0; i < files.size(); i++) {
            NabScore.Result result = STANDARD.of(files.get(i), together.get(i), threshold);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %.2f |%n",
                    files.get(i).name(),
                    files.get(i).windows().size(),
                    result.found(),
                    result.wrong(),
                    result.sum()));
        }
        return table.toString();
    }

    private static double[] scores(NabFile file, String what) {
        Differentiator fit = Methods.parse(METHOD).newDifferentiator();
        Estimate estimate = new Estimate();
        boolean hasErrors = what.endsWith(ERRORS);
        int places = what.endsWith(NO_CONTEXT) ? 1 : HOURS;
        Learned[] learned = {
            what.contains("value") ? new Learned(places) : null,
            what.contains("d1") ? new Learned(places) : null,
            what.contains("noise") ? new Learned(places) : null
        };
        double[] scores = new double[file.values().length];
        long before = Long.MIN_VALUE;
        for (int i = 0; i < scores.length; i++) {
            long nanos = file.seconds()[i] * NANOS;
            if (nanos <= before) {
                continue;
            }
            double time = before == Long.MIN_VALUE ? 0 : (nanos - before) / (double) NANOS;
            before = nanos;
            fit.push(nanos, file.values()[i]);
            if (!fit.estimateAt(nanos, estimate)) {
                continue;
            }
            double score = 0;
            for (int q = 0; q < learned.length; q++) {
                if (learned[q] != null) {
                    double y = q < 2 ? estimate.derivative(q) : Math.log(Math.max(Double.MIN_NORMAL, estimate.noise()));
                    double error = q < 2 && hasErrors ? estimate.standardError(q) : Double.NaN;
                    int hour = (int) (file.seconds()[i] / HOUR % HOURS);
                    score = Math.max(score, learned[q].score(hour, y, error, time));
                }
            }
            scores[i] = score;
        }
        return scores;
    }

    private static final class Learned {
        private final Usual usual;
        private boolean was;

        Learned(int places) {
            usual = new Usual(BUDGET, places);
        }

        /** The rarity where an alert begins, otherwise 0. */
        double score(int hour, double y, double error, double time) {
            usual.at(hour);
            boolean isUnusual = usual.push(y, error, time) != 0;
            boolean begins = isUnusual && !was;
            was = usual.isHolding();
            double rarity = begins ? usual.rarity() : 0;
            return Double.isNaN(rarity) ? BUDGET.every() : rarity;
        }
    }
}
