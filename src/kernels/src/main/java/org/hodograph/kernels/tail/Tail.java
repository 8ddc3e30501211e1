package org.hodograph.kernels.tail;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.PerThread;

/**
 * One side of what is usual: the peaks of a series of excursions, larger being more unusual, and the limit that a next one passes once
 * in the budget. Single-threaded.
 *
 * <p>Runs above a high quantile, the tail's start, count as one peak, their largest; a run is over once {@value #RUN} samples in a row
 * lay below. The start follows the {@value #START} quantile by stochastic approximation (H. Robbins, S. Monro 1951, doi
 * 10.1214/aoms/1177729586), with steps as 1/n down to one in {@value #SLOWEST}.
 *
 * <p>A run that passed the limit teaches only that it did, and only as often as the budget allows: otherwise the tail would forget
 * that such values come, and the limit sink; and what comes more often than that are anomalies.
 */
final class Tail {

    static final int RUN = 8;

    private static final double START = 0.95;
    private static final int SLOWEST = 1 << 16;
    private static final int SETTLING = 64; // samples of which the start alone learns
    private static final double MOST_BUDGETS = 64; // in the memory: more don't make the limit surer
    private static final int MOST_BETWEEN_FITS = 1024;

    /** The scratch of a thread. */
    static final PerThread<ParetoTail> FITS = new PerThread<>(ParetoTail::new);

    private final Peaks peaks = new Peaks();
    private ParetoTail fit; // of the thread; held so that it lasts
    private double start;
    private long learned; // samples since it began
    private boolean running;
    private double largest; // of the run
    private int below; // samples in a row
    private boolean stale; // there are peaks that the limit does not know
    private int sinceFit;
    private double fitted = Double.NEGATIVE_INFINITY; // the threshold of the fit
    private double limit = Double.POSITIVE_INFINITY;

    /** Where the tail begins. */
    double start() {
        return start;
    }

    /** A value beyond it is unusual; infinite: not known yet. */
    double limit() {
        return limit;
    }

    long samples() {
        return peaks.samples();
    }

    double seconds() {
        return peaks.seconds();
    }

    /** Seconds between two samples. */
    double interval() {
        long samples = peaks.samples();
        return samples == 0 ? 0 : peaks.seconds() / samples;
    }

    /** Takes a usual value. */
    void push(double w, double time, double scale, Budget budget) {
        learned++;
        boolean isAbove = w > start;
        double step = scale * (learned + 10 < SLOWEST ? 5.0 / (learned + 10) : 5.0 / SLOWEST); // a constant in the end
        start += isAbove ? START * step : (START - 1) * step;
        if (learned <= SETTLING) {
            return;
        }
        if (isAbove) {
            peaks.raise(start);
            largest = running ? Math.max(largest, w) : w;
            running = true;
            below = 0;
        } else if (running && ++below >= RUN) {
            peaks.add(largest, false);
            running = false;
            stale |= largest > fitted;
        }
        pass(time, budget);
    }

    /** Counts a sample that teaches nothing. */
    void pass(double time, Budget budget) {
        if (peaks.isFull()) { // a block is: the only time at which the memory's length matters
            double interval = interval();
            double enough = Math.max(MOST_BUDGETS * budget.samplesEvery(interval), budget.samplesLearn(interval));
            double memory = Math.min(budget.samplesMemory(interval), enough);
            peaks.next(memory, start);
            stale = true;
        }
        peaks.pass(time);
        if (stale && ++sinceFit >= Math.min(MOST_BETWEEN_FITS, learned >> 6)) {
            refit(budget.samplesEvery(interval()));
        }
    }

    /** The run that goes on is an alarm: it has reached the level, this limit or another's, and counts if the budget has room. */
    void alarm(Budget budget, double level) {
        running = false;
        double expected = peaks.samples() / budget.samplesEvery(interval());
        if (peaks.alarms() < expected + 2 * Math.sqrt(expected) + 1) {
            peaks.add(level, true);
            stale = true;
        }
    }

    private void refit(double every) {
        stale = false;
        sinceFit = 0;
        double threshold = peaks.threshold();
        fitted = threshold;
        limit = Double.POSITIVE_INFINITY;
        if (threshold > Double.NEGATIVE_INFINITY) {
            ParetoTail law = law(threshold);
            double samples = peaks.samples();
            if (law != null) {
                limit = threshold + law.level(samples / every / law.size());
            } else if (samples >= every) {
                limit = Math.max(threshold, start); // nothing was above it for as long as the budget
            }
        }
    }

    private ParetoTail law(double threshold) {
        fit = FITS.get();
        peaks.excesses(threshold, fit);
        return fit.fit() ? fit : null;
    }

    /** Tells the excesses of its peaks over its threshold, which is returned; −∞: it has none yet. */
    double excesses(ParetoTail to) {
        double threshold = peaks.threshold();
        to.clear();
        if (threshold > Double.NEGATIVE_INFINITY) {
            peaks.excesses(threshold, to);
        }
        return threshold;
    }

    /** Samples from one value as large as this to the next; NaN where that is not known. */
    double samplesBetween(double w) {
        double threshold = peaks.threshold();
        ParetoTail law = w > threshold && threshold > Double.NEGATIVE_INFINITY ? law(threshold) : null;
        return law == null ? Double.NaN : peaks.samples() / (law.size() * law.survival(w - threshold));
    }

    /**
     * How rare its values are, {@code from + scale · w} being one, by what was known before the alarm that was told last, if the limit
     * has not taken it in: that limit is on the curve. Null: nothing is known. {@code rarest}, samples, is shown too.
     */
    ReturnLevels returnLevels(Budget budget, double from, double scale, double rarest) {
        double threshold = peaks.threshold();
        if (threshold == Double.NEGATIVE_INFINITY) {
            return null;
        }
        ParetoTail law = FITS.get();
        peaks.excesses(threshold, law);
        law.remove(limit - threshold);
        return law.fit()
                ? new ReturnLevels(
                        peaks.samples(),
                        peaks.seconds(),
                        law,
                        limit - threshold,
                        budget,
                        from + scale * threshold,
                        scale,
                        rarest)
                : null;
    }

    void clear() {
        peaks.clear();
        start = 0;
        learned = 0;
        running = false;
        below = 0;
        stale = false;
        sinceFit = 0;
        fitted = Double.NEGATIVE_INFINITY;
        limit = Double.POSITIVE_INFINITY;
    }

    void copyFrom(Tail other) {
        peaks.copyFrom(other.peaks);
        start = other.start;
        learned = other.learned;
        running = other.running;
        largest = other.largest;
        below = other.below;
        stale = other.stale;
        sinceFit = other.sinceFit;
        fitted = other.fitted;
        limit = other.limit;
    }

    void save(DataOutput out) throws IOException {
        peaks.save(out);
        out.writeDouble(start);
        out.writeLong(learned);
        out.writeBoolean(running);
        out.writeDouble(largest);
        out.writeByte(below);
        out.writeBoolean(stale);
        out.writeShort(sinceFit);
        out.writeDouble(fitted);
        out.writeDouble(limit);
    }

    void load(DataInput in) throws IOException {
        peaks.load(in);
        start = in.readDouble();
        learned = in.readLong();
        running = in.readBoolean();
        largest = in.readDouble();
        below = in.readByte();
        stale = in.readBoolean();
        sinceFit = in.readShort();
        fitted = in.readDouble();
        limit = in.readDouble();
    }
}
