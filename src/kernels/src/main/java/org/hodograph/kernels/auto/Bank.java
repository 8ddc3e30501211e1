package org.hodograph.kernels.auto;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.hodograph.kernels.Rounding;

/** The bank of filters of one series at its newest sample. */
final class Bank {

    private static final double LOG_FLOOR = -60;
    /** Logs of weights against the best below which a weight is none. Where few know a derivative, even the unlikely count. */
    private static final double[] LOG_NOTHING = {-25, -25, -25, LOG_FLOOR, LOG_FLOOR};

    /**
     * Of white and reactive members, by their highest derivative: those that see a manoeuvre at once stay near enough to be
     * there when it comes; a floor for those that know a jerk would lend it their noise.
     */
    private static final double[] READY = {LOG_FLOOR, -20, -17, LOG_FLOOR, LOG_FLOOR};

    private static final double WALK = 0.003; // share of a weight that goes to its neighbours
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
    final Clock clock = new Clock();
    private final double[] times = new double[START]; // of the first samples, seconds before the newest
    private final double[] values = new double[START];
    private final FirstNoise noise = new FirstNoise(START);
    private final double[] scaled = new double[MOST];
    private final Vandermonde vandermonde = new Vandermonde(MOST);
    private final Awakening awakening = new Awakening(MOST);
    private final double[][] weights;
    private final double[] best; // weight in each family
    private final double[] known = new double[MOST]; // the best weight among those that know a derivative of this order
    private final Surprise surprise = new Surprise();
    private int count;
    private int blind; // samples that are not scored
    private int surprises;
    private double reference;

    Bank(Family[] description) {
        families = new Members[description.length];
        weights = new double[description.length][];
        best = new double[description.length];
        for (int i = 0; i < families.length; i++) {
            families[i] = new Members(description[i]);
            weights[i] = new double[description[i].size()];
        }
        reset();
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
        follow(seconds, y);
        if (!isSound()) {
            return false;
        }
        weigh();
        return true;
    }

    /** Takes the next sample without a look at the weights. */
    void follow(double seconds, double y) {
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
            advance(steps, value, floor(y), isMore);
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
        double sum = 0;
        for (Members members : families) {
            for (int g = 0; members.hasBegun() && g < members.filters.size; g++) {
                sum += members.logWeight[g] + members.filters.x[0][g];
            }
        }
        return Double.isFinite(sum);
    }

    private static double floor(double y) {
        return Math.max(LEAST_NOISE, Rounding.variance(y));
    }

    private void advance(int steps, double value, double floor, boolean isMore) {
        boolean scored = count >= FIRST_SCORE && blind == 0;
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
            surprise.add(families, weights);
            scoreOthers();
        }
        for (Members members : families) {
            if (members.hasBegun() && !members.filters.pasts.isComplete()) {
                awakening.wake(members.filters, clock.exponent());
            }
        }
        surprises = least > CLIP && least < Double.POSITIVE_INFINITY ? surprises + 1 : 0;
    }

    /** By how much variances at the newest sample grow: see {@link Surprise}. */
    double growth() {
        return surprise.growth();
    }

    private void scoreOthers() {
        double sum = 0;
        double total = 0;
        boolean all = true;
        for (int i = 0; i < families.length; i++) {
            all &= families[i].filters.pasts.isComplete();
            if (families[i].hasBegun()) {
                sum += families[i].weightedDensities(weights[i]);
                total += families[i].weightOfPasts(weights[i]);
            }
        }
        for (int i = 0; !all && total > 0 && i < families.length; i++) {
            families[i].scoreOthers(sum / total);
        }
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

    /** Weights from their logs: the best is 1, none is below the floor, neighbours have exchanged a little. */
    private void weigh() {
        double most = Double.NEGATIVE_INFINITY;
        for (Members members : families) {
            if (members.hasBegun()) {
                for (double log : members.logWeight) {
                    most = Math.max(most, log);
                }
            }
        }
        for (int i = 0; i < families.length; i++) {
            if (families[i].hasBegun()) {
                weigh(families[i], weights[i], most);
            }
        }
        findBest();
    }

    private void findBest() {
        Arrays.fill(known, 0);
        for (int i = 0; i < families.length; i++) {
            double most = 0;
            for (double weight : weights[i]) {
                most = Math.max(most, weight);
            }
            best[i] = most;
            for (int order = families[i].filters.family.highest(); families[i].hasBegun() && order >= 0; order--) {
                known[order] = Math.max(known[order], most);
            }
        }
    }

    private static void weigh(Members members, double[] weight, double most) {
        double[] log = members.logWeight;
        int[] chain = members.filters.family.chain();
        Family family = members.filters.family;
        boolean isReady = family.kind() == Family.Kind.WHITE || family.kind() == Family.Kind.REACTIVE;
        double floor = isReady ? READY[family.highest()] : LOG_FLOOR;
        double nothing = LOG_NOTHING[family.highest()];
        for (int g = 0; g < weight.length; g++) {
            log[g] = Math.max(log[g] - most, floor);
            weight[g] = log[g] >= nothing ? Math.exp(log[g]) : 0;
        }
        double flow = 0; // from the member before
        for (int g = 0; g < weight.length; g++) {
            double up = 0;
            if (g + 1 < weight.length && chain[g] == chain[g + 1]) {
                up = WALK / 2 * (weight[g] - weight[g + 1]);
            }
            double change = flow - up;
            flow = up;
            if (change != 0) {
                weight[g] += change;
                log[g] = Math.log(weight[g]);
            }
        }
    }

    /** Weights of a family's members, the best of all being about 1. */
    double[] weights(int family) {
        return weights[family];
    }

    /** The best weight among the members that know a derivative of at least this order. */
    double best(int order) {
        return known[order];
    }

    /** The best weight in a family. */
    double bestOf(int family) {
        return best[family];
    }

    void copyFrom(Bank from) {
        clock.copyFrom(from.clock);
        System.arraycopy(from.times, 0, times, 0, START);
        System.arraycopy(from.values, 0, values, 0, START);
        awakening.copyFrom(from.awakening);
        for (int i = 0; i < families.length; i++) {
            families[i].copyFrom(from.families[i]);
            System.arraycopy(from.weights[i], 0, weights[i], 0, weights[i].length);
        }
        findBest();
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

    /** The family and member of the largest weight, as family · 2^16 + member; −1 before the first family begins. */
    int leader() {
        int leader = -1;
        double best = 0;
        for (int i = 0; i < families.length; i++) {
            for (int g = 0; families[i].hasBegun() && g < weights[i].length; g++) {
                if (weights[i][g] > best) {
                    best = weights[i][g];
                    leader = (i << 16) + g;
                }
            }
        }
        return leader;
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
            for (double weight : weights[i]) {
                out.writeDouble(weight);
            }
        }
    }

    void load(DataInput in) throws IOException {
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
            families[i].load(in, clock);
            for (int g = 0; g < weights[i].length; g++) {
                weights[i][g] = in.readDouble();
            }
        }
        findBest();
    }
}
