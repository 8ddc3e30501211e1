package org.hodograph.pipeline.pair;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The pairs (x, y) of a span of time, thinned to at most {@value #MOST}, with the variances of their errors, and the line through
 * them with errors in both (Deming): with δ the ratio of the mean error variances of y and x,
 *
 * <pre>slope = (s_yy − δ s_xx + √((s_yy − δ s_xx)² + 4 δ s_xy²)) / (2 s_xy)</pre>
 *
 * <p>Its standard error is slope · √((1/r² − 1) / (m − 2)), with r the correlation and m the number of pairs that don't share
 * samples. Source: W. E. Deming 1943; K. Linnet 1993, doi 10.1093/clinchem/39.3.424. For one thread.
 */
final class Pairs {

    static final int MOST = 256;

    private static final double NANOS_PER_SECOND = 1e9;

    private final long spanNanos;
    private final long[] nanos = new long[MOST];
    private final double[] x = new double[MOST];
    private final double[] y = new double[MOST];
    private final double[] xVariance = new double[MOST];
    private final double[] yVariance = new double[MOST];
    private int first;
    private int size;
    private boolean full;
    private double fitted; // delay of the last fit, seconds
    private double meanX;
    private double meanY;
    private double slope;
    private double correlation;
    private boolean identifiable;
    private boolean isEnough; // pairs for a mean
    private boolean moves; // y does
    private double level; // rms of x or y, whichever is larger
    private double meanError; // of y − x, as if all pairs shared theirs

    Pairs(long spanNanos) {
        this.spanNanos = spanNanos;
    }

    /** Takes a pair unless it is closer to the one before than thinning allows. Returns whether it was taken. */
    boolean add(long at, double px, double py, double xError, double yError) {
        if (size > 0 && at - nanos[index(size - 1)] < spanNanos / MOST) {
            return false;
        }
        while (size == MOST || (size > 0 && at - nanos[first] > spanNanos)) {
            first = (first + 1) % MOST;
            size--;
            full = true;
        }
        int place = index(size++);
        nanos[place] = at;
        x[place] = px;
        y[place] = py;
        xVariance[place] = Double.isNaN(xError) ? 0 : xError * xError;
        yVariance[place] = Double.isNaN(yError) ? 0 : yError * yError;
        return true;
    }

    private int index(int i) {
        return (first + i) % MOST;
    }

    int size() {
        return size;
    }

    /** Whether a whole span has passed since the last {@link #clear}. */
    boolean isFull() {
        return full;
    }

    /** Newest minus oldest pair, seconds. */
    double span() {
        return size == 0 ? 0 : (nanos[index(size - 1)] - nanos[first]) / NANOS_PER_SECOND;
    }

    void clear() {
        first = 0;
        size = 0;
        full = false;
    }

    /**
     * Fits the line to y(t) over x(t − delay).
     *
     * @return whether there is one: x moves by more than {@value #MOVES} of its standard errors
     */
    boolean fit(double delay) {
        double n = 0;
        double mx = 0;
        double my = 0;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        double ex = 0;
        double ey = 0;
        for (int i = 0; i < size; i++) {
            double px = xBefore(i, delay);
            if (Double.isNaN(px)) {
                continue;
            }
            n++;
            double dx = px - mx;
            double dy = y[index(i)] - my;
            mx += dx / n;
            my += dy / n;
            sxx += dx * (px - mx);
            syy += dy * (y[index(i)] - my);
            sxy += dx * (y[index(i)] - my);
            ex += xVariance[index(i)];
            ey += yVariance[index(i)];
        }
        fitted = delay;
        meanX = mx;
        meanY = my;
        isEnough = n > 2;
        moves = isEnough && syy > MOVES * MOVES * ey && syy > 0;
        level = Math.sqrt(Math.max(mx * mx + sxx / n, my * my + syy / n));
        meanError = Math.sqrt((ex + ey) / n);
        identifiable = isEnough && sxx > MOVES * MOVES * ex && sxx > 0;
        if (identifiable) {
            slope = slope(sxx, syy, sxy, ex, ey);
            correlation = syy > 0 ? sxy / Math.sqrt(sxx * syy) : 0;
        }
        return identifiable;
    }

    private static final double MOVES = 3;

    private static double slope(double sxx, double syy, double sxy, double ex, double ey) {
        if (ex == 0 || sxy == 0) {
            return sxy / sxx;
        }
        double ratio = ey / ex;
        double apart = syy - ratio * sxx;
        double root = Math.sqrt(apart * apart + 4 * ratio * sxy * sxy);
        // the form without cancellation
        return apart > 0 ? (apart + root) / (2 * sxy) : 2 * ratio * sxy / (root - apart);
    }

    /** x a delay before the i-th pair; NaN before the oldest. */
    private double xBefore(int i, double delay) {
        return delay == 0 ? x[index(i)] : xAt(nanos[index(i)] - Math.round(delay * NANOS_PER_SECOND));
    }

    /** x at an instant, on the straight line between its neighbours; NaN outside. */
    private double xAt(long at) {
        int low = 0;
        int high = size - 1;
        if (at < nanos[index(low)] || at > nanos[index(high)]) {
            return Double.NaN;
        }
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (nanos[index(middle)] <= at) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double step = nanos[index(high)] - nanos[index(low)];
        double share = step > 0 ? (at - nanos[index(low)]) / step : 0;
        return x[index(low)] + share * (x[index(high)] - x[index(low)]);
    }

    double slope() {
        return slope;
    }

    double correlation() {
        return correlation;
    }

    /** Whether the last fit had pairs enough for a mean. */
    boolean isEnough() {
        return isEnough;
    }

    /** Whether y moves by more than {@value #MOVES} of its standard errors. */
    boolean moves() {
        return moves;
    }

    /** The rms of x or of y, whichever is larger. */
    double level() {
        return level;
    }

    /** The standard error of the difference of the means, as if the errors of all pairs were the same one. */
    double meanError() {
        return meanError;
    }

    double meanX() {
        return meanX;
    }

    double meanY() {
        return meanY;
    }

    /**
     * The standard error of the slope; NaN where there are too few independent pairs.
     *
     * @param fitSpan the span of the fits behind the pairs, seconds: pairs closer than that share samples. Of a method that forgets
     *     little by little it is longer than the window; then the correlation of neighbouring residuals counts
     */
    double slopeError(double fitSpan) {
        double independent = independent(fitSpan);
        double unexplained = Math.max(0, 1 / (correlation * correlation) - 1);
        double error = Math.abs(slope) * Math.sqrt(unexplained / (independent - 2));
        return Double.isFinite(error) && independent > 2 ? error : Double.NaN;
    }

    private double independent(double fitSpan) {
        if (fitSpan < span()) {
            return fitSpan > 0 ? Math.min(size, 1 + span() / fitSpan) : size;
        }
        double alike = neighbours();
        return size * (1 - alike) / (1 + alike);
    }

    /** The correlation of a residual with the one before; 0 if it is negative. */
    private double neighbours() {
        double products = 0;
        double squares = 0;
        double before = 0;
        for (int i = 0; i < size; i++) {
            double residual = y[index(i)] - meanY - slope * (xBefore(i, fitted) - meanX);
            if (!Double.isNaN(residual)) {
                products += residual * before;
                squares += residual * residual;
                before = residual;
            }
        }
        return squares > 0 ? Math.max(0, products / squares) : 0;
    }

    void copyFrom(Pairs other) {
        clear();
        for (int i = 0; i < other.size; i++) {
            set(i, other, other.index(i));
        }
        size = other.size;
        full = other.full;
    }

    private void set(int place, Pairs other, int from) {
        nanos[place] = other.nanos[from];
        x[place] = other.x[from];
        y[place] = other.y[from];
        xVariance[place] = other.xVariance[from];
        yVariance[place] = other.yVariance[from];
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(full);
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            int place = index(i);
            out.writeLong(nanos[place]);
            out.writeDouble(x[place]);
            out.writeDouble(y[place]);
            out.writeDouble(xVariance[place]);
            out.writeDouble(yVariance[place]);
        }
    }

    void load(DataInput in) throws IOException {
        clear();
        full = in.readBoolean();
        size = in.readInt();
        if (size < 0 || size > MOST) {
            throw new IOException("a window of pairs has " + size + " pairs, at most " + MOST + " are known");
        }
        for (int i = 0; i < size; i++) {
            nanos[i] = in.readLong();
            x[i] = in.readDouble();
            y[i] = in.readDouble();
            xVariance[i] = in.readDouble();
            yVariance[i] = in.readDouble();
        }
    }
}
