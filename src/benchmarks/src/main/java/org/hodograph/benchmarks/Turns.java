package org.hodograph.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Times several pieces of work of one thread in turn, A B A B, so that what else the machine does falls on all of them alike:
 * processor time and bytes allocated for each time of doing it, medians over the rounds. For one thread.
 */
final class Turns {

    /** Something to time. */
    @FunctionalInterface
    interface Work {
        /** Does it so many times; the result keeps the compiler from leaving it out. */
        double run(int times);
    }

    /** Nanoseconds and bytes for each time of doing it. */
    record Cost(double nanos, double bytes) {}

    private static final class Case {
        private final Work work;
        private final double[] nanos; // of a time, by round
        private final double[] bytes;

        Case(Work work, int rounds) {
            this.work = work;
            nanos = new double[rounds];
            bytes = new double[rounds];
        }
    }

    private static final int FIRST = 200; // times of the first look at what it costs
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final int rounds;
    private final long warmUpNanos;
    private final long roundNanos;
    private final List<Case> cases = new ArrayList<>();
    private double sum;

    Turns(int rounds, int warmUpMillis, int roundMillis) {
        this.rounds = rounds;
        warmUpNanos = warmUpMillis * 1_000_000L;
        roundNanos = roundMillis * 1_000_000L;
    }

    /** Too short for numbers that anybody should believe. */
    static Turns brief() {
        return new Turns(3, 20, 5);
    }

    /** Nine rounds of 0.4 s each. */
    static Turns thorough() {
        return new Turns(9, 3_000, 400);
    }

    void add(Work work) {
        cases.add(new Case(work, rounds));
    }

    /** The cost of each, in the order they were added. */
    List<Cost> measure() {
        int[] times = new int[cases.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = warmUp(cases.get(i).work);
        }
        long self = Thread.currentThread().getId();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < times.length; i++) {
                long bytes = THREADS.getThreadAllocatedBytes(self);
                long begun = THREADS.getCurrentThreadCpuTime();
                sum += cases.get(i).work.run(times[i]);
                cases.get(i).nanos[round] = (THREADS.getCurrentThreadCpuTime() - begun) / (double) times[i];
                cases.get(i).bytes[round] = (THREADS.getThreadAllocatedBytes(self) - bytes) / (double) times[i];
            }
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("a piece of work gives no number");
        }
        return cases.stream()
                .map(one -> new Cost(median(one.nanos), median(one.bytes)))
                .toList();
    }

    /** How many times fill a round, once it is warm. */
    private int warmUp(Work work) {
        int times = FIRST;
        long took = 1;
        for (long left = warmUpNanos; left > 0; left -= took) {
            long begun = THREADS.getCurrentThreadCpuTime();
            sum += work.run(times);
            took = Math.max(1, THREADS.getCurrentThreadCpuTime() - begun);
            times = (int) Math.max(1, Math.min(1 << 28, times * (double) roundNanos / took));
        }
        return times;
    }

    static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
