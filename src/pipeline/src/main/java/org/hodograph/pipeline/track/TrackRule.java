package org.hodograph.pipeline.track;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hodograph.pipeline.RuleTexts;

/**
 * Which series of an entity form a path.
 *
 * @param match the entities, a pattern
 * @param x the signal of the first coordinate: the longitude, or east
 * @param y the signal of the second: the latitude, or north
 * @param z the signal of the third: the altitude, or up; null: the path is plane
 * @param frame what the coordinates are
 * @param axes whose signs the turns have
 * @param minSpeed m/s; below it there is no direction, so no curvature
 */
public record TrackRule(String match, String x, String y, String z, Frame frame, Axes axes, double minSpeed)
        implements Serializable {

    /** What coordinates are. */
    public enum Frame {
        /** Degrees on the WGS84 ellipsoid, or radians where the series' unit says an angle; z in metres. */
        WGS84,
        METRES
    }

    /** Sign conventions of vehicles. */
    public enum Axes {
        /** x forward, y left, z up: left turns are positive. */
        ISO8855,
        /** x forward, y right, z down: right turns are positive. */
        SAE_J670
    }

    public TrackRule {
        Objects.requireNonNull(match);
        Objects.requireNonNull(frame);
        Objects.requireNonNull(axes);
        if (x == null || y == null) {
            throw new IllegalArgumentException(
                    "a track needs x and y, for example x: longitude and y: latitude, but has only "
                            + (x == null ? y == null ? "neither" : "y" : "x"));
        }
        if (x.equals(y) || x.equals(z) || y.equals(z)) {
            throw new IllegalArgumentException(
                    "x, y and z must be different signals, but are " + x + ", " + y + (z == null ? "" : ", " + z));
        }
        RuleTexts.require("a track", match, x, y, z);
        if (!(minSpeed >= 0) || Double.isInfinite(minSpeed)) {
            throw new IllegalArgumentException("min-speed must be a number from 0 m/s on, but is " + minSpeed);
        }
    }

    /** The full names of the coordinates' series of an entity, in order. */
    public List<String> members(String entity) {
        List<String> members = new ArrayList<>(List.of(entity + "/" + x, entity + "/" + y));
        if (z != null) {
            members.add(entity + "/" + z);
        }
        return members;
    }
}
