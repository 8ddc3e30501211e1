package org.hodograph.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code ./hodograph benchmark [fit] [records] [job] [sql] [kafka] [latency] [state] [stream] [--page docs/performance.md]}: what a sample
 * costs, in turn inside one run, beside what one would write by hand. Prints the tables, or writes them into the page.
 */
public final class Benchmark {

    private static final List<String> SECTIONS =
            List.of("fit", "records", "job", "sql", "kafka", "latency", "state", "stream");
    private static final String QUICK = "--quick"; // whether it runs, not how fast it is
    private static final int ROUNDS = 5;
    private static final long RECORDS = 2_000_000;
    private static final long KAFKA_RECORDS = 1_000_000; // 1 GB on the broker's disk for each job
    private static final long FEW_RECORDS = 4_000;
    private static final long ROWS = 1_000_000;

    private Benchmark() {}

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
        Set<String> sections = new TreeSet<>();
        boolean isQuick = false;
        Path page = null;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(QUICK)) {
                isQuick = true;
            } else if (arguments[i].equals("--page") && i + 1 < arguments.length) {
                page = Path.of(arguments[++i]);
            } else if (SECTIONS.contains(arguments[i])) {
                sections.add(arguments[i]);
            } else {
                throw new IllegalArgumentException(
                        "expected " + SECTIONS + ", " + QUICK + " and --page FILE, but got \"" + arguments[i] + "\"");
            }
        }
        for (String section : SECTIONS) {
            if (sections.isEmpty() || sections.contains(section)) {
                long begun = System.nanoTime();
                String table = table(section, isQuick);
                tell(section, Machine.line(Duration.ofNanos(System.nanoTime() - begun)) + "\n" + table, page);
            }
        }
    }

    private static String table(String section, boolean isQuick) throws Exception {
        return switch (section) {
            case "fit" -> FitCosts.table(isQuick ? Turns.brief() : Turns.thorough());
            case "records" -> RecordCosts.table(isQuick ? Turns.brief() : Turns.thorough());
            case "job" -> new JobCosts(isQuick ? 1 : ROUNDS, isQuick ? FEW_RECORDS : RECORDS).table();
            case "sql" -> new SqlCosts(isQuick ? 1 : ROUNDS, isQuick ? FEW_RECORDS : RECORDS).table();
            case "kafka" -> new KafkaCosts(isQuick ? 1 : ROUNDS, isQuick ? FEW_RECORDS : KAFKA_RECORDS).table();
            case "latency" ->
                new LatencyCosts(Duration.ofSeconds(isQuick ? 1 : 15), Duration.ofSeconds(isQuick ? 1 : 20)).table();
            case "state" -> new StateCosts(isQuick).table();
            default -> new StreamCosts(isQuick ? 1 : ROUNDS, isQuick ? FEW_RECORDS : ROWS).table();
        };
    }

    /** Prints a section, or writes it into a page. */
    static void tell(String section, String text, Path page) throws IOException {
        if (page == null) {
            System.out.println(text);
        } else {
            String old = Files.exists(page) ? Files.readString(page) : "";
            Files.writeString(page, PerformancePage.with(old, section, text));
        }
    }
}
