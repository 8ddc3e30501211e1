package org.hodograph.pipeline.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import org.hodograph.kernels.tail.Usual;
import org.hodograph.pipeline.alert.AlertChange.State;
import org.hodograph.pipeline.alert.AlertRule.NoData;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.series.SeriesEvent;

/** One rule on one series: its state, moved by the series' answers in order. For one thread. */
final class Alert {

    /** A cause beside those of {@link Requirement}: the threshold is of another kind of unit. */
    private static final int MISFIT = 4;

    /** Another one: nothing says how sure the value is. */
    private static final int UNSURE = 8;

    /** And of alerts that learn: that it learns, and that the budget is longer than what was learned can support. */
    private static final int LEARNING = 16;

    private static final int REACH = 32;

    /** The contexts of one that learns are of another kind of unit. */
    private static final int CONTEXT = 64;

    private static final int BREAKS = Flag.GAP.bit() | Flag.RESET.bit();
    private static final double NANOS_PER_SECOND = 1e9;

    private final AlertRule rule;
    private final String series;
    private final Learner learner; // null: there is a threshold
    private State state = State.RESOLVED;
    private long since; // when the condition began to hold
    private boolean releasing;
    private long releasedSince;
    private boolean broken; // nothing is known of the time before the next number
    private long nanos; // of the answer looked at last
    private double value = Double.NaN;
    private double error = Double.NaN;
    private double probability = Double.NaN;
    private String unit;
    private int refused; // the causes that were told
    private boolean misfits; // another series has told that the threshold is of another kind than this unit

    Alert(AlertRule rule, String series) {
        this.rule = rule;
        this.series = series;
        learner = rule.unusual() == null ? null : new Learner(rule, series);
    }

    AlertRule rule() {
        return rule;
    }

    String series() {
        return series;
    }

    /** Whether it is known that the threshold can't be compared with the series. */
    boolean isMisfit() {
        return misfits || (refused & MISFIT) != 0;
    }

    /** Whether it is this alert, of this rule, that told that the threshold can't be compared with this unit. */
    boolean hasToldMisfit(AlertRule of, String unitText) {
        return (refused & MISFIT) != 0 && rule.equals(of) && unit.equals(unitText);
    }

    /** Another series of the entity has told it. */
    void setMisfit() {
        misfits = true;
    }

    /** Tells that the threshold can't be compared with the series. */
    void tellMisfit(long at, String unitText, AlertListener out) {
        refused |= MISFIT;
        unit = unitText;
        refuse(
                at,
                "unit: " + rule.quantity().word() + " of this series is in " + unitText
                        + ", so it can't be compared with " + rule.when().unit(),
                out);
    }

    /** Whether it is anything else than new. */
    boolean isActive() {
        return state != State.RESOLVED || refused != 0 || learner != null;
    }

    /**
     * Whether the profile that the rule is of takes an answer; says once per cause why it doesn't.
     *
     * @param samples that the answer rests on
     * @param span of these, seconds
     */
    boolean takes(long at, int samples, double span, double standardError, String unitText, AlertListener out) {
        Requirement requirement = rule.requirement();
        int fault = requirement == null ? 0 : requirement.fault(samples, span, standardError);
        if (fault != 0 && (refused & fault) == 0) {
            refused |= fault;
            refuse(at, requirement.reason(fault, samples, span, standardError, unitText), out);
        }
        return fault == 0;
    }

    /** The alert under another rule that learns as its own does: what was learned goes on. */
    Alert under(AlertRule other) {
        Alert heir = new Alert(other, series);
        heir.learner.copyFrom(learner);
        heir.refused = refused;
        heir.nanos = nanos;
        heir.value = value;
        heir.error = error;
        heir.unit = unit;
        return heir;
    }

    /** What learns the threshold; null: nothing does. */
    Learner learner() {
        return learner;
    }

