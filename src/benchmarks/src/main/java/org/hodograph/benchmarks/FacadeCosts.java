package org.hodograph.benchmarks;

import java.util.List;
import java.util.Locale;
import org.hodograph.Hodograph;
import org.hodograph.Series;
import org.hodograph.SeriesEstimate;
import org.hodograph.SeriesListener;
import org.hodograph.SeriesStream;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Methods;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.entity.ForwardingListener;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Tracker;

/** What the library's own types add to the kernels and to the tracker behind them. Run by its main; not in the tables of the page. */
public final class FacadeCosts {

    private static final long SPACING = 10_000_000; // nanoseconds
    private static final int SAMPLES = 1_000; // of a batch
    private static final List<String> BATCH =
            List.of("spline()", "local-polynomial(window=21, degree=3)", "savitzky-golay(window=21, degree=3)");
    private static final List<String> LIVE =
            List.of("auto", "local-polynomial(window=21, degree=3)", "kalman(model=iwp3)");

    private final double[] x = new double[SAMPLES];
    private final double[] y = new double[SAMPLES];
    private final StringBuilder table = new StringBuilder("""
            | work | without the façade, ns | with it, ns | ratio |
            |---|---|---|---|
            """);

    private FacadeCosts() {
        Signal signal = new Signal(SPACING);
        for (int i = 0; i < SAMPLES; i++) {
            signal.next();
            x[i] = i * 0.01;
            y[i] = signal.value();
        }
    }

    /** Prints the table. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        System.out.println(table(false));
    }

    static String table(boolean isQuick) {
        FacadeCosts costs = new FacadeCosts();
        for (String method : BATCH) {
            costs.compare("evaluate " + method, isQuick, costs.kernelFit(method), costs.libraryFit(method));
            costs.compare(
                    "fit " + SAMPLES + " samples, " + method,
                    isQuick,
                    costs.kernelFits(method),
                    costs.libraryFits(method));
        }
        for (String method : LIVE) {
            costs.compare("a sample through the tracker, " + method, isQuick, tracker(method), stream(method));
            costs.compare(
                    "a sample, the bare worker beside it, " + method,
                    isQuick,
                    FitCosts.product(method, 1),
                    stream(method));
        }
        return costs.table.toString();
    }

    private void compare(String what, boolean isQuick, Turns.Work without, Turns.Work with) {
        Turns turns = isQuick ? Turns.brief() : new Turns(15, 1_000, 100);
        turns.add(without);
        turns.add(with);
        List<Turns.Cost> costs = turns.measure();
        double before = costs.get(0).nanos();
        double after = costs.get(1).nanos();
        table.append("| %s | %,.0f | %,.0f | %.3f |%n".formatted(what, before, after, after / before));
    }

    private Turns.Work kernelFit(String method) {
        Fit fit = Methods.parse(method).fit(x, y);
        Estimate estimate = new Estimate();
        return times -> {
            double sum = 0;
            for (int i = 0; i < times; i++) {
                fit.estimateAt(at(i), estimate);
                sum += estimate.derivative(1) + estimate.standardError(1);
            }
            return sum;
        };
    }

    private Turns.Work libraryFit(String method) {
        org.hodograph.Fit fit = Hodograph.fit(method, x, y);
        return times -> {
            double sum = 0;
            for (int i = 0; i < times; i++) {
                double at = at(i);
                sum += fit.derivative(1, at) + fit.standardError(1, at);
            }
            return sum;
        };
    }

    /** Ascending, and round again. */
    private static double at(int i) {
        return 0.5 + (i % 9_000) * 0.001;
    }

    private Turns.Work kernelFits(String method) {
        Estimate estimate = new Estimate();
        return times -> {
            double sum = 0;
            for (int i = 0; i < times; i++) {
                Methods.parse(method).fit(x, y).estimateAt(5, estimate);
                sum += estimate.derivative(1);
            }
            return sum;
        };
    }

    private Turns.Work libraryFits(String method) {
        return times -> {
            double sum = 0;
            for (int i = 0; i < times; i++) {
                sum += Hodograph.fit(method, x, y).derivative(1, 5);
            }
            return sum;
        };
    }

    private static Turns.Work tracker(String method) {
        Signal signal = new Signal(SPACING);
        Tracker tracker = new Tracker("car-1/speed", settings(method));
        SourceRecord source = new SourceRecord("", 0, 0, SourceRecord.NO_TIMESTAMP, new byte[0]);
        Summing out = new Summing();
        return times -> {
            double before = out.sum;
            for (int i = 0; i < times; i++) {
                long nanos = signal.next();
                tracker.accept(new Sample("car-1/speed", nanos, signal.value(), null, source), nanos / 1_000_000, out);
            }
            return out.sum - before;
        };
    }

    private static org.hodograph.pipeline.series.SeriesSettings settings(String method) {
        org.hodograph.pipeline.series.SeriesSettings defaults = org.hodograph.pipeline.series.SeriesSettings.defaults();
        return defaults.withMethod(defaults.order(), Methods.parse(method), defaults.lag());
    }

    private static Turns.Work stream(String method) {
        Signal signal = new Signal(SPACING);
        Adding out = new Adding();
        SeriesStream stream = Series.of("car-1/speed").withMethod(method).newStream(out);
        return times -> {
            double before = out.sum;
            for (int i = 0; i < times; i++) {
                stream.push(signal.next(), signal.value());
            }
            return out.sum - before;
        };
    }

    /** Hears answers of a stream. */
    private static final class Adding implements SeriesListener {

        private double sum;

        @Override
        public void estimate(SeriesEstimate estimate) {
            double slope = estimate.derivative(1) + estimate.standardError(1);
            sum += Double.isNaN(slope) ? 0 : slope;
        }
    }

    /** Hears answers of a tracker. */
    private static final class Summing extends ForwardingListener {

        private double sum;

        Summing() {
            super(null);
        }

        @Override
        public void used() {}

        @Override
        public void event(org.hodograph.pipeline.series.SeriesEvent event) {}

        @Override
        public void derivatives(Derivatives result) {
            double slope = result.estimate().derivative(1) + result.estimate().standardError(1);
            sum += Double.isNaN(slope) ? 0 : slope;
        }
    }
}
