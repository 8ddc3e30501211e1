package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.pipeline.unit.Unit;

/**
 * A differentiator round another one, for a sensor whose value moves in known steps and is held between them; {@link Steps#most} says
 * what a derivative can be meanwhile.
 *
 * <p>What was decided and measured: docs/adr/0010-steps.md.
 */
abstract class HeldDifferentiator implements Held {

    private static final int VERSION = 1;
    private static final double NANOS_PER_SECOND = 1e9;

    final Differentiator fit;
    final Levels levels = new Levels();
    private final int maxOrder;
    private final double declared;
    private double step;
    private boolean begun;
    private long first;
    private long newest;
    private double reading;
    private int loaded = VERSION;
    private long changed; // when the reading changed last; the first one where it never did

    HeldDifferentiator(SeriesSettings settings, double declared) {
        fit = Segment.newDifferentiator(settings);
        maxOrder = settings.method().maxOrder();
        this.declared = declared;
        step = declared;
    }

    @Override
    public final void measuredIn(Unit unit) {
        step = unit == null ? declared : unit.sizeToSi(declared);
    }

    /** The newest reading rises to a value. */
    final void rise(double to) {
        reading = to;
        changed = newest;
    }

    /** The newest version of its state. */
    int version() {
        return VERSION;
    }

    /** That of the state that was loaded. */
    final int loadedVersion() {
        return loaded;
    }

    /** When the reading changed last. */
    final long changed() {
        return changed;
    }

    /** A reading came, the first of its segment or one that changes nothing. */
    abstract void seen(long nanos, double value, boolean isFirst);

    /** A reading came that differs from the one before. */
    abstract void moved(long before, double from, long nanos, double to);

    @Override
    public final Intake push(long nanos, double y) {
        if (!Double.isFinite(y)) {
            return Intake.NOT_FINITE;
        }
        if (begun && nanos <= newest) {
            return nanos == newest ? Intake.DUPLICATE : Intake.OUT_OF_ORDER;
        }
        if (!fit.hasRoom(nanos, 0)) {
            return Intake.FULL; // even if the fit would not be told of it
        }
        if (begun && Math.abs(y - reading) >= step / 2) {
            moved(newest, reading, nanos, y);
            changed = nanos;
            reading = y;
        } else {
            seen(nanos, y, !begun);
            if (!begun) {
                begun = true;
                first = nanos;
                changed = nanos;
                reading = y;
            }
        }
        newest = nanos;
        return Intake.ACCEPTED;
    }

    @Override
    public final boolean hasRoom(long nanos, int more) {
        return fit.hasRoom(nanos, more);
    }

    final double step() {
        return step;
    }

    final double reading() {
        return reading;
    }

    final long newest() {
        return newest;
    }

    /** Whether the instant lies in the segment. */
    final boolean covers(long nanos) {
        return begun && first <= nanos && nanos <= newest;
    }

    /**
     * A derivative beyond what holding the reading allows is at the limit, and as uncertain as anything within. No reading that
     * only repeats one gets here: where values are shown again before they are renewed, what is pushed is news.
     */
    final void limit(long nanos, Estimate out) {
        if (nanos <= changed) {
            return;
        }
        Steps.limit(out, maxOrder, step, seconds(newest - changed));
    }

    @Override
    public final double bound(int order, long nanos) {
        return order == 0 || !begun ? Double.POSITIVE_INFINITY : Steps.most(step, order, seconds(nanos - changed));
    }

    static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    @Override
    public final String choice() {
        return fit.choice();
    }

    @Override
    public final boolean isWarm() {
        return fit.isWarm();
    }

    @Override
    public void copyFrom(Differentiator same) {
        HeldDifferentiator other = (HeldDifferentiator) same;
        fit.copyFrom(other.fit);
        levels.copyFrom(other.levels);
        begun = other.begun;
        first = other.first;
        newest = other.newest;
        reading = other.reading;
        changed = other.changed;
    }

    @Override
    public void reset() {
        fit.reset();
        levels.clear();
        begun = false;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeByte(version());
        out.writeBoolean(begun);
        out.writeLong(first);
        out.writeLong(newest);
        out.writeDouble(reading);
        out.writeLong(changed);
        levels.save(out);
        fit.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version < 1 || version > version()) {
            throw new IOException(
                    "the state of a sensor with steps has version " + version + ", known are 1 to " + version());
        }
        loaded = version;
        begun = in.readBoolean();
        first = in.readLong();
        newest = in.readLong();
        reading = in.readDouble();
        changed = in.readLong();
        levels.load(in);
        fit.load(in);
    }
}
