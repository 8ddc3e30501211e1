package org.hodograph.standalone.page;

import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.entity.EntityListener;
import org.hodograph.pipeline.pair.CrossCheckVerdict;
import org.hodograph.pipeline.pair.SensitivityPoint;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.UnknownUnit;
import org.hodograph.pipeline.track.TrackPoint;

/** Listens to nothing. */
public final class Silent implements EntityListener {

    public static final EntityListener LISTENER = new Silent();

    private Silent() {}

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
    public void derivatives(Derivatives result) {}

    @Override
    public void provisional(Derivatives result) {}

    @Override
    public void event(SeriesEvent event) {}

    @Override
    public void unknownUnit(UnknownUnit unknown) {}

    @Override
    public void track(TrackPoint point) {}

    @Override
    public void alert(AlertChange change) {}

    @Override
    public void refused(Refusal refusal) {}

    @Override
    public void sensitivity(SensitivityPoint point) {}

    @Override
    public void crossCheck(CrossCheckVerdict verdict) {}
}
