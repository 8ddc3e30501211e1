package org.hodograph.standalone.page;

import java.util.function.Supplier;
import org.hodograph.kernels.tail.ReturnLevels;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.alert.UsualLevel;
import org.hodograph.pipeline.entity.EntityListener;
import org.hodograph.pipeline.entity.ForwardingListener;
import org.hodograph.pipeline.output.LevelNews;
import org.hodograph.pipeline.output.RecordJson;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.output.UsualRecords;
import org.hodograph.pipeline.pair.CrossCheckVerdict;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.UnknownUnit;
import org.hodograph.pipeline.track.TrackPoint;
import org.hodograph.pipeline.unit.ShowIn;

/** Shows a board what a host in the same process hears, as the records it would read from topics, and passes everything on. */
public final class PageTap extends ForwardingListener {

    private final Board board;
    private final RecordJson json;
    private final UsualRecords usuals;
    private final LevelNews levelNews = new LevelNews();

    public PageTap(Board board, ShowIn showIn, EntityListener next) {
        super(next);
        this.board = board;
        json = new RecordJson(showIn);
        usuals = new UsualRecords(showIn);
    }

    @Override
    public void derivatives(Derivatives result) {
        super.derivatives(result);
        if (!result.isRepeated()) {
            board.message(Topic.DERIVATIVES, json.all(result));
        }
    }

    @Override
    public void provisional(Derivatives result) {
        super.provisional(result);
        board.message(Topic.DERIVATIVES, json.all(result));
    }

    @Override
    public void track(TrackPoint point) {
        super.track(point);
        board.message(Topic.TRACK, json.track(point));
    }

    @Override
    public void alert(AlertChange change) {
        super.alert(change);
        board.message(Topic.ALERTS, json.alert(change));
    }

    @Override
    public void event(SeriesEvent event) {
        super.event(event);
        board.message(Topic.EVENTS, json.event(event));
    }

    @Override
    public void late(Rejection rejection) {
        super.late(rejection);
        board.message(Topic.LATE, json.rejection(rejection));
    }

    @Override
    public void rejected(Rejection rejection) {
        super.rejected(rejection);
        board.message(Topic.REJECTED, json.rejection(rejection));
    }

    @Override
    public void refused(Refusal refusal) {
        super.refused(refusal);
        board.message(Topic.STATUS, json.refusal(refusal));
    }

    @Override
    public void usual(UsualLevel level) {
        super.usual(level);
        if (levelNews.isNews(level)) {
            board.message(Topic.STATUS, usuals.usual(level));
        }
    }

    @Override
    public void unusual(AlertChange change, Supplier<ReturnLevels> levels) {
        super.unusual(change, levels);
        ReturnLevels known = levels.get();
        if (known != null) {
            board.message(Topic.STATUS, usuals.tail(change, known));
        }
    }

    @Override
    public void unknownUnit(UnknownUnit unknown) {
        super.unknownUnit(unknown);
        board.message(Topic.STATUS, json.unknownUnit(unknown));
    }

    @Override
    public void crossCheck(CrossCheckVerdict verdict) {
        super.crossCheck(verdict);
        board.message(Topic.EVENTS, json.crossCheck(verdict));
    }
}
