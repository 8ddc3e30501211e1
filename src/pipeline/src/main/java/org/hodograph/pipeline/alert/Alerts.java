package org.hodograph.pipeline.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.track.TrackPoint;
import org.hodograph.pipeline.unit.Unit;

/**
 * The alerts of one entity. Rules may be replaced between two answers: an alert whose rule stays the same goes on, one whose
 * rule is gone or another one ends, though what it learned goes on where the rule only says other things about it. What is not
 * active needs no state. For one thread.
 */
public final class Alerts {

    private final Map<String, List<Alert>> bySeries = new LinkedHashMap<>();
    private final List<Alert> known = new ArrayList<>(); // active ones whose series has not spoken under these rules
    private final Surroundings surroundings = new Surroundings();
    private SourceRecord source; // with which answers are told now; null: with none
    private AlertRules rules; // null: whose rules these alerts follow is not known since a load

    /** Makes the rules hold from the next answer on. */
    @SuppressWarnings("ReferenceEquality") // a shortcut: rules seldom change
    public void use(AlertRules current, AlertListener out) {
        if (current == rules || current.equals(rules)) {
            return;
        }
        rules = current;
        surroundings.use(current);
        List<Alert> active = active();
        bySeries.clear();
        known.clear();
        for (Alert alert : active) {
            if (current.rules().contains(alert.rule())) {
                known.add(alert);
            } else {
                alert.withdraw(out);
                AlertRule heir = heir(alert, current);
                if (heir != null) {
                    known.add(alert.under(heir));
                }
            }
        }
    }

    /** The rule that goes on learning where this one, of the same name, left off; null: none does. */
    private static AlertRule heir(Alert alert, AlertRules current) {
        AlertRule rule = alert.rule();
        for (AlertRule other : current.rules()) {
            if (rule.unusual() != null
                    && rule.unusual().learnsAs(other.unusual(), alert.series())
                    && rule.name().equals(other.name())
                    && rule.series().equals(other.series())
                    && rule.quantity() == other.quantity()) {
                return other;
            }
        }
        return null;
    }

    /** Answers are told with this record from now on; null: with none, as at a silence and at the end of the input. */
    public void from(SourceRecord record) {
        source = record;
    }

    /** A series has gone: its alerts end at their last answer. */
    public void end(String series, AlertListener out) {
        for (Alert alert : active()) {
            if (alert.series().equals(series)) {
                alert.withdraw(out);
            }
        }
        surroundings.forget(series);
        bySeries.remove(series);
        known.removeIf(alert -> alert.series().equals(series));
    }

    /** A coordinate of the entity's track has gone: alerts on the track end at their last answer. */
    public void endTrack(String entity, AlertListener out) {
        surroundings.forgetTrack();
        end(entity, out);
    }

    /** Tells what they have learned. */
    public void tell(FleetTails tails) {
        active().forEach(tails::take);
    }

    private List<Alert> active() {
        List<Alert> active = new ArrayList<>(known);
        for (List<Alert> alerts : bySeries.values()) {
            for (Alert alert : alerts) {
                if (alert.isActive()) {
                    active.add(alert);
                }
            }
        }
        return active;
    }

    private List<Alert> alertsOn(String series) {
        List<Alert> alerts = bySeries.get(series);
        if (alerts == null) {
            alerts = new ArrayList<>();
            for (AlertRule rule : rules.rules()) {
                if (NamePattern.matches(rule.series(), series)) {
                    alerts.add(known(rule, series));
                }
            }
            bySeries.put(series, alerts);
        }
        return alerts;
    }

    private Alert known(AlertRule rule, String series) {
        for (int i = 0; i < known.size(); i++) {
            Alert alert = known.get(i);
            if (alert.series().equals(series) && alert.rule().equals(rule)) {
                return known.remove(i);
            }
        }
        return new Alert(rule, series);
    }

    /** Looks at an answer of a series; provisional ones are passed over, one made by silence is no data. */
    public void answer(Derivatives result, AlertListener out) {
        if (Flag.PROVISIONAL.in(result.flags())) {
            return;
        }
        surroundings.answer(result);
        for (Alert alert : alertsOn(result.series())) {
            boolean isNoise = alert.rule().quantity() == Quantity.NOISE;
            int order = isNoise ? 0 : alert.rule().quantity().order(result);
            if (alert.rule().quantity().ofTrack() != null || order < 0 || order > Estimate.MAX_ORDER) {
                continue;
            }
            double number =
                    isNoise ? result.estimate().noise() : result.estimate().derivative(order);
            if (Flag.WARMUP.in(result.flags()) && Double.isNaN(number)) {
                alert.passOver(result.flags());
            } else {
                look(alert, result, order, number, out);
            }
        }
    }

    private void look(Alert alert, Derivatives result, int order, double number, AlertListener out) {
        Estimate estimate = result.estimate();
        String unit = unit(result, order);
        if (!alert.rule().fits(unit)) {
            misfit(alert, result.nanos(), unit, out);
            return;
        }
        boolean known = !Flag.IDLE.in(result.flags());
        if (known) {
            alert.breakAfter(result.nanos(), result.silenceNanos());
        }
        double error = estimate.standardError(order);
        if (known && !alert.takes(result.nanos(), estimate.samples(), estimate.span(), error, unit, out)) {
            alert.stop(result.nanos(), out);
            return;
        }
        boolean hasError = known && alert.rule().quantity() != Quantity.NOISE;
        boolean isPlaced =
                alert.learner() == null || settle(alert, result, result.nanos(), Double.NaN, Double.NaN, out);
        if (!isPlaced && alert.learner().isNew()) {
            alert.passOver(result.flags());
            return;
        }
        alert.look(
                result.nanos(),
                known && isPlaced ? number : Double.NaN,
                hasError ? error : Double.NaN,
                estimate.freedom(),
                unit,
                result.flags(),
                out);
    }

