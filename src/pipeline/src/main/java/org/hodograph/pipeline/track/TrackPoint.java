package org.hodograph.pipeline.track;

import org.hodograph.kernels.geometry.Motion;
import org.hodograph.kernels.geometry.Motion.Quantity;
import org.hodograph.pipeline.series.Flag;

/**
 * A path at one instant, in SI units and radians; NaN means not available. The track owns and reuses it: a listener reads it
 * during the call and keeps nothing of it.
 */
public final class TrackPoint {

    private static final double SILENT_INTERVALS = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    final Motion motion = new Motion();
    final double[] position = new double[3];
    final double[] positionError = new double[3];
    String entity;
    boolean inSpace;
    boolean rightIsPositive;
    long nanos;
    long lagNanos;
    int flags;
    int samples;
    double span;
    double freedom;
    String method;
    double pathLength;

    TrackPoint() {}

    /** The name of the entity. */
    public String series() {
        return entity;
    }

    /** The instant, nanoseconds since 1970. */
    public long nanos() {
        return nanos;
    }

    /** Newest sample minus instant, nanoseconds. */
    public long lagNanos() {
        return lagNanos;
    }

    /** Bits of {@link Flag}s. */
    public int flags() {
        return flags;
    }

    /** The fewest samples that the fit of a coordinate rests on. */
    public int samples() {
        return samples;
    }

    /** The longest span of a coordinate's fit, seconds. */
    public double span() {
        return span;
    }

    /** How much later the next point is when a coordinate was silent in between: ten mean intervals of a fit, at least a second. */
    public long silenceNanos() {
        double interval = samples > 1 ? span / (samples - 1) : 0;
        return Math.round(Math.max(1, SILENT_INTERVALS * interval) * NANOS_PER_SECOND);
    }

    /** The fewest degrees of freedom of a coordinate's noise; NaN if not known. */
    public double freedom() {
        return freedom;
    }

    /** {@code name@version} of the coordinates' methods. */
    public String method() {
        return method;
    }

    /** Whether there is a third coordinate: turns then have no sign. */
    public boolean inSpace() {
        return inSpace;
    }

    /** Metres east (0), north (1) and up (2) of the first point, or the coordinates themselves where they are metres. */
    public double position(int axis) {
        return position[axis];
    }

    public double positionError(int axis) {
        return positionError[axis];
    }

    /** Metres along the path since it began, standstills and gaps not counted. */
    public double pathLength() {
        return pathLength;
    }

    /**
     * A quantity of the motion; without a direction, at a standstill, only the speed is left, and until the windows are full
     * nothing is said about turns: at the edge of a few samples a second derivative is biased by more than its standard error
     * knows.
     */
    public double value(Quantity quantity) {
        double value = isHidden(quantity) ? Double.NaN : motion.value(quantity);
        return rightIsPositive && !inSpace && isTurn(quantity) ? 0 - value : value;
    }

    public double standardError(Quantity quantity) {
        return isHidden(quantity) ? Double.NaN : motion.standardError(quantity);
    }

    private boolean isHidden(Quantity quantity) {
        return Flag.STANDSTILL.in(flags)
                ? quantity != Quantity.SPEED
                : Flag.WARMUP.in(flags) && (isTurn(quantity) || quantity == Quantity.TORSION);
    }

    private static boolean isTurn(Quantity quantity) {
        return quantity == Quantity.YAW_RATE
                || quantity == Quantity.LATERAL_ACCELERATION
                || quantity == Quantity.CURVATURE;
    }
}
