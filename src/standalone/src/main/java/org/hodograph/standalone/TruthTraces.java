package org.hodograph.standalone;

import org.hodograph.kernels.Estimate;
import org.hodograph.standalone.plot.Trace;

/** The truth as it is drawn. */
final class TruthTraces {

    private TruthTraces() {}

    /** A trace for each order; null where the order is not known. */
    static Trace[] of(TruthTable table, SampleTrace.Scale scale) {
        Trace[] traces = new Trace[Estimate.MAX_ORDER + 1];
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            double[] truth = table.truth()[order];
            if (truth == null) {
                continue;
            }
            traces[order] = new Trace();
            for (int i = 0; i < truth.length; i++) {
                traces[order].add(table.nanos()[i], scale.of(truth[i], order), Double.NaN);
            }
        }
        return traces;
    }
}
