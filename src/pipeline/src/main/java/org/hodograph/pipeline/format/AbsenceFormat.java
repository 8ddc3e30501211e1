package org.hodograph.pipeline.format;

import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;

/**
 * What is not there, whatever the format: a record without a payload, as Kafka keeps it for what was deleted, is absent as a
 * whole; and who wants to see absent values gets them as rejections. For one thread.
 */
final class AbsenceFormat implements Format {

    private final Format records;
    private final boolean isRejected;
    private final Rejecting rejecting = new Rejecting();

    AbsenceFormat(Format records, FormatSettings.Absent absent) {
        this.records = records;
        isRejected = absent == FormatSettings.Absent.REJECT;
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        rejecting.out = out;
        SampleListener listener = isRejected ? rejecting : out;
        if (source.payload().length == 0) {
            listener.absent(new Rejection("absent: a record without a value", null, null, source));
        } else {
            records.read(source, listener);
        }
    }

    private static final class Rejecting implements SampleListener {

        private SampleListener out;

        @Override
        public void sample(Sample sample) {
            out.sample(sample);
        }

        @Override
        public void rejected(Rejection rejection) {
            out.rejected(rejection);
        }

        @Override
        public void absent(Rejection absence) {
            out.rejected(absence);
        }

        @Override
        public void noted(String line) {
            out.noted(line);
        }
    }
}
