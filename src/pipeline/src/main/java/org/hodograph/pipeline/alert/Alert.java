package org.hodograph.pipeline.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;
import org.hodograph.pipeline.alert.AlertChange.State;
import org.hodograph.pipeline.alert.AlertRule.NoData;

/** One rule on one series: its state, moved by the series' answers in order. For one thread. */
final class Alert {

    private final AlertRule rule;
    private final String series;
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

    Alert(AlertRule rule, String series) {
        this.rule = rule;
        this.series = series;
    }

    AlertRule rule() {
        return rule;
    }

    String series() {
        return series;
    }

    boolean isActive() {
        return state != State.RESOLVED;
    }

    /**
     * Looks at the next answer.
     *
     * @param breaks whether nothing is known of the time between the answer before and this one
     */
    void look(
            long at,
            double number,
            double standardError,
            double freedom,
            String unitText,
            boolean breaks,
            Consumer<AlertChange> out) {
        if (!rule.when().fits(unitText)) {
            return;
        }
        nanos = at;
        value = number;
        error = standardError;
        unit = unitText;
        broken |= breaks;
        if (Double.isNaN(number)) {
            probability = Double.NaN;
            miss(out);
            return;
        }
        boolean beyond = rule.when().isBeyond(number);
        if (beyond || state != State.RESOLVED) { // the usual case costs one comparison
            move(beyond, freedom, out);
        }
        broken = false;
    }

    /** An answer of a window that is still too short for the quantity: not a missing number. */
    void passOver(boolean breaks) {
        broken |= breaks;
    }

    private void move(boolean beyond, double freedom, Consumer<AlertChange> out) {
        probability = rule.when().probability(value, error, freedom);
        boolean raised = beyond && !(probability < rule.confidence());
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

    private void raise(Consumer<AlertChange> out) {
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

    private void keepOrRelease(Consumer<AlertChange> out) {
        if (!rule.isOver(value)) {
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

    private void miss(Consumer<AlertChange> out) {
        if (rule.noData() == NoData.RESOLVE && isActive()) {
            change(State.RESOLVED, out);
        } else if (rule.noData() == NoData.FIRE && state != State.FIRING) {
            since = state == State.PENDING ? since : nanos;
            releasing = false;
            change(State.FIRING, out);
        }
    }

    /** The rule has gone: what was active ends at the answer looked at last. */
    void withdraw(Consumer<AlertChange> out) {
        if (isActive()) {
            change(State.RESOLVED, out);
        }
    }

    private void change(State next, Consumer<AlertChange> out) {
        state = next;
        out.accept(new AlertChange(rule, series, nanos, next, value, error, unit, probability, since));
    }

    Alert copy() {
        Alert copy = new Alert(rule, series);
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
        return copy;
    }

    void save(DataOutput out) throws IOException {
        rule.save(out);
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
    }

    static Alert load(DataInput in) throws IOException {
        Alert alert = new Alert(AlertRule.load(in), in.readUTF());
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
        return alert;
    }
}
