package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Taylor;

/**
 * For pulses: at each the signal is exactly where it is said to be, and less than one step further until the next. The fit sees
 * the pulses; what it says at the last one is carried on to the instant asked for. Until its window is full, and where too few
 * pulses are left in it, the rate is that of a straight line through the last two, and through as many more as lie on it.
 *
 * <p>Where several pulses come with one stamp, stamps are coarse: a pulse fell somewhere before the next stamp. The fit then sees
 * the middle one of the pulses of each stamp, once a later stamp says that there are no more. What a rate's error is at least: {@link Counting}.
 *
 * <p>Decided and measured: docs/adr/0033-pulses.md.
 */
final class PulseDifferentiator extends HeldDifferentiator {

    private static final int VERSION = 2; // 1 has no counting and no stamps that are shared
    private static final double SEVERAL = 1.5; // steps

    private final boolean eachSampleIsOne;
    private final Counting counting;
    private boolean coarse; // several pulses came with one stamp
    private boolean open; // the pulses of the newest stamp are not yet known
    private double before; // them

    PulseDifferentiator(SeriesSettings settings, Kind.Pulse kind) {
        super(settings, kind.per());
        eachSampleIsOne = kind.says() == Kind.Pulse.Says.PULSE;
        counting = new Counting(levels, eachSampleIsOne);
    }

    @Override
    int version() {
        return VERSION;
    }

    /** Where samples only tell how many pulses there were, nobody knows when the first of them came. */
    @Override
    void seen(long nanos, double value, boolean isFirst) {
        if (!isFirst) {
            counting.polled(nanos - newest());
        }
        if (isFirst && eachSampleIsOne && value > 0) {
            came(nanos, 0, value);
        } else if (open && nanos > changed()) {
            close();
        }
    }

    @Override
    void moved(long last, double from, long nanos, double to) {
        counting.polled(nanos - last);
        if (open) {
            close();
        }
        came(nanos, from, to);
    }

    private void came(long nanos, double from, double to) {
        counting.stamped(nanos);
        before = from;
        if (eachSampleIsOne && to - from > SEVERAL * step()) {
            coarse = true;
        }
        if (coarse) {
            open = true;
        } else {
            pulse(nanos, to);
        }
    }

    private void pulse(long nanos, double value) {
        fit.push(nanos, value);
        levels.pass(nanos, value);
    }

    /** The pulses of a stamp are known: the middle one of them. */
    private void close() {
        open = false;
        pulse(changed(), before + (reading() - before + step()) / 2);
    }

    /** More pulses came at the instant of the newest reading, up to this value. */
    void raise(double value) {
        boolean pulsed = levels.size() > 0 && levels.nanos(0) == newest();
        if (!pulsed && !open) { // a sign of life, and then a pulse
            double from = reading();
            rise(value);
            came(newest(), from, value);
            return;
        }
        rise(value);
        if (!eachSampleIsOne || open) {
            return;
        }
        coarse = true;
        open = true;
        levels.drop();
        fit.reset();
        for (int back = levels.size() - 1; back >= 0; back--) {
            fit.push(levels.nanos(back), levels.value(back));
        }
    }

    /** A rate before the second pulse would be made up; the quantity is known. */
    @Override
    public boolean estimateAt(long nanos, Estimate out) {
        out.clear();
        if (!covers(nanos) || levels.size() == 0) {
            return false;
        }
        long last = Math.min(nanos, levels.nanos(0));
        boolean fitted = fit.isWarm() && fit.estimateAt(last, out);
        if (!fitted && levels.size() > 1 && last >= levels.nanos(1)) {
            counting.line(levels.size(), step(), last, out);
            fitted = true;
        }
        if (!fitted && !fit.estimateAt(last, out)) {
            return false;
        }
        counting.floor(step(), out);
        if (coarse && nanos >= levels.nanos(0)) {
            counting.confine(open ? before : reading(), step(), out);
        }
        if (nanos > last) {
            Taylor.carry(out, seconds(nanos - last));
            between(nanos, out);
        }
        out.setInstant(nanos);
        return true;
    }

    private void between(long nanos, Estimate out) {
        if (!coarse || newest() - changed() > 2 * counting.resolution()) {
            limit(nanos, out);
        }
        if (out.has(0)) {
            double least = open ? before : reading();
            out.setDerivative(0, Math.min(Math.max(out.derivative(0), least), reading() + step()));
        }
    }

    @Override
    public void copyFrom(Differentiator same) {
        super.copyFrom(same);
        PulseDifferentiator other = (PulseDifferentiator) same;
        counting.copyFrom(other.counting);
        coarse = other.coarse;
        open = other.open;
        before = other.before;
    }

    @Override
    public void reset() {
        super.reset();
        counting.clear();
        coarse = false;
        open = false;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        super.save(out);
        counting.save(out);
        out.writeBoolean(coarse);
        out.writeBoolean(open);
        out.writeDouble(before);
    }

    @Override
    public void load(DataInput in) throws IOException {
        super.load(in);
        counting.clear();
        coarse = false;
        open = false;
        if (loadedVersion() > 1) {
            counting.load(in);
            coarse = in.readBoolean();
            open = in.readBoolean();
            before = in.readDouble();
        } else {
            counting.stampedAsLevels();
        }
    }
}
