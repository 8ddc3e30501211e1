package org.hodograph.standalone;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.account.Account;
import org.hodograph.pipeline.account.Ending;
import org.hodograph.pipeline.account.ReasonTally;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.entity.Entity;
import org.hodograph.pipeline.entity.EntityListener;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.entity.EntityTap;
import org.hodograph.pipeline.entity.RuleWatch;
import org.hodograph.pipeline.entity.UnmatchedRule;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.pair.CrossCheckVerdict;
import org.hodograph.pipeline.pair.SensitivityPoint;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.Tracker;
import org.hodograph.pipeline.series.UnknownUnit;
import org.hodograph.pipeline.track.TrackPoint;

/** All series of one job in one process and one thread: a tracker each, in memory. */
public final class SeriesHost implements SampleListener, MessageEncoder.Tally {

    private static final long SWEEP_MILLIS = 60_000;

    private final JobConfig config;
    private final Format format;
    private final EntityTap out;
    private final Consumer<String> notes;
    private final ReasonTally reasons = new ReasonTally();
    private final Function<SourceRecord, String> place;
    private final Map<String, Tracker> trackers = new LinkedHashMap<>();
    private final Map<String, Entity> entities = new HashMap<>();
    private final RuleWatch watch;
    private final Consumer<UnmatchedRule> unmatched;
    private Consumer<Sample> heard = sample -> {};
    private boolean isWatching;
    private long unmatchedDueMillis = Long.MAX_VALUE;
    private long nowMillis;
    private long sweptMillis;
    private long in;
    private long used;
    private long duplicate;
    private long late;
    private long rejected;
    private long absent;

    /**
     * A host without series.
     *
     * @param out takes results; it need not count
     * @throws IllegalArgumentException if the format's settings don't fit the columns
     */
    public SeriesHost(JobConfig config, EntityListener out) {
        this(config, out, rule -> {}, line -> {}, record -> "record " + (record.offset() + 1));
    }

    /**
     * A host without series.
     *
     * @param out takes results; it need not count
     * @param unmatched takes the rules that match nothing once the host has heard series for {@link RuleWatch#PATIENCE_MILLIS},
     *     and those of {@link #tellUnmatched}
     * @param notes takes lines for the user's eyes
     * @param place what a user calls the place of the record that is being read
     * @throws IllegalArgumentException if the format's settings don't fit the columns
     */
    SeriesHost(
            JobConfig config,
            EntityListener out,
            Consumer<UnmatchedRule> unmatched,
            Consumer<String> notes,
            Function<SourceRecord, String> place) {
        this.notes = notes;
        this.place = place;
        this.config = config;
        this.unmatched = unmatched;
        watch = new RuleWatch(config.entities(), config.series().patterns());
        this.format = Formats.of(config.source().format());
        this.out = new EntityTap(new Counting(out));
    }

    /** Also hands every sample on as it was read, before the door. */
    void tap(Consumer<Sample> samples) {
        heard = samples;
    }

    /** Takes a record that was read at {@code now} by the wall clock. */
    public void accept(SourceRecord record, long now) {
        nowMillis = now;
        if (now - sweptMillis >= SWEEP_MILLIS) {
            sweptMillis = now;
            forgetSilent();
        }
        format.read(record, this);
        tellUnmatchedIfDue();
    }

    private void tellUnmatchedIfDue() {
        if (nowMillis >= unmatchedDueMillis) {
            tellUnmatched();
        }
    }

    /** Tells the rules that match nothing and were not told yet. */
    void tellUnmatched() {
        unmatchedDueMillis = Long.MAX_VALUE;
        watch.tell(unmatched);
    }

    /** The rules that were told and match nothing to this day. */
    List<UnmatchedRule> toldUnmatched() {
        return watch.told();
    }

    /** Lets go of series that nothing was heard of for {@code expire-after}; what they still hold reaches the fit first. */
    private void forgetSilent() {
        Set<String> heard = new HashSet<>();
        for (Iterator<Map.Entry<String, Tracker>> all = trackers.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Tracker> entry = all.next();
            if (entry.getValue().expiryMillis() <= nowMillis) {
                attend(entry.getKey());
                entry.getValue().finish(out);
                out.gone(entry.getKey());
                all.remove();
            } else {
                heard.add(Sample.entityOf(entry.getKey()));
            }
        }
        entities.keySet().retainAll(heard);
    }

