package org.hodograph.standalone.page;

import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.entity.EntityListener;
import org.hodograph.pipeline.output.RecordJson;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.pair.CrossCheckVerdict;
import org.hodograph.pipeline.pair.SensitivityPoint;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.UnknownUnit;
import org.hodograph.pipeline.track.TrackPoint;
import org.hodograph.pipeline.unit.ShowIn;

/** Shows a board what a host in the same process hears, as the records it would read from topics, and passes everything on. */
public final class PageTap implements EntityListener {

    private final Board board;
    private final EntityListener next;
    private final RecordJson json;

    public PageTap(Board board, ShowIn showIn, EntityListener next) {
        this.board = board;
        this.next = next;
        json = new RecordJson(showIn);
    }

    @Override
    public void derivatives(Derivatives result) {
        next.derivatives(result);
        if (!result.isRepeated()) {
            board.message(Topic.DERIVATIVES, json.all(result));
        }
    }

    @Override
    public void provisional(Derivatives result) {
        next.provisional(result);
        board.message(Topic.DERIVATIVES, json.all(result));
    }

    @Override
    public void track(TrackPoint point) {
        next.track(point);
        board.message(Topic.TRACK, json.track(point));
    }

    @Override
    public void alert(AlertChange change) {
        next.alert(change);
        board.message(Topic.ALERTS, json.alert(change));
    }

    @Override
    public void event(SeriesEvent event) {
        next.event(event);
        board.message(Topic.EVENTS, json.event(event));
    }

    @Override
    public void late(Rejection rejection) {
        next.late(rejection);
        board.message(Topic.LATE, json.rejection(rejection));
    }

    @Override
    public void rejected(Rejection rejection) {
        next.rejected(rejection);
        board.message(Topic.REJECTED, json.rejection(rejection));
    }

    @Override
    public void refused(Refusal refusal) {
        next.refused(refusal);
        board.message(Topic.STATUS, json.refusal(refusal));
    }

    @Override
    public void unknownUnit(UnknownUnit unknown) {
        next.unknownUnit(unknown);
        board.message(Topic.STATUS, json.unknownUnit(unknown));
    }

    @Override
    public void crossCheck(CrossCheckVerdict verdict) {
        next.crossCheck(verdict);
        board.message(Topic.EVENTS, json.crossCheck(verdict));
    }

    @Override
    public void sensitivity(SensitivityPoint point) {
        next.sensitivity(point);
    }

    @Override
    public void absent(Rejection absence) {
        next.absent(absence);
    }

    @Override
    public void used() {
        next.used();
    }

    @Override
    public void duplicate() {
        next.duplicate();
    }
}
