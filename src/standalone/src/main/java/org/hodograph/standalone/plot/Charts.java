package org.hodograph.standalone.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Draws a picture: a head, and a column of stacked panels for all methods or for each. */
final class Charts {

    private static final int HEAD = 62; // pixels
    private static final int FOOT = 90; // time axis and legend
    private static final int PANEL = 195;
    private static final int LEFT = 18;

    private final Picture picture;
    private final List<Integer> orders;
    private final TimeAxis time;

    Charts(Picture picture) {
        this.picture = picture;
        picture.thin(picture.width());
        orders = picture.orders();
        time = new TimeAxis(picture.from(), picture.to());
    }

    int height() {
        return picture.height() > 0 ? picture.height() : HEAD + FOOT + PANEL * orders.size();
    }

    void draw(Graphics2D g2) {
        TextUtils.setUseDrawRotatedStringWorkaround(false); // it draws outlines where SVG has text
        g2.setPaint(Palette.CARD);
        g2.fill(new Rectangle2D.Double(0, 0, picture.width(), height()));
        g2.setPaint(Palette.TEXT);
        g2.setFont(Palette.TITLE);
        g2.drawString(picture.title(), LEFT, 29);
        g2.setPaint(Palette.QUIET);
        g2.setFont(Palette.LABEL);
        g2.drawString(picture.subtitle(), LEFT, 51);
        int columns = picture.isApart() ? picture.curves().size() : 1;
        double width = picture.width() / (double) columns;
        for (int column = 0; column < columns; column++) {
            JFreeChart chart =
                    picture.isApart() ? chart(picture.curves().subList(column, column + 1)) : chart(picture.curves());
            chart.draw(g2, new Rectangle2D.Double(column * width, HEAD, width, height() - HEAD));
        }
    }

    /** Of a column. */
    private int width() {
        return picture.width() / (picture.isApart() ? picture.curves().size() : 1);
    }

    private boolean isAlone() {
        return picture.curves().size() == 1;
    }

    private JFreeChart chart(List<Curve> curves) {
        ValueAxis domain = time.newAxis(width());
        dress(domain);
        CombinedDomainXYPlot stack = new CombinedDomainXYPlot(domain);
        stack.setGap(9);
        for (int order : orders) {
            XYPlot panel = panel(order, curves);
            new Marks(time, width()).add(panel, curves.get(0), order == orders.get(0));
            stack.add(panel);
        }
        stack.setFixedLegendItems(legend(curves));
        stack.setInsets(new RectangleInsets(0, 4, 0, 14));
        JFreeChart chart = new JFreeChart(null, null, stack, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        if (picture.isApart()) {
            TextTitle name = new TextTitle(curves.get(0).name(), Palette.LABEL);
            name.setPaint(Palette.TEXT);
            name.setHorizontalAlignment(HorizontalAlignment.CENTER);
            chart.addSubtitle(name);
        }
        LegendTitle legend = new LegendTitle(stack);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(null);
        legend.setItemFont(Palette.TICK);
        legend.setItemPaint(Palette.TEXT);
        chart.addSubtitle(legend);
        return chart;
    }

    private XYPlot panel(int order, List<Curve> curves) {
        NumberAxis axis = new NumberAxis(picture.labels().get(order));
        axis.setStandardTickUnits(new Ticks());
        double[] range = picture.range(order);
        axis.setRange(range[0], range[1]);
        dress(axis);
        XYPlot panel = new XYPlot(null, null, axis, null);
        panel.setBackgroundPaint(Palette.CARD);
        panel.setDomainGridlinePaint(Palette.GRID);
        panel.setRangeGridlinePaint(Palette.GRID);
        panel.setDomainGridlineStroke(Palette.THIN);
        panel.setRangeGridlineStroke(Palette.THIN);
        panel.setOutlinePaint(Palette.GRID);
        panel.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        int layer = 0;
        if (order == 0) {
            panel.setDataset(layer, new TraceDataset(picture.samples(), time));
            panel.setRenderer(layer++, new DotsRenderer());
        }
        for (Curve curve : curves) {
            panel.setDataset(layer, new TraceDataset(curve.trace(order), time));
            panel.setRenderer(layer++, band(colour(curve, order)));
        }
        if (picture.truth()[order] != null) {
            panel.setDataset(layer, new TraceDataset(picture.truth()[order], time));
            panel.setRenderer(layer, line(Palette.TEXT, Palette.TRUTH));
        }
        return panel;
    }

    private Color colour(Curve curve, int order) {
        return isAlone()
                ? Palette.ofOrder(order)
                : Palette.ofMethod(picture.curves().indexOf(curve));
    }

    private static void dress(ValueAxis axis) {
        axis.setLabelFont(Palette.LABEL);
        axis.setLabelPaint(Palette.TEXT);
        axis.setTickLabelFont(Palette.TICK);
        axis.setTickLabelPaint(Palette.QUIET);
        axis.setAxisLinePaint(Palette.GRID);
        axis.setTickMarkPaint(Palette.GRID);
    }

    private static XYLineAndShapeRenderer band(Color colour) {
        DeviationRenderer renderer = new DeviationRenderer(true, false);
        renderer.setAlpha(Palette.BAND);
        renderer.setAutoPopulateSeriesFillPaint(false);
        renderer.setDefaultFillPaint(colour);
        return dressed(renderer, colour, Palette.LINE);
    }

    private static XYLineAndShapeRenderer line(Color colour, Stroke stroke) {
        return dressed(new XYLineAndShapeRenderer(true, false), colour, stroke);
    }

    private static XYLineAndShapeRenderer dressed(XYLineAndShapeRenderer renderer, Color colour, Stroke stroke) {
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setDefaultPaint(colour);
        renderer.setDefaultStroke(stroke);
        renderer.setDrawSeriesLineAsPath(true);
        return renderer;
    }

    private LegendItemCollection legend(List<Curve> curves) {
        LegendItemCollection items = new LegendItemCollection();
        if (picture.samples().size() > 0) {
            items.add(new LegendItem("samples", null, null, null, new Ellipse2D.Double(-1.5, -1.5, 3, 3), Palette.DOT));
        }
        for (Curve curve : curves) {
            items.add(stroked(
                    (isAlone() || picture.isApart() ? "estimate" : curve.name())
                            + (curve.hasErrors() ? " ± 2 standard errors" : ""),
                    colour(curve, 0),
                    Palette.LINE));
        }
        for (Trace truth : picture.truth()) {
            if (truth != null) {
                items.add(stroked("truth", Palette.TEXT, Palette.TRUTH));
                break;
            }
        }
        return items;
    }

    private static LegendItem stroked(String words, Color colour, Stroke stroke) {
        return new LegendItem(words, null, null, null, new Line2D.Double(-14, 0, 14, 0), stroke, colour);
    }
}