    /** Goes where an answer is, as the contexts of the rule ask; whether that is known. {@code own}: of the alert's series, null: of a track. */
    private boolean settle(Alert alert, Derivatives own, long nanos, double x, double y, AlertListener out) {
        Places places = alert.learner().places();
        List<Context> contexts = alert.rule().unusual().contexts();
        places.time(nanos);
        for (int i = 0; i < contexts.size(); i++) {
            Context context = contexts.get(i);
            if (context.isOwn()) {
                places.number(i, Surroundings.number(context, own));
                alert.tellContext(context, Surroundings.misfit(context, own), nanos, out);
            } else if (context.isAround()) {
                int slot = surroundings.slot(context);
                places.numberOrNone(i, surroundings.number(slot));
                alert.tellContext(context, surroundings.misfit(slot), nanos, out);
            }
        }
        return alert.learner().settle(x, y, source);
    }

    /** A threshold of another kind than the unit never applies: the first series of the entity in that unit says so. */
    private void misfit(Alert alert, long nanos, String unit, AlertListener out) {
        if (alert.isMisfit()) {
            return;
        }
        for (Alert other : active()) {
            if (other.hasToldMisfit(alert.rule(), unit)) {
                alert.setMisfit();
                return;
            }
        }
        alert.tellMisfit(nanos, unit, out);
    }

    /** A series without a unit is taken to be in SI: its numbers are compared as they are. */
    static String unit(Derivatives result, int order) {
        Unit unit = result.unit();
        return unit == null ? null : unit.text(order);
    }

    /** Looks at a point of the entity's track. */
    public void point(TrackPoint point, AlertListener out) {
        surroundings.point(point);
        for (Alert alert : alertsOn(point.series())) {
            Quantity quantity = alert.rule().quantity();
            if (quantity.ofTrack() == null) {
                continue;
            }
            if (Flag.WARMUP.in(point.flags()) && Double.isNaN(point.value(quantity.ofTrack()))) {
                alert.passOver(point.flags());
                continue;
            }
            double error = point.standardError(quantity.ofTrack());
            boolean stands = Flag.STANDSTILL.in(point.flags()) && Double.isNaN(point.value(quantity.ofTrack()));
            if (stands
                    || !alert.takes(point.nanos(), point.samples(), point.span(), error, quantity.trackUnit(), out)) {
                alert.stop(point.nanos(), out);
                continue;
            }
            alert.breakAfter(point.nanos(), point.silenceNanos());
            boolean isPlaced = alert.learner() == null
                    || settle(alert, null, point.nanos(), point.position(0), point.position(1), out);
            if (!isPlaced && alert.learner().isNew()) {
                alert.passOver(point.flags());
                continue;
            }
            alert.look(
                    point.nanos(),
                    isPlaced ? point.value(quantity.ofTrack()) : Double.NaN,
                    error,
                    point.freedom(),
                    quantity.trackUnit(),
                    point.flags(),
                    out);
        }
    }

    /** A coordinate of the entity's track has fallen silent: what alerts of the track look at is no data. */
    public void silence(String entity, long nanos, AlertListener out) {
        surroundings.forgetTrack();
        for (Alert alert : alertsOn(entity)) {
            if (alert.rule().quantity().ofTrack() != null) {
                String unit = alert.rule().quantity().trackUnit();
                alert.look(nanos, Double.NaN, Double.NaN, Double.NaN, unit, Flag.IDLE.bit(), out);
            }
        }
    }

    /** Becomes an exact copy. */
    public void copyFrom(Alerts other) {
        bySeries.clear();
        known.clear();
        rules = other.rules;
        surroundings.copyFrom(other.surroundings);
        for (Alert alert : other.active()) {
            known.add(alert.copy());
        }
    }

    /** Whether no alert is active. */
    public boolean isEmpty() {
        for (List<Alert> alerts : bySeries.values()) {
            for (Alert alert : alerts) {
                if (alert.isActive()) {
                    return false;
                }
            }
        }
        return known.isEmpty() && surroundings.isEmpty();
    }

    /** Of {@link AlertStates} the one to save: what learns has a form of its own. */
    public int version() {
        boolean learns = active().stream().anyMatch(alert -> alert.learner() != null);
        return learns || !surroundings.isEmpty() ? AlertStates.NEWEST : AlertStates.THRESHOLDS;
    }

    /** Of the version {@link #version}. */
    public void save(DataOutput out) throws IOException {
        int version = version();
        List<Alert> active = active();
        out.writeInt(active.size());
        for (Alert alert : active) {
            alert.save(out, version);
        }
        if (version >= AlertStates.CONTEXTS) {
            surroundings.save(out);
        }
    }

    /** Of any version. */
    public void load(DataInput in, int version) throws IOException {
        bySeries.clear();
        known.clear();
        rules = null;
        for (int left = in.readInt(); left > 0; left--) {
            known.add(Alert.load(in, version));
        }
        surroundings.clear();
        if (version >= AlertStates.CONTEXTS) {
            surroundings.load(in);
        }
    }
}
