package org.hodograph;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.entity.EntityListener;
import org.hodograph.pipeline.pair.CrossCheckVerdict;
import org.hodograph.pipeline.pair.SensitivityPoint;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.UnknownUnit;
import org.hodograph.pipeline.track.TrackPoint;

/** Counts what a tracker says and tells it in the words of the library. A stream has one. */
final class Ears implements EntityListener {

    private final SeriesListener listener;
    private final SeriesEstimate estimate = new SeriesEstimate();
    private long used;
    private long duplicate;
    private long late;
    private long rejected;
    private long answers;

    Ears(SeriesListener listener) {
        this.listener = listener;
    }

    long answers() {
        return answers;
    }

    SeriesEstimate estimate() {
        return estimate;
    }

    Accounts accounts(long in) {
        return new Accounts(in, used, duplicate, late, rejected, in - used - duplicate - late - rejected);
    }

    @Override
    public void used() {
        used++;
    }

    @Override
    public void duplicate() {
        duplicate++;
    }

    @Override
    public void late(Rejection rejection) {
        late++;
        listener.late(rejection.nanos(), rejection.reason());
    }

    @Override
    public void rejected(Rejection rejection) {
        rejected++;
        listener.rejected(rejection.nanos(), rejection.reason());
    }

    /** Only where marks for missing values are declared, which a {@link Series} does not. */
    @Override
    public void absent(Rejection absence) {
        rejected(absence);
    }

    @Override
    public void derivatives(Derivatives result) {
        answers++;
        estimate.show(result);
        listener.estimate(estimate);
    }

    @Override
    public void event(org.hodograph.pipeline.series.SeriesEvent event) {
        listener.event(new SeriesEvent(
                event.kind().name(),
                event.nanos(),
                event.lengthSeconds(),
                event.left(),
                event.right(),
                event.height(),
                event.confidence()));
    }

    @Override
    public void alert(AlertChange change) {
        listener.alert(new SeriesAlert(
                change.rule().name(),
                SeriesAlert.State.valueOf(change.state().name()),
                change.nanos(),
                change.value(),
                change.error(),
                change.unit(),
                change.probability(),
                change.sinceNanos()));
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(used);
        out.writeLong(duplicate);
        out.writeLong(late);
        out.writeLong(rejected);
    }

    void load(DataInput in) throws IOException {
        used = in.readLong();
        duplicate = in.readLong();
        late = in.readLong();
        rejected = in.readLong();
    }

    // ---- what a series of a known unit, without profiles, tracks, pairs and provisional answers never says ----

    @Override
    public void provisional(Derivatives result) {}

    @Override
    public void unknownUnit(UnknownUnit unknown) {}

    @Override
    public void refused(Refusal refusal) {}

    @Override
    public void sensitivity(SensitivityPoint point) {}

    @Override
    public void crossCheck(CrossCheckVerdict verdict) {}

    @Override
    public void track(TrackPoint point) {}
}
