package org.hodograph.pipeline.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;

/** Records of a topic in another encoding than UTF-8; what is told of them is told of the original bytes. For one thread. */
final class EncodedFormat implements Format {

    private final Format records;
    private final Charset encoding;
    private final Original original = new Original();

    EncodedFormat(Format records, Charset encoding) {
        this.records = records;
        this.encoding = encoding;
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        original.out = out;
        original.source = source;
        byte[] utf8 = new String(source.payload(), encoding).getBytes(StandardCharsets.UTF_8);
        records.read(
                new SourceRecord(
                        source.topic(),
                        source.partition(),
                        source.offset(),
                        source.timestampMillis(),
                        utf8,
                        source.envelope()),
                original);
    }

    private static final class Original implements SampleListener {

        private SampleListener out;
        private SourceRecord source;

        @Override
        public void sample(Sample sample) {
            out.sample(new Sample(sample.series(), sample.nanos(), sample.value(), sample.unit(), source));
        }

        @Override
        public void rejected(Rejection rejection) {
            out.rejected(of(rejection));
        }

        @Override
        public void absent(Rejection absence) {
            out.absent(of(absence));
        }

        @Override
        public void noted(String line) {
            out.noted(line);
        }

        private Rejection of(Rejection rejection) {
            return new Rejection(rejection.reason(), rejection.series(), rejection.nanos(), source);
        }
    }
}
