package org.hodograph.pipeline.series;

/** A gauge. */
final class PlainSignal extends Signal {

    private double value;

    @Override
    boolean follows(double before, double shown) {
        value = shown;
        return true;
    }

    @Override
    double value() {
        return value;
    }
}
