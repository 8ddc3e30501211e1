package org.hodograph.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hodograph.kernels.Methods;
import org.hodograph.pipeline.time.TimeScale;
import org.hodograph.standalone.MethodScore;
import org.hodograph.standalone.TruthTable;

/**
 * Writes docs/accuracy.md: every method on the signals with known truth, beside what peers were measured to reach. What the
 * page has on uneven times, which a test of the kernels writes, stays. {@code
 * java -cp … org.hodograph.benchmarks.AccuracyPage src/kernels/src/test/resources/accuracy docs/accuracy.md}
 */
public final class AccuracyPage {

    private static final int FIRST = 232; // the first sample whose estimate is scored
    private static final int[] LAGS = {0, 2, 8};
    private static final String UNEVEN_TIMES = "\n## Times as devices keep them\n";
    private static final String BEST = "best with hindsight";

    private final Path folder;
    private final JsonNode reference;
    private final Map<String, TruthTable> signals = new LinkedHashMap<>();
    private final PrintStream out;

    private AccuracyPage(Path folder, PrintStream out) throws IOException {
        this.folder = folder;
        this.out = out;
        reference = new JsonMapper()
                .readTree(folder.resolve("reference.json").toFile())
                .get("rmse");
        for (Iterator<String> names = reference.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            signals.put(name, TruthTable.read(folder.resolve(name + ".csv").toString(), columns(name)));
        }
    }

    private static TruthTable.Columns columns(String name) {
        return new TruthTable.Columns(
                "time",
                name.endsWith("epochms") ? TimeScale.MS : TimeScale.S,
                "measured",
                List.of("truth0", "truth1", "truth2", "truth3"),
                "scored");
    }

    /** Writes the page anew. */
    public static void main(String[] arguments) throws IOException {
        Path page = Path.of(arguments[1]);
        String kept = Files.exists(page) ? unevenTimes(Files.readString(page)) : "";
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new AccuracyPage(Path.of(arguments[0]), new PrintStream(written, false, StandardCharsets.UTF_8)).write();
        Files.writeString(page, written.toString(StandardCharsets.UTF_8) + kept);
    }

    /** The part of a page that is not written here, from an empty line before its heading on; empty if there is none. */
    static String unevenTimes(String page) {
        int begin = page.indexOf(UNEVEN_TIMES);
        return begin < 0 ? "" : page.substring(begin);
    }

    private void write() {
        out.println("# Accuracy");
        out.println();
        out.println(
                "Fifteen noisy signals with known derivatives, `" + folder.getFileName()
                        + "` of the kernels' test resources: sines, triangles, a vehicle, Lorenz's system, a chirp, steps and corners, white and heavy-tailed noise, even, jittered and Poisson times, gaps.");
        out.println(
                "After each sample k ≥ " + FIRST
                        + " the estimate for the instant of sample k − L is compared with the truth there. This page is written by `org.hodograph.benchmarks.AccuracyPage`.");
        out.println();
        out.println("## Error against the best with hindsight");
        out.println();
        out.println(
                "Median over the signals of the rms error, divided by that of the best of about 700 linear configurations chosen *by looking at the truth*, separately for every signal, order and lag. Nobody can have that in practice: it is the yardstick. A method with more than one in a hundred of its estimates missing in a signal counts as infinitely far there.");
        out.println();
        header();
        Map<String, MethodScore[][]> scores = new LinkedHashMap<>();
        for (String method : MethodScore.METHODS) {
            scores.put(method, score(method));
            row("`" + method + "`", ratios(scores.get(method)));
        }
        for (String peer : peers()) {
            row("*" + peer + "*", ratios(peer));
        }
        out.println();
        out.println(
                "In italics: figures that were measured once with other software on the same files, peers as people use them.");
        out.println();
        auto(scores.get("auto"));
        out.flush();
    }

    private void header() {
        out.println("| method | order 1, lag 0 / 2 / 8 | order 2 | order 3 |");
        out.println("|---|---|---|---|");
    }

    private MethodScore[][] score(String method) {
        MethodScore[][] scores = new MethodScore[LAGS.length][signals.size()];
        for (int i = 0; i < LAGS.length; i++) {
            int next = 0;
            for (TruthTable signal : signals.values()) {
                scores[i][next++] = MethodScore.of(Methods.parse(method), LAGS[i], signal, FIRST);
            }
        }
        return scores;
    }

