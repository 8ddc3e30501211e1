package org.hodograph.pipeline.output;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hodograph.kernels.tail.ReturnLevels;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.alert.UsualLevel;
import org.hodograph.pipeline.config.ControlMessage;
import org.hodograph.pipeline.entity.EntityListener;
import org.hodograph.pipeline.entity.UnmatchedRule;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.pair.CrossCheckVerdict;
import org.hodograph.pipeline.pair.SensitivityPoint;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.SeriesCurvature;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.UnknownUnit;
import org.hodograph.pipeline.track.TrackPoint;
import org.hodograph.pipeline.unit.ShowIn;

/**
 * Turns what trackers say into messages: all orders to {@code derivatives}, and each by its total order (the series' own plus
 * the derivative's) to velocity (1), acceleration (2) and jerk (3), as far as the method knows the order. The same messages in
 * every host.
 */
public final class MessageEncoder implements EntityListener {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final Topic[] BY_TOTAL_ORDER = {null, Topic.VELOCITY, Topic.ACCELERATION, Topic.JERK};

    private final RecordJson json;
    private final UsualRecords usuals;
    private final LevelNews levelNews = new LevelNews();
    private final ResultRecords results;
    private final Consumer<Message> out;
    private final Tally tally;
    private final Set<Topic> written;

    /**
     * An encoder of records in SI, but for series whose settings say other units.
     *
     * @param out takes every message, on the caller's thread
     * @param tally is told what became of every sample
     */
    public MessageEncoder(Consumer<Message> out, Tally tally) {
        this(out, tally, ShowIn.SI);
    }

    /** An encoder of all roles. */
    public MessageEncoder(Consumer<Message> out, Tally tally, ShowIn showIn) {
        this(out, tally, showIn, EnumSet.allOf(Topic.class));
    }

    /** An encoder of JSON. */
    public MessageEncoder(Consumer<Message> out, Tally tally, ShowIn showIn, Set<Topic> written) {
        this(out, tally, showIn, written, SinkFormat.DEFAULT);
    }

    /**
     * An encoder.
     *
     * @param out takes every message, on the caller's thread
     * @param tally is told what became of every sample
     * @param showIn the units of tracks and alerts; those of a series are in its settings
     * @param written the roles that messages are made for
     * @param format of the records that carry every sample's numbers
     */
    public MessageEncoder(Consumer<Message> out, Tally tally, ShowIn showIn, Set<Topic> written, SinkFormat format) {
        results = format.records();
        this.written = EnumSet.noneOf(Topic.class);
        this.written.addAll(written);
        this.out = out;
        this.tally = tally;
        json = new RecordJson(showIn);
        usuals = new UsualRecords(showIn);
    }

    /** What becomes of samples, counted by the host. */
    public interface Tally {

        /** Nobody counts here: the host does it elsewhere. */
        Tally NONE = new Tally() {
            @Override
            public void used() {}

            @Override
            public void duplicate() {}

            @Override
            public void late() {}

            @Override
            public void rejected() {}

            @Override
            public void absent() {}
        };

        void used();

        void duplicate();

        void late();

        void rejected();

        void absent();
    }

    @Override
    public void used() {
        tally.used();
    }

    @Override
    public void duplicate() {
        tally.duplicate();
    }

    @Override
    public void late(Rejection rejection) {
        tally.late();
        write(Topic.LATE, rejection);
    }

    /** Also for what a format refuses: see {@link SampleListener#rejected}. */
    @Override
    public void rejected(Rejection rejection) {
        tally.rejected();
        write(Topic.REJECTED, rejection);
    }

    /** What is absent is counted and written nowhere. */
    @Override
    public void absent(Rejection absence) {
        tally.absent();
    }

    private void write(Topic topic, Rejection rejection) {
        if (!written.contains(topic)) {
            return;
        }
        long millis = rejection.nanos() == null ? -1 : Math.floorDiv(rejection.nanos(), NANOS_PER_MILLI);
        if (rejection.source().hasTimestamp()) {
            // a broker takes no time far ahead of its clock, which is why some of these were rejected
            millis = Math.min(millis, rejection.source().timestampMillis());
        }
        out.accept(new Message(topic, rejection.series(), millis, json.rejection(rejection)));
    }

    @Override
    public void derivatives(Derivatives result) {
        if (!result.isRepeated()) {
            write(result);
        }
    }

    @Override
    public void provisional(Derivatives result) {
        write(result);
    }

