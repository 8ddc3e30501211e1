package org.hodograph.pipeline.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Certainty;
import org.hodograph.kernels.tail.Budget;
import org.hodograph.kernels.tail.ReturnLevels;
import org.hodograph.kernels.tail.Usual;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.AlertChange.Story;

/** What an alert on what is unusual has learned, by the places of its context, and the story of the alert that goes on. For one thread. */
final class Learner {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Unusual unusual;
    private final UsualLevel level;
    private final boolean isNoise;
    private final Places places;
    private Usual usual; // of the place at hand; null: not known yet
    private int side; // on which the last unusual one was
    private double limit = Double.NaN;
    private final Told told = new Told();
    private double x = Double.NaN; // of the answer at hand, on a track
    private double y = Double.NaN;
    private SourceRecord source; // of it; null: none

    Learner(AlertRule rule, String series) {
        unusual = rule.unusual();
        level = new UsualLevel(rule, series);
        isNoise = rule.quantity() == Quantity.NOISE;
        places = new Places(unusual, series);
        usual = places.usual();
    }

    /** Whether it was never known where an answer is. */
    boolean isNew() {
        return usual == null;
    }

    Places places() {
        return places;
    }

    /** Where the next answer is: its position on a track or NaN, its record or null; its places are told before. Whether these are known. */
    boolean settle(double atX, double atY, SourceRecord from) {
        x = atX;
        y = atY;
        source = from;
        boolean isKnown = places.settle();
        usual = places.usual();
        return isKnown;
    }

    /** Looks at a number and learns from it; {@code sinceNanos} after the one before, 0 behind a gap. Whether it is unusual. */
    boolean push(double number, double error, long sinceNanos) {
        double s = isNoise || !unusual.isWidened() ? Double.NaN : error;
        double value = isNoise ? Math.log(Math.max(Double.MIN_NORMAL, number)) : number;
        boolean goesOn = usual.isHolding(); // on the side where it began, whatever it does on the other
        int now = usual.push(value, s, sinceNanos / NANOS_PER_SECOND);
        if (now != 0 && !goesOn) {
            side = now;
            limit = shown(now < 0 ? usual.below(usual.usualError()) : usual.above(usual.usualError()));
        }
        return now != 0;
    }

    private double shown(double value) {
        return isNoise ? Math.exp(value) : value;
    }

    /** A number of the alert that goes on, or of none yet. */
    void tell(boolean isFirst, double number) {
        if (isFirst) {
            begin();
        }
        if (told.take(number, side, unusual.budget().side() == Budget.Side.MAGNITUDE)) {
            told.peaksAt(usual.rarity(), x, y, source);
        }
    }

    /** Nothing is known of the alert that begins. */
    void begin() {
        told.begin(source);
    }

    /** The probability that the true value is beyond the level. */
    double probability(double number, double error, double freedom) {
        if (isNoise) {
            return Double.NaN;
        }
        boolean isMagnitude = unusual.budget().side() == Budget.Side.MAGNITUDE;
        double over = Certainty.above(limit, isMagnitude ? Math.abs(number) : number, error, freedom);
        return side < 0 ? 1 - over : over;
    }

    /** The level that the last unusual number was beyond. */
    double limit() {
        return limit;
    }

    /** What a record says of it. */
    Story story(double seconds) {
        return told.story(limit, seconds);
    }

    /** Whether an alert goes on: what is unusual is not over. */
    boolean isHolding() {
        return usual.isHolding();
    }

    boolean isRegime() {
        return usual.isRegime();
    }

    boolean isReady() {
        return usual.isReady();
    }

    /** How many times as long as what was learned the budget is. */
    double reach() {
        return usual.reach();
    }

    boolean isBeyondReach() {
        return usual.isBeyondReach();
    }

    /** The level above which a number with a usual error is unusual now; NaN: none, or not known. */
    double above() {
        return shown(usual.above(usual.usualError()));
    }

    double below() {
        return shown(usual.below(usual.usualError()));
    }

    double centre() {
        return shown(usual.centre());
    }

    /** How much of {@code learn} was learned here, 1 or more: enough. */
    double progress() {
        return usual.progress();
    }

    /** Tells how far what is usual reaches, once a second. */
    void tellLevel(long nanos, String unit, AlertListener out) {
        level.tell(nanos, unit, this, out);
    }

    /** How rare values are on the side of the last unusual one; null: nothing is known. */
    ReturnLevels returnLevels() {
        ReturnLevels levels = usual == null ? null : usual.returnLevels(side >= 0, told.rarity());
        return levels == null || !isNoise ? levels : levels.mapped(Math::exp);
    }

    void copyFrom(Learner other) {
        places.copyFrom(other.places);
        usual = places.usual();
        side = other.side;
        limit = other.limit;
        told.copyFrom(other.told);
    }

    void save(DataOutput out) throws IOException {
        places.save(out);
        out.writeByte(side);
        out.writeDouble(limit);
        told.save(out);
    }

    void load(DataInput in, int version) throws IOException {
        places.load(in, version);
        usual = places.usual();
        side = in.readByte();
        limit = in.readDouble();
        told.load(in, version);
    }
}
