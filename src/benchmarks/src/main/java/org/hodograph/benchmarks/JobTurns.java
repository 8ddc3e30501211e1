package org.hodograph.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Flink jobs in turn, A B A B: records for each second of processor time of this process, medians over the rounds. The first ones
 * that are added are the product's, which the others are compared with.
 */
final class JobTurns {

    /** Runs a job over so many records. */
    @FunctionalInterface
    interface Run {
        /** Records for each second of processor time. */
        double rate(long records) throws Exception;
    }

    private static final class Job {
        private final String name;
        private final String goal;
        private final long records;
        private final Run run;
        private final double[] rates; // by round

        Job(String name, String goal, long records, Run run, int rounds) {
            this.name = name;
            this.goal = goal;
            this.records = records;
            this.run = run;
            rates = new double[rounds];
        }

        double rate() {
            return Turns.median(rates);
        }
    }

    private final int rounds;
    private final long records;
    private final List<String> products;
    private final List<Job> jobs = new ArrayList<>();

    /** {@code products}: what the table calls the first jobs. */
    JobTurns(int rounds, long records, String... products) {
        this.rounds = rounds;
        this.records = records;
        this.products = List.of(products);
    }

    /**
     * One more job.
     *
     * @param goal what the product shall have, in words; empty: none
     * @param share it gets this part of the records, because it is slow
     */
    void add(String name, String goal, int share, Run run) {
        jobs.add(new Job(name, goal, records / share, run, rounds));
    }

    /** A table with a row for each. */
    String table() throws Exception {
        int warmUp = rounds > 1 ? 1 : 0; // a round that doesn't count: then the compiler has seen all of them
        for (int round = -warmUp; round < rounds; round++) {
            for (Job job : jobs) {
                double rate = job.run.rate(job.records);
                if (round >= 0) {
                    job.rates[round] = rate;
                }
                System.err.printf("%s: %,.0f records/CPU-s%n", job.name, rate);
            }
        }
        StringBuilder table = new StringBuilder("| job | records/CPU-s |");
        products.forEach(product -> table.append(" %s has |".formatted(product)));
        table.append(" goal |\n|---|---|")
                .append("---|".repeat(products.size()))
                .append("---|\n");
        for (Job job : jobs) {
            table.append("| %s | %,.0f |".formatted(job.name, job.rate()));
            for (int i = 0; i < products.size(); i++) {
                table.append(" %.2f × |".formatted(jobs.get(i).rate() / job.rate()));
            }
            table.append(" %s |%n".formatted(job.goal));
        }
        return table.toString();
    }
}
