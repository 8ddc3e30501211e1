package org.hodograph.standalone.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/** Samples as dots, all of them one path: strokes of no length with round ends. */
final class DotsRenderer extends AbstractXYItemRenderer {

    private static final long serialVersionUID = 1;

    @Override
    public XYItemRendererState initialise(
            Graphics2D g2, Rectangle2D area, XYPlot plot, XYDataset data, PlotRenderingInfo info) {
        return new Dots(info);
    }

    @Override
    public void drawItem(
            Graphics2D g2,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domain,
            ValueAxis range,
            XYDataset data,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        Path2D dots = ((Dots) state).path;
        double x = domain.valueToJava2D(data.getXValue(series, item), area, plot.getDomainAxisEdge());
        double y = range.valueToJava2D(data.getYValue(series, item), area, plot.getRangeAxisEdge());
        dots.moveTo(x, y);
        dots.lineTo(x, y);
        boolean isLast = series == data.getSeriesCount() - 1 && item == state.getLastItemIndex();
        if (isLast) {
            g2.setPaint(Palette.DOT);
            g2.setStroke(new BasicStroke(Palette.DOT_SIZE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g2.draw(dots);
        }
    }

    /** The dots so far. */
    private static final class Dots extends XYItemRendererState {

        private final Path2D path = new Path2D.Double();

        Dots(PlotRenderingInfo info) {
            super(info);
        }
    }
}