    /** Tells the silences that are due at {@code now} by the wall clock. */
    void idle(long now) {
        nowMillis = now;
        tellUnmatchedIfDue();
        for (Map.Entry<String, Tracker> entry : trackers.entrySet()) {
            if (entry.getValue().idleDueMillis() <= now) {
                attend(entry.getKey());
                entry.getValue().idle(now, out);
            }
        }
    }

    /** How many series have a state now. */
    int series() {
        return trackers.size();
    }

    @Override
    public void sample(Sample sample) {
        in++;
        heard.accept(sample);
        Tracker tracker = trackers.get(sample.series());
        boolean isNew = tracker == null;
        if (isNew) {
            heard(sample.series());
            if (trackers.size() >= config.source().maxSeries()) {
                out.rejected(Rejection.tooManySeries(sample, config.source().maxSeries()));
                return;
            }
            tracker = new Tracker(sample.series(), config.series().settingsFor(sample.series()));
        }
        attend(sample.series());
        tracker.accept(sample, nowMillis, out);
        if (isNew && !tracker.isEmpty()) { // of one whose first sample was refused there is nothing to keep
            trackers.put(sample.series(), tracker);
            out.begun(sample.series());
        }
    }

    private void heard(String series) {
        if (!isWatching) {
            isWatching = true;
            unmatchedDueMillis = nowMillis + RuleWatch.PATIENCE_MILLIS;
        }
        watch.heard(series);
    }

    private void attend(String series) {
        EntityRules rules = config.entities();
        if (!rules.isEmpty(rules.alerts())) {
            String name = Sample.entityOf(series);
            out.attend(entities.computeIfAbsent(name, made -> new Entity(made, rules)), rules.alerts());
        }
    }

    @Override
    public void rejected(Rejection rejection) {
        in++;
        out.rejected(rejection);
    }

    @Override
    public void absent(Rejection absence) {
        in++;
        out.absent(absence);
    }

    @Override
    public void noted(String line) {
        notes.accept(line);
    }

    /** The input has ended. */
    public void finish() {
        for (Map.Entry<String, Tracker> tracker : trackers.entrySet()) {
            attend(tracker.getKey());
            tracker.getValue().finish(out);
        }
    }

    /** The accounts so far; they add up after {@link #finish}. */
    public Counts counts() {
        return new Counts(in, used, duplicate, late, rejected, absent);
    }

    /** The accounts so far, and why samples took no part. */
    Ending ending() {
        return new Ending(counts(), reasons, config.source().format());
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
    public void late() {
        late++;
    }

    @Override
    public void rejected() {
        rejected++;
    }

    @Override
    public void absent() {
        absent++;
    }

    /** Counts beside what another listener does. */
    private final class Counting implements EntityListener {

        private final EntityListener next;

        Counting(EntityListener next) {
            this.next = next;
        }

        @Override
        public void used() {
            SeriesHost.this.used();
            next.used();
        }

        @Override
        public void duplicate() {
            SeriesHost.this.duplicate();
            next.duplicate();
        }

        @Override
        public void late(Rejection rejection) {
            SeriesHost.this.late();
            reasons.add(Account.LATE, rejection, place);
            next.late(rejection);
        }

        @Override
        public void rejected(Rejection rejection) {
            SeriesHost.this.rejected();
            reasons.add(Account.REJECTED, rejection, place);
            next.rejected(rejection);
        }

        @Override
        public void absent(Rejection absence) {
            SeriesHost.this.absent();
            reasons.add(Account.ABSENT, absence, place);
            next.absent(absence);
        }

        @Override
        public void derivatives(Derivatives result) {
            next.derivatives(result);
        }

        @Override
        public void track(TrackPoint point) {
            next.track(point);
        }

        @Override
        public void refused(Refusal refusal) {
            next.refused(refusal);
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
        public void alert(AlertChange change) {
            next.alert(change);
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
        public void unknownUnit(UnknownUnit unknown) {
            next.unknownUnit(unknown);
        }
    }
}
