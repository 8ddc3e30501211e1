package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Rounding;

/** The bank of filters of one series at its newest sample. */
final class Bank {

    private static final double CLIP = 16;
    private static final int SURPRISES = 3; // in a row that all members share: the noise has changed, not a sample
    private static final double LONG_GAP = 50; // spacings
    private static final int MOST = 5; // the highest order of a family
    /** Two samples tell a slope and nothing of the noise. */
    static final int TELLING = 3;

    private static final int KNOWN = 100; // samples: the noise is then as good as known
    private static final int START = 12; // samples from which the noise is told for all members
    private static final int TRUST = 10; // samples that this counts for
    private static final int FIRST_SCORE = MOST + 2; // all families know their state by then
    private static final double APART = 1.0 / 16; // of the spacing: nearer samples are one where a past begins

    private static final double LEAST_NOISE = 1e-290;

    final Members[] families;
    final Weights weights;
    final Clock clock = new Clock();
    private final double[] times = new double[START]; // of the first samples, seconds before the newest
    private final double[] values = new double[START];
    private final FirstNoise noise = new FirstNoise(START);
    private final double[] scaled = new double[MOST];
    private final Vandermonde vandermonde = new Vandermonde(MOST);
    private final Awakening awakening = new Awakening(MOST);
    private final Surprise surprise = new Surprise();
    private int count;
    private int blind; // samples that are not scored
    private int surprises;
    private double reference;

    Bank(Family[] description) {
        this(description, true);
    }

    private Bank(Family[] description, boolean sharing) {
        families = new Members[description.length];
        Newest shared = Newest.of(description);
        for (int i = 0; i < families.length; i++) {
            families[i] = new Members(description[i], sharing ? shared : Newest.of(description[i]));
        }
        weights = new Weights(families);
        reset();
    }

    /** One whose families can be asked how they took the newest sample. */
    static Bank telling(Family[] description) {
        return new Bank(description, false);
    }

    void reset() {
        count = 0;
        blind = 0;
        surprises = 0;
        surprise.reset();
        clock.reset();
        awakening.reset();
        for (Members members : families) {
            members.reset();
        }
        weights.findBest();
    }

    int count() {
        return count;
    }

    /** Degrees of freedom behind the noise that so many samples have told; NaN where they no longer matter. */
    static double freedom(int samples) {
        return samples < KNOWN ? samples - 2 : Double.NaN;
    }

    double reference() {
        return reference;
    }

    /** What the member with the largest weight says of value and derivatives per second, the value from the reference, 0 for what it does not know. */
    boolean tellLeader(double[] derivatives) {
        int leader = weights.leader();
        if (leader < 0) {
            return false;
        }
        Filters filters = families[leader >> 16].filters;
        for (int i = 0; i < derivatives.length; i++) {
            derivatives[i] = i < filters.family.order()
                    ? Math.scalb(filters.state(i, leader & 0xffff), -i * clock.exponent())
                    : 0;
        }
        return true;
    }

    /** Of the newest sample, from the reference. */
    double newestValue() {
        return awakening.newest();
    }

    /** From now on samples are known to have been rounded, by so much (a variance). */
    void round(double variance) {
        for (Members members : families) {
            members.round(variance);
        }
    }

    /**
     * Takes the next sample, {@code seconds} after the one before, and weighs the members anew.
     *
     * @return false if its square is beyond the doubles; the bank is then of no use until a {@link #reset}
     */
    boolean push(double seconds, double y) {
        take(seconds, y, count >= FIRST_SCORE);
        if (!isSound()) {
            return false;
        }
        weights.weigh();
        return true;
    }

    /** Takes the next sample without a look at the weights, which are of no use from then on. */
    void follow(double seconds, double y) {
        take(seconds, y, false);
    }

    private void take(double seconds, double y, boolean scoring) {
        if (count == 0) {
            reference = y;
        }
        double value = y - reference;
        if (count > 0) {
            int steps = clock.add(seconds);
            if (clock.interval() > LONG_GAP * clock.spacing()) {
                blind = MOST + 2;
            }
            double apart = Math.scalb(clock.spacing(), clock.exponent()) * APART;
            boolean isMore = awakening.add(seconds, value, apart);
            advance(steps, value, floor(y), isMore, scoring);
        } else {
            awakening.add(0, value, 0);
        }
        if (count < START) {
            remember(seconds, value);
        }
        count = count == Integer.MAX_VALUE ? count : count + 1;
        begin(y);
        if (blind > 0) {
            blind--;
        }
    }

    private boolean isSound() {
        for (Members members : families) {
            if (members.hasBegun() && !members.isSound()) {
                return false;
            }
        }
        return true;
    }

    private static double floor(double y) {
        return Math.max(LEAST_NOISE, Rounding.variance(y));
    }

