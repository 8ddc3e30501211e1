package org.hodograph.standalone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.entity.RuleWatch;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.SampleListener;

/** The rules of a job that match no series of its files, found by reading names and nothing else. */
final class UnmatchedInFile {

    private UnmatchedInFile() {}

    /** Reads the files to their end; a line for each rule that nothing matches. */
    static List<String> lines(Inputs records) throws IOException {
        JobConfig job = records.job();
        RuleWatch watch = new RuleWatch(job.entities(), job.series().patterns());
        Names names = new Names(watch);
        Format format = Formats.of(job.source().feeds());
        for (SourceRecord record = records.next(); record != null; record = records.next()) {
            format.read(record, names);
        }
        List<String> lines = new ArrayList<>();
        watch.tell(rule -> lines.add(rule.line()));
        return lines;
    }

    private static final class Names implements SampleListener {

        private final RuleWatch watch;
        private final Set<String> heard = new HashSet<>();

        Names(RuleWatch watch) {
            this.watch = watch;
        }

        @Override
        public void sample(Sample sample) {
            if (heard.add(sample.series())) {
                boolean unused = watch.heard(sample.series());
            }
        }

        @Override
        public void rejected(Rejection rejection) {}

        @Override
        public void absent(Rejection absence) {}

        @Override
        public void noted(String line) {}
    }
}
