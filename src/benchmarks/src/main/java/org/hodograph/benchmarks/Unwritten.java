package org.hodograph.benchmarks;

import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.TrackerListener;
import org.hodograph.pipeline.series.UnknownUnit;

/** Hears what a tracker says and writes nothing. */
final class Unwritten implements TrackerListener {

    double sum;

    @Override
    public void used() {}

    @Override
    public void duplicate() {}

    @Override
    public void late(Rejection rejection) {
        throw new IllegalStateException(rejection.reason());
    }

    @Override
    public void rejected(Rejection rejection) {
        throw new IllegalStateException(rejection.reason());
    }

    @Override
    public void absent(Rejection absence) {
        throw new IllegalStateException(absence.reason());
    }

    @Override
    public void derivatives(Derivatives result) {
        sum += result.estimate().samples();
    }

    @Override
    public void provisional(Derivatives result) {}

    @Override
    public void event(SeriesEvent event) {}

    @Override
    public void unknownUnit(UnknownUnit unknown) {}
}
