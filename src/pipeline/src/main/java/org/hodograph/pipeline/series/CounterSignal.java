package org.hodograph.pipeline.series;

/** A counter: a smaller value is a new beginning. */
final class CounterSignal extends Signal {

    private final boolean fromZero;
    private double value;

    CounterSignal(boolean fromZero) {
        this.fromZero = fromZero;
    }

    @Override
    boolean follows(double before, double shown) {
        value = shown;
        return !(shown < before);
    }

    @Override
    double value() {
        return value;
    }

    @Override
    boolean beginsAtZero() {
        return fromZero;
    }
}
