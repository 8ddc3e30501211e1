package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.Lookback;
import org.hodograph.kernels.Quantisation;
import org.hodograph.kernels.outlier.Gate;

/**
 * A bank at the newest sample; where estimates lag, a second one that follows as far behind as they may, with the samples
 * between the two. What the {@link Gate} holds back reaches neither; an answer after the newest that they took is a prediction.
 */
final class AutoDifferentiator implements Differentiator {

    private static final int VERSION = 7;
    private static final int OLDEST = 3; // older ones have other members
    private static final int PERSISTENCE = 7; // the first with what has stayed where it was
    private static final int WARM = 20;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Lookback lookback;
    private final Auto.Noise noise;
    private final Bank front;
    private Workbench bench; // of the thread that asked last
    private final Bank behind; // null: never asked before the newest sample
    private final Ring ring = new Ring(); // samples after the one that `behind` took last
    private final Spread spread = new Spread(); // of the newest samples, where estimates lag
    private final Choice choice = new Choice();
    private final Gate gate = new Gate();
    private final Quantisation quantisation = new Quantisation();
    private final Persistence persistence = new Persistence();
    private long start;
    private long newest; // that the banks took
    private long oldest; // of `behind`
    private boolean silent; // the last instant lay in a silence and had no answer

    AutoDifferentiator(Auto.Noise noise, Lookback lookback) {
        this.noise = noise;
        Family[] families = Catalogue.of(noise);
        front = new Bank(families);
        bench = Workbench.of(noise);
        this.lookback = lookback.requireKept("auto");
        boolean lags = lookback.nanos() > 0 || lookback.samples() > 0;
        behind = lags ? new Bank(families) : null;
    }

    @Override
    public Intake push(long nanos, double y) {
        if (!Double.isFinite(y)) {
            return Intake.NOT_FINITE;
        }
        boolean first = front.count() == 0;
        long before = newestOffered();
        if (!first && nanos <= before) {
            return nanos == before ? Intake.DUPLICATE : Intake.OUT_OF_ORDER;
        }
        if (!hasRoom(nanos, 0)) {
            return Intake.FULL;
        }
        gate.offer(nanos, first ? 0 : seconds(nanos, before), y);
        for (int i = 0; i < gate.ready(); i++) {
            take(gate.instant(i), gate.value(i));
        }
        return Intake.ACCEPTED;
    }

    /** The newest sample, held back or not. */
    private long newestOffered() {
        return gate.held() > 0 ? gate.newestHeld() : newest;
    }

    private void take(long nanos, double y) {
        quantisation.add(y);
        round();
        if (front.count() > 0 && !front.push(seconds(nanos, newest), y)) {
            beginAnew();
            round();
        }
        if (front.count() == 0) {
            start = nanos;
            front.push(0, y);
        }
        newest = nanos;
        if (front.count() >= WARM && front.tellLeader(persistence.told)) {
            persistence.add();
        }
        if (behind != null) {
            ring.add(nanos, y);
            spread.add(y);
            follow();
        }
    }

    private void round() {
        double variance = quantisation.variance();
        front.round(variance);
        if (behind != null) {
            behind.round(variance);
        }
    }

    @Override
    public boolean hasRoom(long nanos, int more) {
        return behind == null || lookback.hasRoom(ring.samples(), nanos, more + gate.held());
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
        if (nanos > newestOffered()) {
            out.clear();
            return false;
        }
        return tell(nanos, out);
    }

    @Override
    public boolean predictAt(long last, long nanos, Estimate out) {
        return tell(nanos, out);
    }

    private boolean tell(long nanos, Estimate out) {
        out.clear();
        silent = false;
        bench = Workbench.of(noise);
        if (front.count() < Bank.TELLING) {
            return false;
        }
        if (nanos >= newest) {
            tellNewest(out);
            if (nanos > newest) {
                bench.newest.copyFrom(out);
                carry(nanos, out);
            }
        } else if (!smooth(nanos, out)) {
            out.clear();
            return false;
        }
        if (out.isEmpty()) {
            out.clear();
            return false;
        }
        out.setInstant(nanos);
        out.setOutlier(gate.held() > 0);
        out.setFreedom(Bank.freedom(front.count()));
        out.setWindow(front.count(), seconds(newest, start));
        return true;
    }

    private void tellNewest(Estimate out) {
        begin();
        bench.selection.atNewest(front);
        mixNewest();
        report(out);
    }

    private void report(Estimate out) {
        bench.mixture.report(front.reference(), front.growth(), front.growthOfRates(), out);
        bench.mixture.doubt.report(front.reference(), front.growth(), front.growthOfRates(), out);
    }

    private void begin() {
        bench.mixture.doubt.begin(front.benefit(Family.Kind.OSCILLATING));
        bench.mixture.begin(front.clock.spacing(), Math.scalb(1.0, front.clock.exponent()));
    }

