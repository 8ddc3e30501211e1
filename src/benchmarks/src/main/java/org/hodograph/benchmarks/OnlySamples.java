package org.hodograph.benchmarks;

import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.format.SampleListener;

/** Hears samples and adds them up; whatever else a record gives is a fault of the benchmark. */
class OnlySamples implements SampleListener {

    double sum;

    @Override
    public void sample(Sample sample) {
        sum += sample.value();
    }

    @Override
    public void rejected(Rejection rejection) {
        throw new IllegalStateException(rejection.reason());
    }

    @Override
    public void absent(Rejection absence) {
        throw new IllegalStateException(absence.reason());
    }

    @Override
    public void noted(String line) {}
}