    /** Looks at the next answer; {@code flags}: its own. */
    void look(
            long at,
            double number,
            double standardError,
            double freedom,
            String unitText,
            int flags,
            AlertListener out) {
        long before = Double.isNaN(value) ? at : nanos;
        nanos = at;
        value = number;
        error = standardError;
        unit = unitText;
        broken |= (flags & BREAKS) != 0;
        if (Double.isNaN(number)) {
            probability = Double.NaN;
            miss(out);
            return;
        }
        if (learner != null) {
            learn(broken ? 0 : at - before, freedom, out);
            learner.tellLevel(at, unitText, out);
            broken = false;
            return;
        }
        boolean beyond = rule.when().isBeyond(number);
        if (beyond || state != State.RESOLVED) { // the usual case costs one comparison
            move(beyond, freedom, out);
            if (beyond && state != State.FIRING && !Flag.WARMUP.in(flags)) {
                tellUnsure(out);
            }
        }
        broken = false;
    }

    private void learn(long sinceNanos, double freedom, AlertListener out) {
        boolean isUnusual = learner.push(value, error, sinceNanos);
        if (learner.isRegime()) {
            double lasted = state == State.RESOLVED ? Double.NaN : (nanos - since) / NANOS_PER_SECOND;
            out.event(SeriesEvent.ofRegime(series, nanos, lasted, learner.limit(), value));
            withdraw(out);
            return;
        }
        tellWhatIsLearned(out);
        if (isUnusual || state != State.RESOLVED) {
            probability = learner.probability(value, error, freedom);
        }
        boolean raised = isUnusual && (rule.confidence() == 0 || (error > 0 && probability >= rule.confidence()));
        if (raised || state != State.RESOLVED) {
            learner.tell(state == State.RESOLVED, value);
        }
        judge(raised, out);
    }

    private void tellWhatIsLearned(AlertListener out) {
        boolean isReady = learner.isReady();
        if (!isReady && (refused & LEARNING) == 0) {
            refused |= LEARNING;
            String learn = rule.unusual().learn().text();
            boolean isShared = rule.unusual().shares().tailOf(series) != null;
            String until = isShared ? Refusal.YOUNG : "learning: nothing is unusual before ";
            refuse(nanos, until + learn + " were learned", out);
        } else if (isReady && (refused & REACH) == 0 && learner.isBeyondReach()) {
            refused |= REACH;
            refuse(
                    nanos,
                    String.format(
                            Locale.ROOT,
                            "budget: one false alarm in %s is %.2g times as long as what was learned, more than %d can't be"
                                    + " told, so only what is far beyond all that was seen is unusual",
                            rule.unusual().every().text(),
                            learner.reach(),
                            Usual.MOST_REACH),
                    out);
        }
    }

    /** Tells once that a context's width can't be compared with the unit of its quantity; null: it can. */
    void tellContext(Context context, String unitText, long at, AlertListener out) {
        if (unitText != null && (refused & CONTEXT) == 0) {
            refused |= CONTEXT;
            refuse(
                    at,
                    "context: " + context.text() + " is of a quantity in " + unitText + ", so its bins can't be in "
                            + context.unit(),
                    out);
        }
    }

    private void refuse(long at, String reason, AlertListener out) {
        String profile = rule.requirement() == null ? null : rule.requirement().profile();
        out.refused(new Refusal(profile, rule.name(), series, at, reason));
    }

    /** A number that merely repeats has no error but that of rounding: at its level nothing says on which side it is. */
    private boolean isError() {
        return error > Math.ulp(value);
    }

    /** Where nothing says how sure the value is, a rule that asks for a confidence waits, which could be for ever. */
    private void tellUnsure(AlertListener out) {
        if (rule.confidence() == 0 || isError() || (refused & UNSURE) != 0) {
            return;
        }
        refused |= UNSURE;
        refuse(
                nanos,
                "no standard error: " + rule.quantity().word() + " of this series is "
                        + rule.when().text()
                        + " with " + (Double.isNaN(error) ? "none" : "a standard error of 0") + ", so confidence "
                        + rule.confidence() + " can't be judged; confidence: 0 lets the value alone decide",
                out);
    }

    /** Nothing was heard for longer than {@code nanos} since the answer looked at last: durations begin anew. */
    void breakAfter(long at, long silenceNanos) {
        broken |= (state != State.RESOLVED || learner != null) && at - nanos > silenceNanos;
    }

    /** An answer of a window that is still too short for the quantity: not a missing number. */
    void passOver(int flags) {
        broken |= (flags & BREAKS) != 0;
    }

    private void move(boolean beyond, double freedom, AlertListener out) {
        probability = rule.when().probability(value, error, freedom);
        boolean isSure = error > 0 && probability >= rule.confidence();
        judge(beyond && (rule.confidence() == 0 || isSure), out);
    }

