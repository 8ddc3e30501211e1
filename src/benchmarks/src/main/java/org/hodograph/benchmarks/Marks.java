package org.hodograph.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The processor time of this process when 30 and 95 per cent of a job's records have gone in: between them the job is warm and not
 * yet at its end. One job at a time, told by its one source.
 */
final class Marks {

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final long[] NANOS = new long[2];

    private Marks() {}

    /** Nanoseconds of processor time of this process so far. */
    static long cpuNanos() {
        return MACHINE.getProcessCpuTime();
    }

    /** So many of all records have gone in. */
    static void sent(long sent, long records) {
        if (sent == from(records) || sent == until(records)) {
            NANOS[sent == from(records) ? 0 : 1] = cpuNanos();
        }
    }

    /** Records for each second of processor time of the job that has just ended. */
    static double rate(long records) {
        return (until(records) - from(records)) * 1e9 / (NANOS[1] - NANOS[0]);
    }

    private static long from(long records) {
        return records * 30 / 100;
    }

    private static long until(long records) {
        return records * 95 / 100;
    }
}
