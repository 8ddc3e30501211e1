package org.hodograph.pipeline.format;

import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;

/**
 * Reads a record of another format as the JSON object that tells the same, so that the settings for JSON hold for it too.
 * Samples and rejections are those of the record itself. For one thread.
 */
public final class AsJson {

    private final JsonFormat format;
    private final Original original = new Original();

    /** Settings of any kind. */
    public AsJson(FormatSettings settings) {
        format = new JsonFormat(settings);
    }

    public void read(SourceRecord source, byte[] json, SampleListener out) {
        original.source = source;
        original.out = out;
        format.read(
                new SourceRecord(
                        source.topic(),
                        source.partition(),
                        source.offset(),
                        source.timestampMillis(),
                        json,
                        source.envelope()),
                original);
    }

    private static final class Original implements SampleListener {

        private SourceRecord source;
        private SampleListener out;

        @Override
        public void sample(Sample sample) {
            out.sample(new Sample(sample.series(), sample.nanos(), sample.value(), sample.unit(), source));
        }

        @Override
        public void rejected(Rejection rejection) {
            out.rejected(new Rejection(rejection.reason(), rejection.series(), rejection.nanos(), source));
        }

        @Override
        public void absent(Rejection absence) {
            out.absent(new Rejection(absence.reason(), absence.series(), absence.nanos(), source));
        }

        @Override
        public void noted(String line) {
            out.noted(line);
        }
    }
}
