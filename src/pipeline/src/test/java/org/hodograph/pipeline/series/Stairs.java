package org.hodograph.pipeline.series;

import java.util.Random;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Methods;

/** A signal that is read in steps of 1, one in about so many readings, and what a worker makes of it. */
final class Stairs {

    /** What the signal does. */
    enum Shape {
        RAMP,
        SINE,
        STOP
    }

    /** When it is read; once a second on average. */
    enum Polls {
        EVEN,
        JITTERED,
        BURSTS
    }

    private final double perStep;
    private final long[] nanos;
    private final double[] readings;
    private final double[] exact;
    private final double[] rates;

    Stairs(Shape shape, Polls polls, int readingsPerStep, double noise, long seed) {
        Random random = new Random(seed);
        perStep = 1.03 * readingsPerStep; // no whole number of readings
        int size = Math.max((readingsPerStep < 200 ? 40 : 25) * readingsPerStep, 400);
        nanos = new long[size];
        readings = new double[size];
        exact = new double[size];
        rates = new double[size];
        double begin = random.nextDouble();
        double time = 0;
        for (int i = 0; i < size; i++) {
            time = switch (polls) {
                case EVEN -> i;
                case JITTERED -> time + 0.3 + 1.4 * random.nextDouble();
                case BURSTS -> time + (i % 5 == 0 ? 4 + 0.5 * random.nextDouble() : 0.2 + 0.02 * random.nextDouble());
            };
            nanos[i] = Math.round(time * 1e9);
            double t = nanos[i] / 1e9;
            double turn = Math.PI / 10 / perStep; // 20 times the time of a step
            exact[i] = begin
                    + switch (shape) {
                        case RAMP -> t / perStep;
                        case SINE -> 1.5 / perStep / turn * Math.sin(turn * t);
                        case STOP -> Math.min(t, size / 2.0) / perStep;
                    };
            rates[i] = switch (shape) {
                case RAMP -> 1 / perStep;
                case SINE -> 1.5 / perStep * Math.cos(turn * t);
                case STOP -> t < size / 2.0 ? 1 / perStep : 0;
            };
            readings[i] = Math.rint(exact[i] + noise * random.nextGaussian());
        }
    }

    /** The reading after three steps. */
    private int warm() {
        int steps = 0;
        int i = 0;
        while (steps < 3) {
            i++;
            steps += Math.rint(exact[i]) == Math.rint(exact[i - 1]) ? 0 : 1;
        }
        return i + 1;
    }

    /** What a worker says: of its rate the rms error in steps per time of a step, the share inside 95 %, the peak over the true one. */
    record Verdict(double rms, double inside, double peak, int unsure) {}

    Verdict of(Differentiator worker) {
        Estimate estimate = new Estimate();
        int from = warm();
        int answers = 0;
        int inside = 0;
        int unsure = 0;
        double squares = 0;
        double peak = 0;
        double most = 0;
        for (int i = 0; i < nanos.length; i++) {
            worker.push(nanos[i], readings[i]);
            most = Math.max(most, Math.abs(rates[i]));
            if (i < from || !worker.estimateAt(nanos[i], estimate) || !estimate.has(1)) {
                continue;
            }
            double off = estimate.derivative(1) - rates[i];
            double error = estimate.standardError(1);
            unsure += error > 0 && error < Double.POSITIVE_INFINITY ? 0 : 1;
            answers++;
            squares += off * off;
            inside += Math.abs(off) <= 1.96 * error ? 1 : 0;
            peak = Math.max(peak, Math.abs(estimate.derivative(1)));
        }
        return new Verdict(Math.sqrt(squares / answers) * perStep, inside / (double) answers, peak / most, unsure);
    }

    /** The rms error of the best straight line over a number of samples, known with hindsight. */
    double bestLine() {
        double best = Double.POSITIVE_INFINITY;
        for (int window = 3; window <= 5 * perStep + 10; window = (int) Math.ceil(window * 1.4)) {
            String line = "local-polynomial(window=" + window + ", degree=1)";
            best = Math.min(best, of(Methods.parse(line).newDifferentiator()).rms());
        }
        return best;
    }
}