    /** By order − 1 and lag: ratios of all signals. */
    private List<List<List<Double>>> ratios(MethodScore[][] scores) {
        List<List<List<Double>>> all = new ArrayList<>();
        for (int order = 1; order <= 3; order++) {
            List<List<Double>> byLag = new ArrayList<>();
            for (int i = 0; i < LAGS.length; i++) {
                List<Double> ratios = new ArrayList<>();
                int next = 0;
                for (String name : signals.keySet()) {
                    MethodScore score = scores[i][next++];
                    double best = rms(name, BEST, order, i);
                    if (!Double.isNaN(best)) {
                        boolean gone = !score.has(order)
                                || score.missing(order)
                                        > 0.01 * signals.get(name).nanos().length;
                        ratios.add(gone ? Double.POSITIVE_INFINITY : score.rms(order) / best);
                    }
                }
                byLag.add(ratios);
            }
            all.add(byLag);
        }
        return all;
    }

    private List<List<List<Double>>> ratios(String peer) {
        List<List<List<Double>>> all = new ArrayList<>();
        for (int order = 1; order <= 3; order++) {
            List<List<Double>> byLag = new ArrayList<>();
            for (int i = 0; i < LAGS.length; i++) {
                List<Double> ratios = new ArrayList<>();
                for (String name : signals.keySet()) {
                    double ratio = rms(name, peer, order, i) / rms(name, BEST, order, i);
                    if (!Double.isNaN(ratio)) {
                        ratios.add(ratio);
                    }
                }
                byLag.add(ratios);
            }
            all.add(byLag);
        }
        return all;
    }

    private double rms(String signal, String who, int order, int lag) {
        JsonNode numbers = reference.get(signal).path(who).path("order" + order);
        return numbers.path(lag).isNumber() ? numbers.get(lag).asDouble() : Double.NaN;
    }

    private List<String> peers() {
        List<String> peers = new ArrayList<>();
        reference.get(signals.keySet().iterator().next()).fieldNames().forEachRemaining(name -> {
            if (!name.equals(BEST) && !name.startsWith("exact") && !name.startsWith("prototype")) {
                peers.add(name);
            }
        });
        return peers;
    }

    private void row(String name, List<List<List<Double>>> ratios) {
        StringBuilder row = new StringBuilder("| ").append(name).append(" |");
        for (List<List<Double>> byLag : ratios) {
            List<String> cells = byLag.stream().map(AccuracyPage::median).toList();
            row.append(' ').append(String.join(" / ", cells)).append(" |");
        }
        out.println(row);
    }

    private static String median(List<Double> ratios) {
        if (ratios.isEmpty()) {
            return "–";
        }
        double[] sorted =
                ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return text(median);
    }

    private static String text(double ratio) {
        return Double.isInfinite(ratio) ? "–" : String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.0f", ratio);
    }

    /** Every signal at lag 0, with the honesty of the intervals. */
    private void auto(MethodScore[][] scores) {
        out.println("## auto, signal by signal");
        out.println();
        out.println("Ratio to the best with hindsight at lag 0, and the share of the truth inside value ± 1.96 se.");
        out.println();
        out.println("| signal | order 1 | order 2 | order 3 | inside, order 1 | order 2 | order 3 |");
        out.println("|---|---|---|---|---|---|---|");
        List<List<List<Double>>> ratios = ratios(scores);
        int next = 0;
        for (String name : signals.keySet()) {
            MethodScore score = scores[0][next++];
            StringBuilder row = new StringBuilder("| ").append(name).append(" |");
            for (int order = 1; order <= 3; order++) {
                double ratio = score.rms(order) / rms(name, BEST, order, 0);
                row.append(' ').append(Double.isNaN(ratio) ? "–" : text(ratio)).append(" |");
            }
            for (int order = 1; order <= 3; order++) {
                double inside = 100 * score.inside(order);
                row.append(' ')
                        .append(Double.isNaN(inside) ? "–" : String.format(Locale.ROOT, "%.1f", inside))
                        .append(" |");
            }
            out.println(row);
        }
        out.println();
        out.println("| | order 1, lag 0 / 2 / 8 | order 2 | order 3 |");
        out.println("|---|---|---|---|");
        out.println("| worst signal |" + summary(ratios, Collections::max));
        out.println("| geometric mean |"
                + summary(
                        ratios,
                        of -> Math.exp(
                                of.stream().mapToDouble(Math::log).average().orElse(Double.NaN))));
    }

    private static String summary(List<List<List<Double>>> ratios, ToDoubleFunction<List<Double>> of) {
        StringBuilder cells = new StringBuilder();
        for (List<List<Double>> byLag : ratios) {
            String[] texts =
                    byLag.stream().map(list -> text(of.applyAsDouble(list))).toArray(String[]::new);
            cells.append(' ').append(String.join(" / ", Arrays.asList(texts))).append(" |");
        }
        return cells.toString();
    }
}
