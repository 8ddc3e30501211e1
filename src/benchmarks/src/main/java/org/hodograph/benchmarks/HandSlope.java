package org.hodograph.benchmarks;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** What one would write by hand: the last samples of a series in its state, the slope of a straight line through them as JSON. */
final class HandSlope extends KeyedProcessFunction<String, Tuple3<String, Long, Double>, byte[]> {

    static final int WINDOW = 64;

    private static final long serialVersionUID = 1;

    private transient ValueState<double[]> ring; // count, times in seconds, values

    @Override
    public void open(OpenContext context) {
        ring = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("ring", PrimitiveArrayTypeInfo.DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(Tuple3<String, Long, Double> sample, Context context, Collector<byte[]> out)
            throws Exception {
        double[] last = ring.value();
        if (last == null) {
            last = new double[1 + 2 * WINDOW];
        }
        int at = (int) (last[0]++ % WINDOW);
        last[1 + at] = sample.f1 * 1e-9;
        last[1 + WINDOW + at] = sample.f2;
        ring.update(last);
        int size = (int) Math.min(WINDOW, last[0]);
        if (size > 1) {
            out.collect(RecordCosts.record(sample.f0, sample.f1, slope(last, size, at)));
        }
    }

    /** Of count, times and values, the newest at a place. */
    static double slope(double[] last, int size, int newest) {
        double t0 = last[1 + newest];
        double y0 = last[1 + WINDOW + newest];
        double st = 0;
        double sy = 0;
        double stt = 0;
        double sty = 0;
        for (int i = 0; i < size; i++) {
            double t = last[1 + i] - t0;
            double y = last[1 + WINDOW + i] - y0;
            st += t;
            sy += y;
            stt += t * t;
            sty += t * y;
        }
        return (size * sty - st * sy) / (size * stt - st * st);
    }
}
