package org.hodograph.benchmarks;

import java.util.List;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Methods;

/** A sample in, all derivatives and their covariance out, beside what one would write by hand. */
final class FitCosts {

    private static final int WINDOW = 64;
    private static final long SPACING = 10_000_000; // nanoseconds
    private static final long JITTER = 1_000_000;
    private static final List<String> METHODS = List.of(
            "local-polynomial(window=64, degree=3)",
            "local-polynomial(window=16, degree=3)",
            "local-polynomial(window=1024, degree=3)",
            "robust(local-polynomial(window=64, degree=3))",
            "kalman(model=iwp3)",
            "auto");

    private FitCosts() {}

    /** The table of the page. */
    static String table(Turns turns) {
        turns.add(byHand());
        for (String method : METHODS) {
            turns.add(product(method, 1));
            turns.add(product(method, JITTER));
        }
        List<Turns.Cost> costs = turns.measure();
        double hand = costs.get(0).nanos();
        StringBuilder table = new StringBuilder("""
                | push, all derivatives and their covariance | against the hand-written fit | ns | bytes | 10 to 11 ms apart | ns |
                |---|---|---|---|---|---|
                """);
        table.append(
                row("normal equations with covariance, written by hand, window 64", costs.get(0), costs.get(0), hand));
        for (int i = 0; i < METHODS.size(); i++) {
            table.append(row("`" + METHODS.get(i) + "`", costs.get(2 * i + 1), costs.get(2 * i + 2), hand));
        }
        return table.toString();
    }

    private static String row(String what, Turns.Cost even, Turns.Cost uneven, double hand) {
        return "| %s | %.1f | %,.0f | %.0f | %.1f | %,.0f |%n"
                .formatted(
                        what,
                        even.nanos() / hand,
                        even.nanos(),
                        Math.max(even.bytes(), uneven.bytes()),
                        uneven.nanos() / hand,
                        uneven.nanos());
    }

    static Turns.Work byHand() {
        Signal signal = new Signal(SPACING);
        NormalEquations fit = new NormalEquations(WINDOW);
        for (int i = 0; i < WINDOW; i++) {
            fit.push(signal.next(), signal.value());
        }
        return times -> {
            double sum = 0;
            for (int i = 0; i < times; i++) {
                fit.push(signal.next(), signal.value());
                fit.estimate();
                sum += fit.derivative(1) + fit.standardError(1);
            }
            return sum;
        };
    }

    static Turns.Work product(String method, long jitter) {
        Signal signal = new Signal(SPACING, jitter);
        Differentiator fit = Methods.parse(method).newDifferentiator();
        Estimate estimate = new Estimate();
        for (int i = 0; i < 2_000; i++) {
            fit.push(signal.next(), signal.value());
        }
        return times -> {
            double sum = 0;
            for (int i = 0; i < times; i++) {
                fit.push(signal.next(), signal.value());
                fit.estimateAt(signal.nanos(), estimate);
                sum += estimate.derivative(1) + estimate.standardError(1);
            }
            return sum;
        };
    }
}
