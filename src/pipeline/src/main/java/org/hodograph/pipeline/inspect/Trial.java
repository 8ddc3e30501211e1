package org.hodograph.pipeline.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.account.Account;
import org.hodograph.pipeline.account.Ending;
import org.hodograph.pipeline.account.ReasonTally;
import org.hodograph.pipeline.config.ConfigException;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.RecordFile;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.hint.EndingLines;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.Tracker;
import org.hodograph.pipeline.series.TrackerListener;
import org.hodograph.pipeline.series.UnknownUnit;

/** The first records of a file under a proposal, as the hosts would read them; what becomes of their samples. */
final class Trial implements SampleListener {

    private static final int MOST_RECORDS = 500;
    private static final double SURE = 0.97;
    private static final double FEW =
            0.05; // of a logger that is slower than that against its clock nothing can be said
    private static final long FAR = Long.MAX_VALUE / 2_000_000; // milliseconds: no sample of a file is from the future
    private static final String CHEAP = "\nseries: [{match: \"*\", method: finite-difference(points=3)}]\n";

    private final Map<String, Tracker> trackers = new HashMap<>();
    private final ReasonTally reasons = new ReasonTally();
    private final After after = new After();
    private JobConfig job;
    private long in;
    private long used;
    private long duplicate;
    private long late;
    private long rejected;
    private long absent;

    private Trial() {}

    /**
     * What came of a trial.
     *
     * @param proposal what was tried
     * @param counts the accounts of the first records
     * @param faults why it does not work, in lines; empty if it does
     */
    record Outcome(Proposal proposal, Counts counts, List<String> faults) {

        /** The share of samples that are used, of those that are there. */
        double share() {
            long there = counts.in() - counts.absent();
            return there == 0 ? 0 : counts.used() / (double) there;
        }

        /** Whether nothing is in the way but samples at a time that their series has already, as whole seconds of a fast logger. */
        boolean isCoarse() {
            long there = counts.in() - counts.absent();
            return counts.used() + counts.duplicate() > SURE * there && counts.used() > FEW * there;
        }
    }

    static Outcome of(Proposal proposal, Head head) throws IOException {
        Trial trial = new Trial();
        try {
            return trial.run(proposal, head);
        } catch (ConfigException | IllegalArgumentException e) {
            return new Outcome(proposal, trial.counts(), e.getMessage().lines().toList());
        }
    }

    private Outcome run(Proposal proposal, Head head) throws IOException {
        job = JobConfigFile.parse(proposal.yaml() + CHEAP, "proposal");
        try (RecordFile records = RecordFile.of(
                new ByteArrayInputStream(head.bytes()),
                head.name(),
                job.source().format())) {
            Format format = Formats.of(records.settings());
            int count = 0;
            for (SourceRecord record = records.next();
                    record != null && count < MOST_RECORDS;
                    record = records.next()) {
                format.read(proposal.needsTimestamps() ? stamped(record) : record, this);
                count++;
            }
            trackers.values().forEach(tracker -> tracker.finish(after));
            return new Outcome(proposal, counts(), EndingLines.of(new Ending(counts(), reasons, records.settings())));
        }
    }

    /** A second for each record, as nothing says other. */
    private static SourceRecord stamped(SourceRecord record) {
        return new SourceRecord(
                record.topic(), record.partition(), record.offset(), 1000 * record.offset(), record.payload());
    }

    private Counts counts() {
        return new Counts(in, used, duplicate, late, rejected, absent);
    }

    @Override
    public void sample(Sample sample) {
        in++;
        trackers.computeIfAbsent(
                        sample.series(),
                        series -> new Tracker(series, job.series().settingsFor(series)))
                .accept(sample, FAR, after);
    }

    @Override
    public void rejected(Rejection rejection) {
        in++;
        after.rejected(rejection);
    }

    @Override
    public void absent(Rejection absence) {
        in++;
        after.absent(absence);
    }

    @Override
    public void noted(String line) {
        // told when the settings are used
    }

    /** What becomes of samples once they were counted. */
    private final class After implements TrackerListener {

        private void told(Account account, Rejection rejection) {
            reasons.add(account, rejection, record -> "record " + (record.offset() + 1));
        }

        @Override
        public void rejected(Rejection rejection) {
            rejected++;
            told(Account.REJECTED, rejection);
        }

        @Override
        public void absent(Rejection absence) {
            absent++;
            told(Account.ABSENT, absence);
        }

        @Override
        public void late(Rejection rejection) {
            late++;
            told(Account.LATE, rejection);
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
        public void unknownUnit(UnknownUnit unit) {}

        @Override
        public void derivatives(Derivatives result) {}

        @Override
        public void provisional(Derivatives result) {}

        @Override
        public void event(SeriesEvent event) {}
    }
}
