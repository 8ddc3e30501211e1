package org.hodograph.standalone;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.account.Account;
import org.hodograph.pipeline.account.Ending;
import org.hodograph.pipeline.account.ReasonTally;
import org.hodograph.pipeline.alert.FleetTails;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.entity.Clockwork;
import org.hodograph.pipeline.entity.EntityListener;
import org.hodograph.pipeline.entity.ForwardingListener;
import org.hodograph.pipeline.entity.MemoryStore;
import org.hodograph.pipeline.entity.RuleWatch;
import org.hodograph.pipeline.entity.UnmatchedRule;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.output.MessageEncoder;

/** All series of one job in one process and one thread: a tracker each, in memory. */
public final class SeriesHost implements SampleListener, MessageEncoder.Tally {

    private static final long SWEEP_MILLIS = 60_000;

    private final JobConfig config;
    private final Format format;
    private final EntityListener out;
    private final Clockwork<RuntimeException> clockwork;
    private final Consumer<String> notes;
    private final ReasonTally reasons = new ReasonTally();
    private final Function<SourceRecord, String> place;
    private final MemoryStore store;
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
        this.format = Formats.of(config.source().feeds());
        this.out = new Counting(out);
        store = new MemoryStore(
                config.series()::settingsFor, config.entities(), config.source().maxSeries(), this::heard);
        clockwork = new Clockwork<>(store, this.out);
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

    /** Lets go of series that nothing was heard of for {@code expire-after}. */
    private void forgetSilent() {
        clockwork.expire(store.all(), nowMillis, config.entities().alerts());
        store.forgetEntities();
    }

    /** Tells the silences that are due at {@code now} by the wall clock. */
    void idle(long now) {
        nowMillis = now;
        tellUnmatchedIfDue();
        long unused = clockwork.look(store.all(), now, 0, config.entities().alerts()); // it looks all the time
    }

    /** Tells what the alerts have learned so far. */
    void tell(FleetTails tails) {
        store.tell(tails);
    }

    /** How many series have a state now. */
    int series() {
        return store.size();
    }

    @Override
    public void sample(Sample sample) {
        in++;
        heard.accept(sample);
        clockwork.sample(sample, nowMillis, config.entities().alerts());
    }

    private void heard(String series) {
        if (!isWatching) {
            isWatching = true;
            unmatchedDueMillis = nowMillis + RuleWatch.PATIENCE_MILLIS;
        }
        watch.heard(series);
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
        clockwork.finish(store.all(), config.entities().alerts());
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
    private final class Counting extends ForwardingListener {

        Counting(EntityListener next) {
            super(next);
        }

        @Override
        public void used() {
            SeriesHost.this.used();
            super.used();
        }

        @Override
        public void duplicate() {
            SeriesHost.this.duplicate();
            super.duplicate();
        }

        @Override
        public void late(Rejection rejection) {
            SeriesHost.this.late();
            reasons.add(Account.LATE, rejection, place);
            super.late(rejection);
        }

        @Override
        public void rejected(Rejection rejection) {
            SeriesHost.this.rejected();
            reasons.add(Account.REJECTED, rejection, place);
            super.rejected(rejection);
        }

        @Override
        public void absent(Rejection absence) {
            SeriesHost.this.absent();
            reasons.add(Account.ABSENT, absence, place);
            super.absent(absence);
        }
    }
}