    private void mixNewest() {
        for (int i = 0; i < bench.selection.counts.length; i++) {
            Members members = front.families[i];
            Pasts pasts = members.filters.pasts;
            for (int n = 0; n < bench.selection.counts[i]; n++) {
                int g = bench.selection.chosen[i][n];
                if (pasts.has(g)) {
                    bench.mixture.add(members.filters, g, bench.selection.weights[i][n], members.noise[g]);
                    bench.mixture.doubt(members.filters.family, bench.selection.weights[i][n]);
                } else {
                    bench.mixture.miss(bench.selection.weights[i][n]);
                }
            }
        }
    }

    /** What is known so far, carried to an instant after the newest sample that was taken. */
    private void carry(long nanos, Estimate out) {
        double seconds = seconds(nanos, newest);
        out.clear();
        begin();
        bench.prediction.mix(front, bench.selection, seconds, bench.mixture);
        report(out);
        persistence.hold(bench.newest, seconds / front.clock.spacingSeconds(), seconds, out);
    }

    private boolean smooth(long nanos, Estimate out) {
        boolean fromStart = behind != null && behind.count() == 0;
        if (behind == null || (fromStart ? nanos < ring.nanos(0) : nanos < oldest)) {
            return false;
        }
        bench.mixture.doubt.begin(front.benefit(Family.Kind.OSCILLATING));
        bench.selection.before(front, seconds(newest, nanos) / front.clock.spacingSeconds());
        bench.interior.clear();
        int inside = bench.selection.interior();
        boolean silence = !mixUsually(nanos, inside) && mixCarefully(nanos, fromStart, inside);
        if (inside < Estimate.MAX_ORDER) {
            bench.mixture.report(front.reference(), 1, 1, out);
        }
        if (inside >= 0 && !bench.interior.report(inside, front.reference(), silence, out)) {
            silent = silence;
            return false;
        }
        if (!silence) {
            bench.mixture.doubt.report(front.reference(), 1, 1, out);
        }
        silent = silence && spread.isExceeded(out.standardError(0));
        return !silent;
    }

    /** Whether the quick way to an instant before the newest sample could be taken. */
    private boolean mixUsually(long nanos, int inside) {
        if (behind.count() < WARM) {
            return false;
        }
        bench.fixedPoint.begin(behind, bench.selection.chosen, bench.selection.counts);
        long before = oldest;
        for (int i = 0; i < ring.size(); i++) {
            long next = ring.nanos(i);
            if (before <= nanos && nanos < next) {
                bench.fixedPoint.hold(seconds(nanos, before), seconds(next, nanos));
            }
            bench.fixedPoint.follow(seconds(next, before), ring.value(i));
            before = next;
            if (!bench.fixedPoint.isSound()) {
                return false;
            }
        }
        bench.fixedPoint.mix(bench.selection.weights, bench.selection.shares, inside < 0 ? null : bench.interior);
        return true;
    }

    /** The way that is always open; whether the instant lies in a silence. */
    private boolean mixCarefully(long nanos, boolean fromStart, int inside) {
        bench.smoother.begin(behind, bench.selection.chosen, bench.selection.counts);
        long before = fromStart ? ring.nanos(0) : oldest;
        long from = before;
        for (int i = 0; i < ring.size(); i++) {
            bench.smoother.follow(i == 0 && fromStart ? 0 : seconds(ring.nanos(i), before), ring.value(i));
            before = ring.nanos(i);
        }
        bench.smoother.finish();
        bench.smoother.mixAt(
                seconds(nanos, from),
                bench.selection.weights,
                bench.selection.shares,
                inside < 0 ? null : bench.interior);
        return bench.smoother.wasSilent();
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
        if (!(same instanceof AutoDifferentiator other) || !other.lookback.equals(lookback) || other.noise != noise) {
            throw new IllegalArgumentException("a worker of auto with lookback " + lookback + " can't copy " + same);
        }
        front.copyFrom(other.front);
        gate.copyFrom(other.gate);
        quantisation.copyFrom(other.quantisation);
        persistence.copyFrom(other.persistence);
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
        gate.clear();
        quantisation.clear();
        beginAnew();
    }

    private void beginAnew() {
        front.reset();
        persistence.clear();
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
        gate.save(out);
        quantisation.save(out);
        persistence.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        int version = in.readByte();
        if (version < OLDEST || version > VERSION) {
            throw new IOException(
                    "the state of auto has version " + version + ", known are " + OLDEST + " and " + VERSION);
        }
        start = in.readLong();
        newest = in.readLong();
        front.load(in, version);
        if (behind != null) {
            oldest = in.readLong();
            behind.load(in, version);
            ring.load(in);
            spread.load(in);
        }
        gate.load(in);
        quantisation.clear();
        if (version > OLDEST) {
            quantisation.load(in);
        }
        persistence.clear();
        if (version >= PERSISTENCE) {
            persistence.load(in);
        }
        round();
    }
}
