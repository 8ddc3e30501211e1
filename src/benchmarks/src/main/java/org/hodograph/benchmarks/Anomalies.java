package org.hodograph.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Writes the sections of docs/anomalies.md: {@code java -cp … org.hodograph.benchmarks.Anomalies budgets|power|cost|corpus FOLDER|drives FOLDER [--page
 * docs/anomalies.md]}. {@code budgets SERIES SAMPLES} for fewer than 200 series of 10⁶ samples, which take most of an hour, {@code power DRIVES SAMPLES}.
 */
public final class Anomalies {

    private static final List<String> SECTIONS = List.of("budgets", "power", "cost", "corpus", "drives");
    private static final int ROUNDS = 5;
    private static final long ROWS = 2_000_000; // so that the price is of a sample, and not of a start

    private Anomalies() {}

    /** Exit code 2 and one line where the arguments are wrong. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        try {
            run(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static void run(String... arguments) throws Exception {
        String section = arguments.length == 0 ? "" : arguments[0];
        boolean hasPage = arguments.length > 2 && arguments[arguments.length - 2].equals("--page");
        int given = arguments.length - (hasPage ? 2 : 0);
        if (section.equals("corpus") && given != 2) {
            throw new IllegalArgumentException(
                    "expected corpus FOLDER, the folder of the files and their windows.json");
        }
        if (section.equals("drives") && given != 2) {
            throw new IllegalArgumentException("expected drives FOLDER, the folder of the recordings' folders");
        }
        long begun = System.nanoTime();
        String table = switch (section) {
            case "budgets" ->
                new AnomalyBudgets(
                                given > 2 ? Integer.parseInt(arguments[1]) : 200,
                                given > 2 ? Integer.parseInt(arguments[2]) : 1_000_000)
                        .table();
            case "power" ->
                new AnomalyPower(
                                given > 2 ? Integer.parseInt(arguments[1]) : 20,
                                given > 2 ? Integer.parseInt(arguments[2]) : 100_000)
                        .table();
            case "cost" -> new AlertCosts(ROUNDS, ROWS, Turns.thorough()).table();
            case "drives" -> AnomalyDrives.table(Path.of(arguments[1]));
            case "corpus" -> NabCorpus.table(Path.of(arguments[1]));
            default ->
                throw new IllegalArgumentException("expected one of " + SECTIONS + ", but got \"" + section + "\"");
        };
        String text = Machine.line(Duration.ofNanos(System.nanoTime() - begun)) + "\n" + table;
        Benchmark.tell(section, text, hasPage ? Path.of(arguments[arguments.length - 1]) : null);
    }
}
