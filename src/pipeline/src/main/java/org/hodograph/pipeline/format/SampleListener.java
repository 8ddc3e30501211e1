package org.hodograph.pipeline.format;

import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;

/** Takes what a {@link Format} reads. */
public interface SampleListener {

    void sample(Sample sample);

    void rejected(Rejection rejection);
}
