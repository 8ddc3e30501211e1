package org.hodograph.pipeline.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hodograph.kernels.geometry.Motion.Quantity;
import org.hodograph.pipeline.track.TrackPoint;
import org.hodograph.pipeline.unit.Dimension;
import org.hodograph.pipeline.unit.ShowIn;
import org.hodograph.pipeline.unit.Unit;

/** The numbers of a track in the units that they are shown in. None of them is a temperature: values and errors convert alike. */
final class TrackUnits {

    private final ShowIn showIn;

    TrackUnits(ShowIn showIn) {
        this.showIn = showIn;
    }

    double length(double si) {
        return shown(si, Dimension.LENGTH);
    }

    double of(Quantity quantity, double si) {
        return shown(si, dimension(quantity));
    }

    private double shown(double si, Dimension dimension) {
        Unit unit = showIn.of(dimension);
        return unit == null ? si : unit.sizeFromSi(si);
    }

    String curvature() {
        Unit unit = showIn.of(Dimension.CURVATURE);
        return unit == null ? "1/m" : unit.toString();
    }

    /** The units of the fields that are not in SI; nothing where all are. */
    void write(JsonGenerator json, TrackPoint point, Iterable<Quantity> quantities) throws IOException {
        if (showIn.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("units");
        write(json, "x", Dimension.LENGTH);
        write(json, "y", Dimension.LENGTH);
        if (point.inSpace()) {
            write(json, "z", Dimension.LENGTH);
        }
        for (Quantity quantity : quantities) {
            write(json, field(quantity), dimension(quantity));
        }
        if (point.inSpace()) {
            write(json, field(Quantity.TORSION), dimension(Quantity.TORSION));
        }
        write(json, "pathLength", Dimension.LENGTH);
        json.writeEndObject();
    }

    private void write(JsonGenerator json, String field, Dimension dimension) throws IOException {
        Unit unit = showIn.of(dimension);
        if (unit != null) {
            json.writeStringField(field, unit.toString());
        }
    }

    private static Dimension dimension(Quantity quantity) {
        return switch (quantity) {
            case SPEED -> Dimension.SPEED;
            case COURSE -> Dimension.ANGLE;
            case YAW_RATE -> Dimension.ANGULAR_SPEED;
            case LONGITUDINAL_ACCELERATION, LATERAL_ACCELERATION, ACCELERATION_NORM -> Dimension.ACCELERATION;
            case JERK_NORM -> Dimension.JERK;
            case CURVATURE, TORSION -> Dimension.CURVATURE;
        };
    }

    /** The name of a quantity in a record. */
    static String field(Quantity quantity) {
        return switch (quantity) {
            case SPEED -> "speed";
            case COURSE -> "course";
            case YAW_RATE -> "yawRate";
            case LONGITUDINAL_ACCELERATION -> "longitudinalAcceleration";
            case LATERAL_ACCELERATION -> "lateralAcceleration";
            case CURVATURE -> "curvature";
            case TORSION -> "torsion";
            case ACCELERATION_NORM, JERK_NORM -> throw new IllegalArgumentException(quantity + " is in no record");
        };
    }
}
