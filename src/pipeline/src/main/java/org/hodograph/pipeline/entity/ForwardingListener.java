package org.hodograph.pipeline.entity;

import java.util.function.Supplier;
import org.hodograph.kernels.tail.ReturnLevels;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.alert.UsualLevel;
import org.hodograph.pipeline.pair.CrossCheckVerdict;
import org.hodograph.pipeline.pair.SensitivityPoint;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.UnknownUnit;
import org.hodograph.pipeline.track.TrackPoint;

/** Passes everything on. Who adds one thing overrides one method. */
public abstract class ForwardingListener implements EntityListener {

    private final EntityListener next;

    protected ForwardingListener(EntityListener next) {
        this.next = next;
    }

    @Override
    public void derivatives(Derivatives result) {
        next.derivatives(result);
    }

    @Override
    public void provisional(Derivatives result) {
        next.provisional(result);
    }

    @Override
    public void event(SeriesEvent event) {
        next.event(event);
    }

    @Override
    public void track(TrackPoint point) {
        next.track(point);
    }

    @Override
    public void alert(AlertChange change) {
        next.alert(change);
    }

    @Override
    public void refused(Refusal refusal) {
        next.refused(refusal);
    }

    @Override
    public void usual(UsualLevel level) {
        next.usual(level);
    }

    @Override
    public void unusual(AlertChange change, Supplier<ReturnLevels> levels) {
        next.unusual(change, levels);
    }

    @Override
    public void sensitivity(SensitivityPoint point) {
        next.sensitivity(point);
    }

    @Override
    public void crossCheck(CrossCheckVerdict verdict) {
        next.crossCheck(verdict);
    }

    @Override
    public void unknownUnit(UnknownUnit unknown) {
        next.unknownUnit(unknown);
    }

    @Override
    public void used() {
        next.used();
    }

    @Override
    public void duplicate() {
        next.duplicate();
    }

    @Override
    public void late(Rejection rejection) {
        next.late(rejection);
    }

    @Override
    public void rejected(Rejection rejection) {
        next.rejected(rejection);
    }

    @Override
    public void absent(Rejection absence) {
        next.absent(absence);
    }
}
