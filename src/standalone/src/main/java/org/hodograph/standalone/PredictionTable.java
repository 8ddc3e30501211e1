package org.hodograph.standalone;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hodograph.kernels.Methods;

/** How well methods predict the samples of files, a row for each, and which of them does best. */
final class PredictionTable {

    private static final int WARM_UP = 64; // samples
    private static final double MOST = 0.9; // of the samples that count, for a method to be the best
    private static final double CLEAR = 2; // standard errors of a difference

    private final PrintWriter out;
    private final boolean isCsv;

    PredictionTable(PrintWriter out, boolean isCsv) {
        this.out = out;
        this.isCsv = isCsv;
        out.println(
                isCsv
                        ? "file,method,ahead,rms,inside95,logScore,missing,nsPerSample"
                        : "| file | method | ahead | rms error | inside 95 % | log score | missing | ns per sample |\n"
                                + "|---|---|---|---|---|---|---|---|");
    }

    /** The row of one method. */
    private record Scored(String method, PredictionScore score) {}

    /**
     * Adds the rows of a file.
     *
     * @param skip samples at the start that don't count; null: as many as methods need to warm up, at most a quarter
     * @return which method does best at each {@code ahead}, a line each
     */
    List<String> add(String file, TruthTable samples, List<String> methods, List<Integer> ahead, Integer skip) {
        int first = skip != null ? skip : Math.min(WARM_UP, PredictionScore.usable(samples).length / 4);
        List<String> lines = new ArrayList<>();
        for (int far : ahead) {
            List<Scored> all = new ArrayList<>();
            for (String method : methods) {
                PredictionScore score = PredictionScore.of(Methods.parse(method), far, samples, first);
                print(file, method, far, score);
                all.add(new Scored(method, score));
            }
            String best = best(
                    all.stream().filter(scored -> scored.score().tells(MOST)).toList());
            if (!best.isEmpty()) {
                lines.add(file + ", " + far + (far == 1 ? " sample" : " samples") + " ahead: " + best);
            }
        }
        return lines;
    }

    private static String best(List<Scored> all) {
        Scored best = all.stream()
                .max((a, b) -> Double.compare(a.score().logScore(), b.score().logScore()))
                .orElse(null);
        if (best == null || all.size() < 2) {
            return "";
        }
        String alike = all.stream()
                .filter(other -> !other.equals(best) && !(best.score().above(other.score()) > CLEAR))
                .map(Scored::method)
                .collect(Collectors.joining(", "));
        return "the best log score has " + best.method()
                + (alike.isEmpty() ? ", clearly" : "; not clearly worse: " + alike);
    }

    private void print(String file, String method, int ahead, PredictionScore score) {
        List<String> cells = List.of(
                file,
                isCsv ? "\"" + method + "\"" : "`" + method + "`",
                Integer.toString(ahead),
                number("%.4g", score.rms()),
                number("%.1f", 100 * score.inside()),
                number("%.3f", score.logScore()),
                Integer.toString(score.missing()),
                number("%.0f", score.nanosPerSample()));
        out.println(isCsv ? String.join(",", cells) : "| " + String.join(" | ", cells) + " |");
    }

    /** Empty where there is none. */
    static String number(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
