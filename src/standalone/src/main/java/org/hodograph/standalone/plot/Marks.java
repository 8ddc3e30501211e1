package org.hodograph.standalone.plot;

import java.awt.Color;
import org.hodograph.standalone.plot.Curve.Mark;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** Events as dotted lines through all panels, alerts as tinted times; their words stand in the first panel where there is room. */
final class Marks {

    private static final int TINT = 26; // opacity, of 255
    private static final int ROOM = 70; // pixels for a word

    private final TimeAxis time;
    private final int width;

    Marks(TimeAxis time, int width) {
        this.time = time;
        this.width = width;
    }

    /** Adds those of one method: of several each would tell the same. */
    void add(XYPlot panel, Curve curve, boolean isFirst) {
        double free = Double.NEGATIVE_INFINITY; // where the last word ends
        for (Mark mark : curve.marks()) {
            Marker marker = marker(mark);
            double at = time.of(mark.fromNanos());
            if (isFirst && at >= free) {
                marker.setLabel(mark.word());
                free = at + ROOM * perPixel(curve);
            }
            panel.addDomainMarker(marker, mark.isAlert() ? Layer.BACKGROUND : Layer.FOREGROUND);
        }
    }

    private double perPixel(Curve curve) {
        Trace trace = curve.trace(0);
        return trace.size() == 0 ? 0 : (time.of(trace.nanos(trace.size() - 1)) - time.of(trace.nanos(0))) / width;
    }

    private Marker marker(Mark mark) {
        double from = time.of(mark.fromNanos());
        Color colour = mark.isAlert() ? Palette.BAD : colour(mark.word());
        Marker marker = mark.isAlert()
                ? new IntervalMarker(from, time.of(mark.toNanos()), tinted(colour), Palette.THIN, null, null, 1)
                : new ValueMarker(from, colour, Palette.DOTTED);
        marker.setLabelFont(Palette.TICK);
        marker.setLabelPaint(colour);
        marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(3, 3, 3, 3));
        marker.setLabelBackgroundColor(new Color(0, 0, 0, 0));
        return marker;
    }

    /** In the colour itself: a marker's own opacity would be its word's too. */
    private static Color tinted(Color colour) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), TINT);
    }

    private static Color colour(String word) {
        return switch (word) {
            case "maximum", "minimum", "inflection" -> Palette.QUIET;
            case "corner", "jump", "vertical-tangent", "outlier", "stuck" -> Palette.BAD;
            default -> Palette.WARN;
        };
    }
}
