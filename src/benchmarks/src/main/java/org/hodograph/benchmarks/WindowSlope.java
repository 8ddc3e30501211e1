package org.hodograph.benchmarks;

import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.windowing.WindowFunction;
import org.apache.flink.streaming.api.windowing.windows.GlobalWindow;
import org.apache.flink.util.Collector;

/** The slope of a straight line through the samples that Flink's window holds, as JSON. */
final class WindowSlope implements WindowFunction<Tuple3<String, Long, Double>, byte[], String, GlobalWindow> {

    private static final long serialVersionUID = 1;

    private final double[] last = new double[1 + 2 * HandSlope.WINDOW];

    @Override
    public void apply(
            String series, GlobalWindow window, Iterable<Tuple3<String, Long, Double>> samples, Collector<byte[]> out) {
        int size = 0;
        long newest = 0;
        for (Tuple3<String, Long, Double> sample : samples) {
            last[1 + size] = sample.f1 * 1e-9;
            last[1 + HandSlope.WINDOW + size++] = sample.f2;
            newest = sample.f1;
        }
        if (size > 1) {
            out.collect(RecordCosts.record(series, newest, HandSlope.slope(last, size, size - 1)));
        }
    }
}