    private void write(Derivatives result) {
        long millis = Math.floorDiv(result.nanos(), NANOS_PER_MILLI);
        int base = result.settings().order();
        int known = result.settings().method().maxOrder();
        results.begin(result);
        for (int total = 1; total < BY_TOTAL_ORDER.length; total++) {
            int order = total - base;
            if (order >= 0 && order <= known && written.contains(BY_TOTAL_ORDER[total])) {
                out.accept(new Message(
                        BY_TOTAL_ORDER[total], result.series(), millis, results.single(BY_TOTAL_ORDER[total], order)));
            }
        }
        if (result.settings().curvature().form() != SeriesCurvature.Form.NONE && written.contains(Topic.CURVATURE)) {
            out.accept(new Message(Topic.CURVATURE, result.series(), millis, json.curvature(result)));
        }
        if (written.contains(Topic.DERIVATIVES)) {
            out.accept(new Message(Topic.DERIVATIVES, result.series(), millis, results.all()));
        }
    }

    @Override
    public void event(SeriesEvent event) {
        if (!written.contains(Topic.EVENTS)) {
            return;
        }
        long millis = Math.floorDiv(event.nanos(), NANOS_PER_MILLI);
        out.accept(new Message(Topic.EVENTS, event.series(), millis, json.event(event)));
    }

    @Override
    public void unknownUnit(UnknownUnit unknown) {
        if (!written.contains(Topic.STATUS)) {
            return;
        }
        long millis = Math.floorDiv(unknown.nanos(), NANOS_PER_MILLI);
        out.accept(new Message(Topic.STATUS, unknown.series(), millis, json.unknownUnit(unknown)));
    }

    /** The answer to a control message. */
    public static Message status(ControlMessage control) {
        return new Message(Topic.STATUS, control.id(), -1, new RecordJson(ShowIn.SI).status(control));
    }

    /** A rule that matches nothing. It has no instant, so the record has the time of writing. */
    public static Message unmatched(UnmatchedRule rule) {
        return new Message(Topic.STATUS, rule.name() + "/" + rule.pattern(), -1, new RecordJson().unmatched(rule));
    }

    @Override
    public void track(TrackPoint point) {
        long millis = Math.floorDiv(point.nanos(), NANOS_PER_MILLI);
        if (written.contains(Topic.TRACK)) {
            out.accept(new Message(Topic.TRACK, point.series(), millis, json.track(point)));
        }
        if (written.contains(Topic.CURVATURE)) {
            out.accept(new Message(Topic.CURVATURE, point.series(), millis, json.curvature(point)));
        }
    }

    @Override
    public void refused(Refusal refusal) {
        if (!written.contains(Topic.STATUS)) {
            return;
        }
        status(refusal.alert(), refusal.series(), refusal.nanos(), json.refusal(refusal));
    }

    @Override
    public void usual(UsualLevel level) {
        if (written.contains(Topic.STATUS) && levelNews.isNews(level)) {
            status(level.rule().name(), level.series(), level.nanos(), usuals.usual(level));
        }
    }

    @Override
    public void unusual(AlertChange change, Supplier<ReturnLevels> levels) {
        ReturnLevels known = written.contains(Topic.STATUS) ? levels.get() : null;
        if (known != null) {
            status(change.rule().name(), change.series(), change.nanos(), usuals.tail(change, known));
        }
    }

    private void status(String alert, String series, long nanos, byte[] record) {
        out.accept(new Message(Topic.STATUS, alert + "/" + series, Math.floorDiv(nanos, NANOS_PER_MILLI), record));
    }

    @Override
    public void sensitivity(SensitivityPoint point) {
        if (!written.contains(Topic.SENSITIVITY)) {
            return;
        }
        long millis = Math.floorDiv(point.nanos(), NANOS_PER_MILLI);
        out.accept(new Message(Topic.SENSITIVITY, point.series(), millis, json.sensitivity(point)));
    }

    @Override
    public void crossCheck(CrossCheckVerdict verdict) {
        if (!written.contains(Topic.EVENTS)) {
            return;
        }
        long millis = Math.floorDiv(verdict.nanos(), NANOS_PER_MILLI);
        out.accept(new Message(Topic.EVENTS, verdict.series(), millis, json.crossCheck(verdict)));
    }

    @Override
    public void alert(AlertChange change) {
        if (!written.contains(Topic.ALERTS)) {
            return;
        }
        long millis = Math.floorDiv(change.nanos(), NANOS_PER_MILLI);
        String key = change.rule().name() + "/" + change.series();
        out.accept(new Message(Topic.ALERTS, key, millis, json.alert(change)));
    }
}
