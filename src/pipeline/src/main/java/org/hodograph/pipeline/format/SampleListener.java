package org.hodograph.pipeline.format;

import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;

/** Takes what a {@link Format} reads. */
public interface SampleListener {

    void sample(Sample sample);

    void rejected(Rejection rejection);

    /** A value that the producer says is not there; it counts as one sample, and nothing is wrong with it. */
    void absent(Rejection absence);

    /** Something was read with a guess that the user should know of; said once. */
    void noted(String line);
}
