package org.hodograph.pipeline.track;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.geometry.Motion.Quantity;
import org.hodograph.kernels.geometry.Wgs84;
import org.hodograph.pipeline.instant.CommonInstants;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.track.TrackRule.Axes;
import org.hodograph.pipeline.track.TrackRule.Frame;

/**
 * The path of one entity. Latitude and longitude are fitted as they come and the fit's derivatives are turned into metres in the
 * tangent plane at the instant (docs/adr/0020).
 *
 * <p>STANDSTILL, and no direction, turn or acceleration, where the speed is below min-speed or below
 * {@value #STANDING_ERRORS} of its standard errors: noise alone exceeds that once in 3,000 (R21).
 *
 * <p>For one thread. The path length adds up speed by the trapezoid rule with its end correction,
 * h/2 (v₀ + v₁) + h²/12 (a₀ − a₁).
 */
public final class Track {

    /** exp(−k²/2) is the probability that the noise of two coordinates looks this fast. */
    private static final double STANDING_ERRORS = 4;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int BREAKS = Flag.GAP.bit() | Flag.RESET.bit();

    private final TrackRule rule;
    private final List<String> members;
    private final CommonInstants instants;
    private final LocalMetres local = new LocalMetres();
    private final TrackPoint point = new TrackPoint();
    private final Estimate east = new Estimate();
    private final Estimate north = new Estimate();
    private double radians = Math.PI / 180; // of one unit of the angles
    private double length;
    private boolean moving; // at the instant before
    private long before;
    private double speedBefore;
    private double accelerationBefore;

    public Track(String entity, TrackRule rule) {
        this.rule = rule;
        members = rule.members(entity);
        instants = new CommonInstants(members.size());
        point.entity = entity;
        point.inSpace = rule.z() != null;
        point.rightIsPositive = rule.axes() == Axes.SAE_J670;
    }

    /** Takes an answer of any series of the entity. */
    public void answer(Derivatives result, Consumer<TrackPoint> out) {
        int member = members.indexOf(result.series());
        if (member < 0) {
            return;
        }
        if (member < 2 && result.unit() != null && result.unit().text(0).equals("rad")) {
            radians = 1;
        }
        instants.add(member, result);
        while (instants.next()) {
            locate();
            out.accept(point);
        }
    }

    /** Whether a series is a coordinate. */
    public boolean hasMember(String series) {
        return members.contains(series);
    }

    /** A series of the entity is there; its answers follow. */
    public void announce(String series) {
        int member = members.indexOf(series);
        if (member >= 0) {
            instants.announce(member);
        }
    }

    /** A member has gone; false if the series is none. */
    public boolean forget(String series) {
        int member = members.indexOf(series);
        if (member >= 0) {
            instants.forget(member);
            moving = false;
        }
        return member >= 0;
    }

    private void locate() {
        Estimate x = instants.estimate(0);
        Estimate y = instants.estimate(1);
        if (rule.frame() == Frame.WGS84) {
            Wgs84.metres(x, y, radians, east, north);
            local.move(x.derivative(0) * radians, y.derivative(0) * radians);
            place(0, local.east(), east.standardError(0));
            place(1, local.north(), north.standardError(0));
            x = east;
            y = north;
        } else {
            place(0, x.derivative(0), x.standardError(0));
            place(1, y.derivative(0), y.standardError(0));
        }
        if (point.inSpace) {
            Estimate z = instants.estimate(2);
            place(2, z.derivative(0), z.standardError(0));
            point.motion.space(x, y, z);
        } else {
            point.motion.plane(x, y);
        }
        describe();
    }

    private void place(int axis, double metres, double error) {
        point.position[axis] = metres;
        point.positionError[axis] = error;
    }

    private void describe() {
        double speed = point.motion.value(Quantity.SPEED);
        double least = Math.max(rule.minSpeed(), STANDING_ERRORS * point.motion.standardError(Quantity.SPEED));
        // an unknown standard error leaves min-speed alone; an unknown speed is no standstill, it is unknown
        boolean standing = speed < (Double.isNaN(least) ? rule.minSpeed() : least);
        point.nanos = instants.nanos();
        point.lagNanos = instants.lagNanos();
        point.samples = instants.samples();
        point.span = instants.span();
        point.freedom = instants.freedom();
        point.method = instants.method();
        point.flags = instants.flags() | (standing ? Flag.STANDSTILL.bit() : 0);
        advance(speed, standing);
        point.pathLength = length;
    }

    private void advance(double speed, boolean standing) {
        double acceleration = point.motion.value(Quantity.LONGITUDINAL_ACCELERATION);
        boolean moves = !standing && !Double.isNaN(speed);
        if (moves && moving && (point.flags & BREAKS) == 0) {
            double h = (point.nanos - before) / NANOS_PER_SECOND;
            double bend = (accelerationBefore - acceleration) * h * h / 12;
            length += (speedBefore + speed) * h / 2 + (Double.isNaN(bend) ? 0 : bend);
        }
        moving = moves;
        before = point.nanos;
        speedBefore = speed;
        accelerationBefore = acceleration;
    }

    /** Becomes an exact copy of another track of the same entity and rule. */
    public void copyFrom(Track other) {
        instants.copyFrom(other.instants);
        local.copyFrom(other.local);
        radians = other.radians;
        length = other.length;
        moving = other.moving;
        before = other.before;
        speedBefore = other.speedBefore;
        accelerationBefore = other.accelerationBefore;
    }

    public void save(DataOutput out) throws IOException {
        instants.save(out);
        local.save(out);
        out.writeDouble(radians);
        out.writeDouble(length);
        out.writeBoolean(moving);
        out.writeLong(before);
        out.writeDouble(speedBefore);
        out.writeDouble(accelerationBefore);
    }

    public void load(DataInput in) throws IOException {
        instants.load(in);
        local.load(in);
        radians = in.readDouble();
        length = in.readDouble();
        moving = in.readBoolean();
        before = in.readLong();
        speedBefore = in.readDouble();
        accelerationBefore = in.readDouble();
    }
}
