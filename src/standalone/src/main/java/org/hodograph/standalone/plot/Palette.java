package org.hodograph.standalone.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;

/** Colours of the live page, its light theme; strokes and fonts. */
final class Palette {

    static final Color CARD = Color.WHITE;
    static final Color GRID = new Color(0xe1e5ea);
    static final Color TEXT = new Color(0x16202b);
    static final Color QUIET = new Color(0x566372);
    static final Color DOT = new Color(0x16, 0x20, 0x2b, 0x66);
    static final Color BAD = new Color(0xb3261e);
    static final Color WARN = new Color(0x8a5300);

    static final float BAND = 0.18f; // opacity
    static final float DOT_SIZE = 2.6f; // pixels
    static final Stroke LINE = new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke THIN = new BasicStroke(0.8f);
    static final Stroke TRUTH =
            new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);
    static final Stroke DOTTED =
            new BasicStroke(0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 3}, 0);

    static final Font TITLE = font(Font.BOLD, 19);
    static final Font LABEL = font(Font.PLAIN, 14);
    static final Font TICK = font(Font.PLAIN, 12);

    private static final Color[] SERIES = {
        new Color(0x0b5fa5), new Color(0xc24a00), new Color(0x00795a), new Color(0x9a4580), new Color(0x8a6500)
    };
    private static final Color[] QUANTITIES = {
        new Color(0x0b5fa5), new Color(0x00795a), new Color(0xc24a00), new Color(0x9a4580)
    };

    private Palette() {}

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /** Of a method among others. */
    static Color ofMethod(int index) {
        return SERIES[index % SERIES.length];
    }

    /** Of an order of one method, as on the page. */
    static Color ofOrder(int order) {
        return QUANTITIES[order];
    }
}