    private void advance(int steps, double value, double floor, boolean isMore, boolean scoring) {
        boolean scored = scoring && blind == 0;
        boolean clipped = count >= START && surprises < SURPRISES;
        double least = Double.POSITIVE_INFINITY;
        for (Members members : families) {
            if (members.hasBegun()) {
                if (steps != 0) {
                    members.filters.rescale(steps);
                }
                int since = count - members.filters.family.order() - 2;
                boolean learns = since >= 0 && blind == 0;
                int memory = count < START ? since + 3 : (int) Math.min(1_000, count - (long) START + TRUST);
                if (isMore) {
                    members.filters.pasts.count();
                }
                members.step(clock.interval(), clock.spacing(), value, scored, learns, memory, clipped, floor);
                least = Math.min(least, members.leastSquare());
            }
        }
        if (scored) {
            surprise.add(families);
            weights.score();
        }
        for (Members members : families) {
            if (members.hasBegun() && !members.filters.pasts.isComplete()) {
                awakening.wake(members.filters, clock.exponent());
            }
        }
        surprises = least > CLIP && least < Double.POSITIVE_INFINITY ? surprises + 1 : 0;
    }

    /** What the weights of a family count for in an estimate, a factor; at first they are little more than priors, and count for what they are. */
    double benefit(Family.Kind kind) {
        return count < KNOWN ? 1 : weights.benefit(kind);
    }

    /** By how much variances at the newest sample grow: see {@link Surprise}. */
    double growth() {
        return surprise.growth();
    }

    /**
     * The same for those of derivatives alone. To the weights of members each reading of a burst is a look at what the signal does, and all
     * of a burst are hardly more than one: half way between.
     */
    double growthOfRates() {
        return 0.5 * (1 + clock.atOnce());
    }

    private void remember(double seconds, double value) {
        for (int i = 0; i < count; i++) {
            times[i] -= seconds;
        }
        times[count] = 0;
        values[count] = value;
    }

    /** A family of order m begins at its m-th sample. */
    private void begin(double y) {
        if (count > START || count < 2) {
            return;
        }
        double guess = Math.max(floor(y), noise.of(times, values, count));
        if (count == START) {
            for (Members members : families) {
                members.restartNoise(guess);
            }
        }
        if (count <= MOST) {
            for (int i = 0; i < count; i++) {
                scaled[i] = Math.scalb(times[i], -clock.exponent());
            }
            double[] inverse = vandermonde.inverse(scaled, count);
            for (Members members : families) {
                if (members.filters.family.order() == count) {
                    members.begin(inverse, values, awakening, guess);
                }
            }
        }
    }

    /** Weights of a family's members, the best of all being about 1. */
    double[] weights(int family) {
        return families[family].weight;
    }

    void copyFrom(Bank from) {
        clock.copyFrom(from.clock);
        System.arraycopy(from.times, 0, times, 0, START);
        System.arraycopy(from.values, 0, values, 0, START);
        awakening.copyFrom(from.awakening);
        for (int i = 0; i < families.length; i++) {
            families[i].copyFrom(from.families[i]);
        }
        weights.findBest();
        count = from.count;
        blind = from.blind;
        surprises = from.surprises;
        surprise.copyFrom(from.surprise);
        reference = from.reference;
    }

    /** Becomes a copy of the chosen members of another; {@code chosen} and {@code counts} per family. Its unit of time stays. */
    void gather(Bank from, int[][] chosen, int[] counts) {
        clock.copyFrom(from.clock);
        clock.pin();
        System.arraycopy(from.times, 0, times, 0, START);
        System.arraycopy(from.values, 0, values, 0, START);
        awakening.copyFrom(from.awakening);
        for (int i = 0; i < families.length; i++) {
            families[i].gather(from.families[i], chosen[i], counts[i]);
        }
        count = from.count;
        blind = from.blind;
        surprises = from.surprises;
        surprise.copyFrom(from.surprise);
        reference = from.reference;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(count);
        out.writeByte(blind);
        out.writeInt(surprises);
        surprise.save(out);
        out.writeDouble(reference);
        for (int i = 0; i < START; i++) {
            out.writeDouble(times[i]);
            out.writeDouble(values[i]);
        }
        clock.save(out);
        awakening.save(out);
        for (int i = 0; i < families.length; i++) {
            families[i].save(out);
            for (double weight : families[i].weight) {
                out.writeDouble(weight);
            }
        }
    }

    /** What a {@code version} of the state has written. */
    void load(DataInput in, int version) throws IOException {
        count = in.readInt();
        blind = in.readByte();
        surprises = in.readInt();
        surprise.load(in);
        reference = in.readDouble();
        for (int i = 0; i < START; i++) {
            times[i] = in.readDouble();
            values[i] = in.readDouble();
        }
        clock.load(in);
        awakening.load(in);
        for (int i = 0; i < families.length; i++) {
            families[i].load(in, clock, version);
            for (int g = 0; g < families[i].weight.length; g++) {
                families[i].weight[g] = in.readDouble();
            }
        }
        weights.findBest();
    }
}
