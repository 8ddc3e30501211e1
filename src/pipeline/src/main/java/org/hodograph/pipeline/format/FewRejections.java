package org.hodograph.pipeline.format;

import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;

/**
 * Bounds what a record of many elements can make of itself: each rejection holds the whole record, so of many only the first are
 * told one by one and the rest in one. For one thread.
 */
final class FewRejections implements SampleListener {

    private static final int LEAST = 100;
    private static final int BYTES_PER_REJECTION = 1024;

    private SampleListener out;
    private int left;
    private int more;
    private Rejection last;

    void begin(SourceRecord source, SampleListener listener) {
        out = listener;
        left = LEAST + source.payload().length / BYTES_PER_REJECTION;
        more = 0;
    }

    void end() {
        if (more > 0) {
            out.rejected(new Rejection(
                    last.reason() + " (one of " + more + " more rejections of this record)",
                    null,
                    null,
                    last.source()));
            last = null;
        }
    }

    @Override
    public void rejected(Rejection rejection) {
        if (left > 0) {
            left--;
            out.rejected(rejection);
        } else {
            more++;
            last = rejection;
        }
    }

    @Override
    public void sample(Sample sample) {
        out.sample(sample);
    }

    @Override
    public void absent(Rejection absence) {
        out.absent(absence);
    }

    @Override
    public void noted(String line) {
        out.noted(line);
    }
}
