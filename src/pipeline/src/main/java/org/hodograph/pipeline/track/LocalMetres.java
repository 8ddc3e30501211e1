package org.hodograph.pipeline.track;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.geometry.Wgs84;

/**
 * A position on the ellipsoid in metres east and north of the path's first point, by the radii of curvature at the middle
 * latitude. Beyond {@link #REACH} of its centre the plane is centred anew on the path, where old and new coordinates agree, so
 * nothing jumps; one metre stays one metre, within 10⁻⁶, wherever the path goes.
 */
final class LocalMetres {

    /** Metres. */
    private static final double REACH = 10_000;

    private boolean begun;
    private double centreLongitude; // radians
    private double centreLatitude;
    private double centreEast; // metres from the first point
    private double centreNorth;
    private double east;
    private double north;

    double east() {
        return east;
    }

    double north() {
        return north;
    }

    /** Takes a position in radians. */
    void move(double longitude, double latitude) {
        if (!Double.isFinite(longitude) || !Double.isFinite(latitude)) {
            east = Double.NaN;
            north = Double.NaN;
            return;
        }
        if (!begun) {
            begun = true;
            centreLongitude = longitude;
            centreLatitude = latitude;
        }
        double middle = (latitude + centreLatitude) / 2;
        double dx =
                Wgs84.normal(middle) * Math.cos(middle) * Math.IEEEremainder(longitude - centreLongitude, 2 * Math.PI);
        double dy = Wgs84.meridian(middle) * (latitude - centreLatitude);
        east = centreEast + dx;
        north = centreNorth + dy;
        if (StrictMath.hypot(dx, dy) > REACH) {
            centreLongitude = longitude;
            centreLatitude = latitude;
            centreEast = east;
            centreNorth = north;
        }
    }

    void copyFrom(LocalMetres other) {
        begun = other.begun;
        centreLongitude = other.centreLongitude;
        centreLatitude = other.centreLatitude;
        centreEast = other.centreEast;
        centreNorth = other.centreNorth;
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(begun);
        out.writeDouble(centreLongitude);
        out.writeDouble(centreLatitude);
        out.writeDouble(centreEast);
        out.writeDouble(centreNorth);
    }

    void load(DataInput in) throws IOException {
        begun = in.readBoolean();
        centreLongitude = in.readDouble();
        centreLatitude = in.readDouble();
        centreEast = in.readDouble();
        centreNorth = in.readDouble();
    }
}
