package org.hodograph.standalone.page;

import java.util.List;
import org.hodograph.pipeline.unit.Dimension;
import org.hodograph.pipeline.unit.ShowIn;
import org.hodograph.pipeline.unit.Unit;

/** Which numbers of a record are kept, and in which order: first those whose peaks a plot must show. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are copies
enum Columns {
    /** Of a series: its orders, the curvature of its graph, their standard errors. */
    SERIES(List.of("value", "d1", "d2", "d3", "k", "se0", "se1", "se2", "se3", "lag", "n", "span"), 5),
    /** Of a track. */
    TRACK(
            List.of(
                    "x",
                    "y",
                    "speed",
                    "longitudinalAcceleration",
                    "lateralAcceleration",
                    "curvature",
                    "course",
                    "yawRate",
                    "pathLength",
                    "speedSe",
                    "longitudinalAccelerationSe",
                    "lateralAccelerationSe",
                    "curvatureSe",
                    "lag"),
            6);

    private static final double THREE_HALVES = 1.5;

    private final List<String> names;
    private final int plotted;

    Columns(List<String> names, int plotted) {
        this.names = List.copyOf(names);
        this.plotted = plotted;
    }

    int count() {
        return names.size();
    }

    /** How many of the first columns are plotted. */
    int plotted() {
        return plotted;
    }

    List<String> names() {
        return names;
    }

    /** The column of a field; -1: it is not kept. */
    int of(String field) {
        return names.indexOf(field);
    }

    /** The column of the standard error of a field of a track. */
    int errorOf(String field) {
        return names.indexOf(field + "Se");
    }

    /** The column of the standard error of an order of a series. */
    int errorOf(int order) {
        return names.indexOf("se" + order);
    }

    /** Turns the numbers of a track's record, which come in the units that records show, into SI; those of a series stay. */
    void toSi(double[] row, ShowIn showIn) {
        if (this != TRACK || showIn.isEmpty()) {
            return;
        }
        for (int column = 0; column < row.length; column++) {
            Dimension dimension = dimension(names.get(column));
            Unit unit = dimension == null ? null : showIn.of(dimension);
            if (unit != null) {
                row[column] = unit.sizeToSi(row[column]);
            }
        }
    }

    private static Dimension dimension(String name) {
        return switch (name) {
            case "x", "y", "pathLength" -> Dimension.LENGTH;
            case "speed", "speedSe" -> Dimension.SPEED;
            case "course" -> Dimension.ANGLE;
            case "yawRate" -> Dimension.ANGULAR_SPEED;
            case "curvature", "curvatureSe" -> Dimension.CURVATURE;
            case "lag" -> null;
            default -> Dimension.ACCELERATION;
        };
    }

    /** Fills in what follows from the others: the curvature of the graph, y'' / (1 + y'²)^(3/2). */
    void derive(double[] row) {
        if (this == SERIES) {
            double slope = row[1];
            row[4] = row[2] / Math.pow(1 + slope * slope, THREE_HALVES);
        }
    }
}
