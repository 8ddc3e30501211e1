package org.hodograph.pipeline.unit;

import java.io.Serializable;

/** A unit text, its way to SI and the units of its derivatives. Being written. */
public final class Unit implements Serializable {

    private static final long serialVersionUID = 1;

    private final String text;

    private Unit(String text) {
        this.text = text;
    }

    /** The unit of a text; an unknown one stays as it is and converts nothing. */
    public static Unit of(String text) {
        return new Unit(text);
    }

    /** The SI text of a derivative's unit with respect to seconds: order 0 of {@code km/h} is {@code m/s}, order 1 {@code m/s2}. */
    public String text(int order) {
        return order == 0 ? text : text + "/s" + (order == 1 ? "" : order);
    }

    /** A value of this unit in SI. */
    public double toSi(double value) {
        return value;
    }
}
