package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.Lookback;

/**
 * A bank at the newest sample; where estimates lag, a second one that follows as far behind as they may, with the samples
 * between the two.
 */
final class AutoDifferentiator implements Differentiator {

    private static final int VERSION = 3;
    private static final int WARM = 20;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Lookback lookback;
    private final Bank front = new Bank(Catalogue.FAMILIES);
    private final Selection selection = new Selection(Catalogue.FAMILIES);
    private final Mixture mixture = new Mixture();
    private final Interior interior = new Interior();
    private final double[] state = new double[5];
    private final double[] covariance = new double[25];
    private final Bank behind; // null: never asked before the newest sample
    private final Smoother smoother;
    private final Ring ring = new Ring(); // samples after the one that `behind` took last
    private final Spread spread = new Spread(); // of the newest samples, where estimates lag
    private final Choice choice = new Choice();
    private long start;
    private long newest;
    private long oldest; // of `behind`
    private boolean silent; // the last instant lay in a silence and had no answer

    AutoDifferentiator(Lookback lookback) {
        this.lookback = lookback.requireKept("auto");
        boolean lags = lookback.nanos() > 0 || lookback.samples() > 0;
        behind = lags ? new Bank(Catalogue.FAMILIES) : null;
        smoother = lags ? new Smoother(Catalogue.FAMILIES, mixture) : null;
    }

    @Override
    public Intake push(long nanos, double y) {
        if (!Double.isFinite(y)) {
            return Intake.NOT_FINITE;
        }
        if (front.count() > 0 && nanos <= newest) {
            return nanos == newest ? Intake.DUPLICATE : Intake.OUT_OF_ORDER;
        }
        if (!hasRoom(nanos, 0)) {
            return Intake.FULL;
        }
        if (front.count() > 0 && !front.push(seconds(nanos, newest), y)) {
            reset();
        }
        if (front.count() == 0) {
            start = nanos;
            front.push(0, y);
        }
        newest = nanos;
        if (behind != null) {
            ring.add(nanos, y);
            spread.add(y);
            follow();
        }
        return Intake.ACCEPTED;
    }

    @Override
    public boolean hasRoom(long nanos, int more) {
        return behind == null || lookback.hasRoom(ring.samples(), nanos, more);
    }

    /** Unsigned: the distance of two instants can exceed a long. */
    private static double seconds(long later, long earlier) {
        long distance = later - earlier;
        return (distance >= 0 ? distance : distance + 0x1p64) / NANOS_PER_SECOND;
    }

    private void follow() {
        while (ring.size() > lookback.samples() + 1
                && Long.compareUnsigned(newest - ring.nanos(0), lookback.nanos()) >= 0
                && Long.compareUnsigned(newest - ring.nanos(1), lookback.nanos()) >= 0) {
            behind.follow(behind.count() == 0 ? 0 : seconds(ring.nanos(0), oldest), ring.value(0));
            oldest = ring.nanos(0);
            ring.removeFirst();
        }
    }

    @Override
    public boolean estimateAt(long nanos, Estimate out) {
        out.clear();
        silent = false;
        if (front.count() < 2 || nanos > newest) {
            return false;
        }
        mixture.clear();
        if (nanos == newest) {
            selection.atNewest(front);
            mixNewest();
            mixture.report(front.reference(), out);
        } else if (!smooth(nanos, out)) {
            out.clear();
            return false;
        }
        if (out.isEmpty()) {
            out.clear();
            return false;
        }
        out.setInstant(nanos);
        out.setWindow(front.count(), seconds(newest, start));
        return true;
    }

    private void mixNewest() {
        double h = Math.scalb(1.0, front.clock.exponent());
        for (int i = 0; i < selection.counts.length; i++) {
            Filters filters = front.families[i].filters;
            int d = filters.d;
            int told = Math.min(filters.family.order(), Estimate.MAX_ORDER + 1);
            for (int n = 0; n < selection.counts[i]; n++) {
                int g = selection.chosen[i][n];
                if (!filters.pasts.has(g)) {
                    mixture.miss(selection.weights[i][n]);
                    continue;
                }
                for (int k = 0; k < told; k++) {
                    state[k] = filters.x[k][g];
                    for (int l = 0; l <= k; l++) {
                        covariance[k * d + l] = filters.p[k * d + l][g];
                    }
                }
                double noise = front.families[i].noise[g];
                mixture.add(
                        filters.dynamics,
                        g,
                        selection.weights[i][n],
                        noise,
                        state,
                        covariance,
                        front.clock.spacing(),
                        h);
            }
        }
    }

    private boolean smooth(long nanos, Estimate out) {
        boolean fromStart = behind != null && behind.count() == 0;
        if (behind == null || (fromStart ? nanos < ring.nanos(0) : nanos < oldest)) {
            return false;
        }
        double h = Math.scalb(1.0, front.clock.exponent());
        selection.before(front, seconds(newest, nanos) / (front.clock.spacing() * h));
        smoother.begin(behind, selection.chosen, selection.counts);
        long before = fromStart ? ring.nanos(0) : oldest;
        long from = before;
        for (int i = 0; i < ring.size(); i++) {
            smoother.follow(i == 0 && fromStart ? 0 : seconds(ring.nanos(i), before), ring.value(i));
            before = ring.nanos(i);
        }
        smoother.finish();
        interior.clear();
        int inside = selection.interior();
        smoother.mixAt(seconds(nanos, from), selection.weights, selection.shares, inside < 0 ? null : interior);
        if (inside < Estimate.MAX_ORDER) {
            mixture.report(front.reference(), out);
        }
        if (inside >= 0 && !interior.report(inside, front.reference(), out)) {
            silent = smoother.wasSilent();
            return false;
        }
        silent = smoother.wasSilent() && spread.isExceeded(out.standardError(0));
        return !silent;
    }

    @Override
    public boolean wasSilent() {
        return silent;
    }

    @Override
    public boolean isWarm() {
        return front.count() >= WARM;
    }

    @Override
    public String choice() {
        return choice.of(front);
    }

    @Override
    public void copyFrom(Differentiator same) {
        if (!(same instanceof AutoDifferentiator other) || !other.lookback.equals(lookback)) {
            throw new IllegalArgumentException("a worker of auto with lookback " + lookback + " can't copy " + same);
        }
        front.copyFrom(other.front);
        start = other.start;
        newest = other.newest;
        if (behind != null) {
            behind.copyFrom(other.behind);
            ring.copyFrom(other.ring);
            spread.copyFrom(other.spread);
            oldest = other.oldest;
        }
    }

    @Override
    public void reset() {
        front.reset();
        if (behind != null) {
            behind.reset();
            ring.clear();
            spread.clear();
        }
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(start);
        out.writeLong(newest);
        front.save(out);
        if (behind != null) {
            out.writeLong(oldest);
            behind.save(out);
            ring.save(out);
            spread.save(out);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version < 1 || version > VERSION) {
            throw new IOException("the state of auto has version " + version + ", known are 1 to " + VERSION);
        }
        boolean sleeps = version > 1;
        start = in.readLong();
        newest = in.readLong();
        front.load(in, sleeps);
        if (behind != null) {
            oldest = in.readLong();
            behind.load(in, sleeps);
            ring.load(in);
            if (version > 2) {
                spread.load(in);
            } else {
                spread.begin(ring); // older ones did not tell
            }
        }
    }
}
