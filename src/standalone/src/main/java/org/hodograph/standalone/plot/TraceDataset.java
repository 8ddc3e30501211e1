package org.hodograph.standalone.plot;

import java.util.ArrayList;
import java.util.List;
import org.jfree.data.xy.AbstractIntervalXYDataset;

/** A trace as JFreeChart reads it: each piece between two breaks is a series of its own. */
final class TraceDataset extends AbstractIntervalXYDataset {

    private static final long serialVersionUID = 1;

    private final transient Trace trace;
    private final transient TimeAxis axis;
    private final transient List<int[]> pieces = new ArrayList<>(); // first point, point after the last

    TraceDataset(Trace trace, TimeAxis axis) {
        this.trace = trace;
        this.axis = axis;
        int first = 0;
        for (int i = 0; i <= trace.size(); i++) {
            if (i == trace.size() || Double.isNaN(trace.value(i))) {
                if (i > first) {
                    pieces.add(new int[] {first, i});
                }
                first = i + 1;
            }
        }
    }

    private int point(int series, int item) {
        return pieces.get(series)[0] + item;
    }

    @Override
    public int getSeriesCount() {
        return pieces.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return series;
    }

    @Override
    public int getItemCount(int series) {
        return pieces.get(series)[1] - pieces.get(series)[0];
    }

    @Override
    public double getXValue(int series, int item) {
        return axis.of(trace.nanos(point(series, item)));
    }

    @Override
    public double getYValue(int series, int item) {
        return trace.value(point(series, item));
    }

    @Override
    public double getStartXValue(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public double getEndXValue(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public double getStartYValue(int series, int item) {
        return trace.low(point(series, item));
    }

    @Override
    public double getEndYValue(int series, int item) {
        return trace.high(point(series, item));
    }

    @Override
    public Number getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public Number getY(int series, int item) {
        return getYValue(series, item);
    }

    @Override
    public Number getStartX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public Number getEndX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public Number getStartY(int series, int item) {
        return getStartYValue(series, item);
    }

    @Override
    public Number getEndY(int series, int item) {
        return getEndYValue(series, item);
    }
}
