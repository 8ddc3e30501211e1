package org.hodograph.pipeline.series;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hodograph.kernels.Differentiator;

/**
 * A plain and slow tracker, but for the {@link Gate}, which it shares, for gauges, counters that drop, and angles, without a unit: it keeps every sample it ever used,
 * and fits each answer anew from the samples of its segment.
 */
final class Reference {

    private record Waiting(double value, int merged) {}

    private final SeriesSettings settings;
    private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
    private final List<Long> times = new ArrayList<>();
    private final List<Double> values = new ArrayList<>(); // continuous
    private final List<Boolean> seen = new ArrayList<>(); // by the fit
    private final Gate gate;
    final List<String> results = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    private double shown;
    private int begin; // of the segment in times
    private int pending;
    private Long newest;
    int used;
    int duplicates;
    int late;
    int rejected;

    Reference(SeriesSettings settings) {
        this.settings = settings;
        gate = new Gate(settings);
        gate.measuredIn(null);
    }

    void accept(long nanos, double value, long nowMillis) {
        boolean spun = settings.kind() instanceof Kind.Angle angle && Math.abs(value) >= 0x1p40 * angle.turn();
        if (!Double.isFinite(value) || nanos - nowMillis * 1_000_000 > settings.maxFutureSkewNanos() || spun) {
            rejected++;
            return;
        }
        long bound = settings.maxOutOfOrdernessNanos();
        if (newest != null && nanos < newest - bound) {
            late++;
            return;
        }
        boolean again = waiting.containsKey(nanos) || times.contains(nanos);
        if (again) {
            repeat(nanos, value);
            return;
        }
        waiting.put(nanos, new Waiting(value, 1));
        newest = newest == null ? nanos : Math.max(newest, nanos);
        while (!waiting.isEmpty() && waiting.firstKey() <= newest - bound) {
            use();
        }
    }

    private void repeat(long nanos, double value) {
        if (settings.duplicates() == Duplicates.REJECT) {
            rejected++;
            return;
        }
        duplicates++;
        Waiting old = waiting.get(nanos);
        if (old == null) {
            return;
        }
        if (settings.duplicates() == Duplicates.LAST) {
            waiting.put(nanos, new Waiting(value, 1));
        } else if (settings.duplicates() == Duplicates.MEAN) {
            double apart = value - old.value;
            if (settings.kind() instanceof Kind.Angle angle) {
                apart = Math.IEEEremainder(apart, angle.turn());
            }
            int merged = old.merged + 1;
            double mean = Double.isFinite(apart)
                    ? old.value + apart / merged
                    : old.value - old.value / merged + value / merged;
            waiting.put(nanos, new Waiting(mean, merged));
        }
    }

    void finish() {
        while (!waiting.isEmpty()) {
            use();
        }
    }

    int waiting() {
        return waiting.size();
    }

    private void use() {
        long nanos = waiting.firstKey();
        double value = waiting.pollFirstEntry().getValue().value;
        used++;
        boolean first = times.isEmpty();
        boolean gap = !first && nanos - times.get(times.size() - 1) > settings.gapNanos();
        boolean reset = gap && gate.isFall(value);
        Gate.Verdict verdict = Gate.Verdict.FOLLOWS;
        if (first || gap) {
            gate.begin(nanos, value);
        } else {
            verdict = gate.judge(nanos, value);
        }
        if (gap) {
            events.add("GAP " + nanos);
        }
        for (int i = 0; i < gate.outliers(); i++) {
            events.add("OUTLIER " + gate.outlierNanos(i));
        }
        if (reset) {
            events.add("RESET " + nanos);
        }
        double continuous = value;
        if (gap || reset) {
            begin = times.size();
            pending |= (gap ? Flag.GAP.bit() : 0) | (reset ? Flag.RESET.bit() : 0);
        } else if (!first && settings.kind() instanceof Kind.Angle angle) {
            double turn = angle.turn();
            long turns = Math.round((values.get(values.size() - 1) - shown) / turn);
            continuous = value + (turns - (long) Math.rint((value - shown) / turn)) * turn;
        }
        shown = value;
        times.add(nanos);
        values.add(continuous);
        seen.add(verdict != Gate.Verdict.STANDS_OUT);
        for (int i = times.size() - gate.released(); i < times.size(); i++) {
            seen.set(i, true);
        }
        if (verdict == Gate.Verdict.BEGINS_ANEW || verdict == Gate.Verdict.JUMPS) {
            begin = times.size() - gate.released();
            pending |= Flag.RESET.bit();
            events.add((verdict == Gate.Verdict.JUMPS ? "JUMP " : "RESET ") + times.get(begin));
        }
        answer(nanos, verdict == Gate.Verdict.STANDS_OUT);
    }

    private void answer(long nanos, boolean stoodOut) {
        Lag lag = settings.lag();
        int newestIndex = times.size() - 1;
        if (lag.samples() > 0 && newestIndex - lag.samples() < begin) {
            return;
        }
        long instant = lag.samples() > 0 ? times.get(newestIndex - lag.samples()) : nanos - lag.nanos();
        if (instant < times.get(begin)) {
            return;
        }
        Differentiator fit = settings.method().newDifferentiator();
        if (settings.gapNanos() == SeriesSettings.BRIDGED) {
            fit.bridge();
        }
        long known = 0;
        for (int i = begin; i <= newestIndex; i++) {
            if (seen.get(i)) {
                known = times.get(i);
                fit.push(known, values.get(i));
            }
        }
        Derivatives result = new Derivatives();
        if (instant > known) {
            fit.predictAt(known, instant, result.estimate);
        } else {
            fit.estimateAt(instant, result.estimate);
        }
        if (settings.kind() instanceof Kind.Angle angle && result.estimate.has(0)) {
            double turn = angle.turn();
            double smoothed = result.estimate.derivative(0);
            double rest = smoothed - turn * Math.floor(smoothed / turn);
            result.estimate.setDerivative(0, rest < turn ? Math.max(rest, 0) : 0);
        }
        result.nanos = instant;
        result.lagNanos = nanos - instant;
        result.flags = (fit.isWarm() ? 0 : Flag.WARMUP.bit())
                | pending
                | (fit.wasSilent() ? Flag.GAP.bit() : 0)
                | (stoodOut ? Flag.OUTLIER.bit() : 0);
        pending = 0;
        results.add(Recording.content(result, 0));
    }
}
