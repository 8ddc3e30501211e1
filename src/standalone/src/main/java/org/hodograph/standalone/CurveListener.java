package org.hodograph.standalone;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.AlertChange.State;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.entity.EntityListener;
import org.hodograph.pipeline.pair.CrossCheckVerdict;
import org.hodograph.pipeline.pair.SensitivityPoint;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.UnknownUnit;
import org.hodograph.pipeline.track.TrackPoint;
import org.hodograph.standalone.plot.Curve;
import org.hodograph.standalone.plot.Curve.Mark;

/** Draws the curve of one series from what its tracker says. */
final class CurveListener implements EntityListener {

    private static final double BAND = 2; // standard errors

    private final Curve curve;
    private final String[] units = new String[Estimate.MAX_ORDER + 1];
    private final Map<String, Mark> firing = new HashMap<>();
    private String series; // null: the first one
    private long newestNanos = Long.MIN_VALUE;
    private long lagNanos;

    CurveListener(Curve curve, String series) {
        this.curve = curve;
        this.series = series;
    }

    Curve curve() {
        return curve;
    }

    /** The series that is drawn; null: none was heard. */
    String series() {
        return series;
    }

    boolean isEmpty() {
        return newestNanos == Long.MIN_VALUE;
    }

    /** The lag of the last answer, nanoseconds. */
    long lagNanos() {
        return lagNanos;
    }

    /** The unit that an order is drawn in; null: none. */
    String unit(int order) {
        return units[order];
    }

    @Override
    public void derivatives(Derivatives result) {
        if (series == null) {
            series = result.series();
        }
        if (!series.equals(result.series()) || Flag.IDLE.in(result.flags())) {
            return;
        }
        long at = result.nanos();
        if (Flag.GAP.in(result.flags()) || Flag.RESET.in(result.flags())) {
            curve.breakAt(at);
        }
        for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
            units[order] = result.shownUnit(order);
            curve.trace(order).add(at, result.shown(order), BAND * result.shownError(order));
        }
        newestNanos = at;
        lagNanos = result.lagNanos();
    }

    @Override
    public void event(SeriesEvent event) {
        if (event.series().equals(series) && event.kind() != SeriesEvent.Kind.IDLE) {
            curve.mark(new Mark(event.nanos(), event.nanos(), event.kind().word(), false));
        }
    }

    @Override
    public void alert(AlertChange change) {
        if (!change.series().equals(series)) {
            return;
        }
        String name = change.rule().name();
        Mark since = firing.remove(name);
        if (since != null) {
            curve.mark(new Mark(since.fromNanos(), change.nanos(), name, true));
        }
        if (change.state() == State.FIRING) {
            firing.put(name, new Mark(change.nanos(), change.nanos(), name, true));
        }
    }

    /** The input has ended: what fires still does so to the end. */
    void finish() {
        firing.values().stream()
                .sorted(Comparator.comparingLong(Mark::fromNanos))
                .forEach(mark -> curve.mark(new Mark(mark.fromNanos(), newestNanos, mark.word(), true)));
        firing.clear();
    }

    /** What an axis says: {@code speed (m/s)}, {@code f″ (m/s³)}. */
    static String label(String name, String unit) {
        return unit == null ? name : name + " (" + raised(unit) + ")";
    }

    /** Powers raised: {@code m/s2} is written m/s². */
    private static String raised(String unit) {
        String raised = unit;
        for (int power = 2; power <= 4; power++) {
            raised =
                    raised.replaceAll("(?<=\\p{L})" + power + "(?![0-9\\p{L}])", "²³⁴".substring(power - 2, power - 1));
        }
        return raised;
    }

    @Override
    public void provisional(Derivatives result) {
        // the final answer is drawn
    }

    @Override
    public void used() {}

    @Override
    public void duplicate() {}

    @Override
    public void late(Rejection rejection) {}

    @Override
    public void rejected(Rejection rejection) {}

    @Override
    public void absent(Rejection absence) {}

    @Override
    public void unknownUnit(UnknownUnit unknown) {}

    @Override
    public void track(TrackPoint point) {}

    @Override
    public void refused(Refusal refusal) {}

    @Override
    public void sensitivity(SensitivityPoint point) {}

    @Override
    public void crossCheck(CrossCheckVerdict verdict) {}
}