    private void judge(boolean raised, AlertListener out) {
        if (state == State.FIRING) {
            keepOrRelease(out);
        } else if (!raised) {
            if (state == State.PENDING) {
                change(State.RESOLVED, out);
            }
        } else {
            raise(out);
        }
    }

    private void raise(AlertListener out) {
        if (state == State.RESOLVED || broken) {
            since = nanos;
        }
        if (nanos - since >= rule.forNanos()) {
            releasing = false;
            change(State.FIRING, out);
        } else if (state == State.RESOLVED) {
            change(State.PENDING, out);
        }
    }

    private void keepOrRelease(AlertListener out) {
        if (learner == null ? !rule.isOver(value) : learner.isHolding()) {
            releasing = false;
            return;
        }
        if (!releasing || broken) {
            releasing = true;
            releasedSince = nanos;
        }
        if (nanos - releasedSince >= rule.keepNanos()) {
            change(State.RESOLVED, out);
        }
    }

    private void miss(AlertListener out) {
        if (rule.noData() == NoData.RESOLVE && state != State.RESOLVED) {
            change(State.RESOLVED, out);
        } else if (rule.noData() == NoData.FIRE && state != State.FIRING) {
            since = state == State.PENDING ? since : nanos;
            releasing = false;
            if (learner != null) {
                learner.begin();
            }
            change(State.FIRING, out);
        }
    }

    /** Ends what is active: a vehicle that stands neither brakes nor turns, and of data that a profile refuses nothing is said. */
    void stop(long at, AlertListener out) {
        if (state != State.RESOLVED) {
            nanos = at;
            value = Double.NaN;
            error = Double.NaN;
            probability = Double.NaN;
            change(State.RESOLVED, out);
        }
    }

    /** The rule has gone: what was active ends at the answer looked at last. */
    void withdraw(AlertListener out) {
        if (state != State.RESOLVED) {
            change(State.RESOLVED, out);
        }
    }

    private void change(State next, AlertListener out) {
        boolean fires = next == State.FIRING || state == State.FIRING;
        state = next;
        AlertChange.Story story = learner == null ? null : learner.story((nanos - since) / NANOS_PER_SECOND);
        AlertChange told = new AlertChange(rule, series, nanos, next, value, error, unit, probability, since, story);
        out.alert(told);
        if (learner != null && fires) {
            out.unusual(told, learner::returnLevels);
        }
    }

    Alert copy() {
        Alert copy = new Alert(rule, series);
        if (learner != null) {
            copy.learner.copyFrom(learner);
        }
        copy.state = state;
        copy.since = since;
        copy.releasing = releasing;
        copy.releasedSince = releasedSince;
        copy.broken = broken;
        copy.nanos = nanos;
        copy.value = value;
        copy.error = error;
        copy.probability = probability;
        copy.unit = unit;
        copy.refused = refused;
        return copy;
    }

    void save(DataOutput out, int version) throws IOException {
        rule.save(out, version);
        out.writeUTF(series);
        out.writeUTF(state.name());
        out.writeLong(since);
        out.writeBoolean(releasing);
        out.writeLong(releasedSince);
        out.writeBoolean(broken);
        out.writeLong(nanos);
        out.writeDouble(value);
        out.writeDouble(error);
        out.writeDouble(probability);
        out.writeUTF(unit == null ? "" : unit);
        out.writeByte(refused);
        if (learner != null) {
            learner.save(out);
        }
    }

    static Alert load(DataInput in, int version) throws IOException {
        Alert alert = new Alert(AlertRule.load(in, version), in.readUTF());
        alert.state = State.valueOf(in.readUTF());
        alert.since = in.readLong();
        alert.releasing = in.readBoolean();
        alert.releasedSince = in.readLong();
        alert.broken = in.readBoolean();
        alert.nanos = in.readLong();
        alert.value = in.readDouble();
        alert.error = in.readDouble();
        alert.probability = in.readDouble();
        String unit = in.readUTF();
        alert.unit = unit.isEmpty() ? null : unit;
        alert.refused = in.readByte();
        if (alert.learner != null) {
            alert.learner.load(in, version);
        }
        return alert;
    }
}
