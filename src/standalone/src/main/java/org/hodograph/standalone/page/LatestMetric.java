package org.hodograph.standalone.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hodograph.pipeline.unit.Dimension;

/**
 * A gauge of {@link LatestMetrics}.
 *
 * @param columns of what it is
 * @param column of the number; {@link #TIME}: its instant
 * @param order of the derivative whose unit it is in; −1: of none
 * @param dimension of a track's number; null: it is in the unit that its name says, or in a series' own
 */
record LatestMetric(String name, String help, Columns columns, int column, int order, Dimension dimension) {

    static final int TIME = -1;

    private static final int ORDERS = 4;

    static final List<LatestMetric> ALL = all();

    private static final String PREFIX = "hodograph_latest_";

    /** The unit of a track's number, which the board keeps in SI; null: the name says it. */
    String unit() {
        return dimension == null ? null : dimension.si();
    }

    private static List<LatestMetric> all() {
        List<LatestMetric> all = new ArrayList<>();
        for (int order = 0; order < ORDERS; order++) {
            String what = order == 0 ? "smoothed value" : "derivative of order " + order;
            String name = Columns.SERIES.names().get(order);
            all.add(ofSeries(name, "Newest " + what + " of a series.", order, order));
            all.add(ofSeries(
                    name + "_se",
                    "Standard error of the newest " + what + " of a series.",
                    Columns.SERIES.errorOf(order),
                    order));
        }
        all.add(ofSeries("time_seconds", "Instant of the newest numbers of a series, since 1970.", TIME, -1));
        all.add(ofSeries(
                "lag_seconds",
                "How far that instant is behind the newest sample of the series.",
                Columns.SERIES.of("lag"),
                -1));
        ofTrack(all, "x", Dimension.LENGTH);
        ofTrack(all, "y", Dimension.LENGTH);
        ofTrack(all, "speed", Dimension.SPEED);
        ofTrack(all, "longitudinalAcceleration", Dimension.ACCELERATION);
        ofTrack(all, "lateralAcceleration", Dimension.ACCELERATION);
        ofTrack(all, "curvature", Dimension.CURVATURE);
        ofTrack(all, "course", Dimension.ANGLE);
        ofTrack(all, "yawRate", Dimension.ANGULAR_SPEED);
        ofTrack(all, "pathLength", Dimension.LENGTH);
        all.add(new LatestMetric(
                PREFIX + "track_time_seconds",
                "Instant of the newest numbers of a track, since 1970.",
                Columns.TRACK,
                TIME,
                -1,
                null));
        return List.copyOf(all);
    }

    private static LatestMetric ofSeries(String name, String help, int column, int order) {
        return new LatestMetric(PREFIX + name, help, Columns.SERIES, column, order, null);
    }

    private static void ofTrack(List<LatestMetric> all, String field, Dimension dimension) {
        String words = field.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        String name = PREFIX + "track_" + words;
        String what = words.replace('_', ' ') + " of a track.";
        all.add(new LatestMetric(name, "Newest " + what, Columns.TRACK, Columns.TRACK.of(field), -1, dimension));
        int error = Columns.TRACK.errorOf(field);
        if (error >= 0) {
            all.add(new LatestMetric(
                    name + "_se", "Standard error of the newest " + what, Columns.TRACK, error, -1, dimension));
        }
    }
}
