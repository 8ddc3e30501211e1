package org.hodograph.pipeline.unit;

import java.io.Serializable;
import java.util.Optional;

/**
 * The unit of a series: its way to SI and the units of its derivatives. A known text, such as {@code km/h}, {@code kWh/h} or
 * {@code m/s2}, converts; any other stays as it is, converts nothing, and gets {@code /s}, {@code /s2}, {@code /s3}.
 *
 * <p>{@code g} by itself or to a power ({@code g2/Hz}) is standard gravity, as accelerometers mean it; beside other factors it is the
 * gram, as in {@code g/s} of a mass flow. {@code G} and {@code g0} are gravity everywhere. A force times a length is a torque, a joule for
 * each radian, and stays one. All symbols: docs/units.md.
 */
public final class Unit implements Serializable {

    private static final long serialVersionUID = 1;

    private final String text;
    private final transient Quantity quantity; // null: unknown
    private final transient String[] texts = new String[4]; // by order, once asked for: each record has one

    private Unit(String text) {
        this.text = text;
        quantity = new UnitText(text, UnitTable.known()).quantity();
    }

    /** The unit of a text. */
    public static Unit of(String text) {
        return new Unit(text.strip());
    }

    private Object readResolve() {
        return new Unit(text);
    }

    /** Whether the text is of known units, so that values convert. */
    public boolean isKnown() {
        return quantity != null;
    }

    /** {@code ", did you mean X?"} for an unknown text, or nothing where no unit is near. */
    public String hint() {
        return nearest().map(near -> ", did you mean " + near + "?").orElse("");
    }

    /** What was probably meant by an unknown text: the nearest symbol, in its place. */
    Optional<String> nearest() {
        UnitText read = new UnitText(text, UnitTable.known());
        if (read.quantity() != null) {
            return Optional.empty();
        }
        String plain = UnitText.plain(text);
        Optional<String> whole = UnitTable.known().nearest(plain);
        String unknown = read.unknown();
        return unknown == null || unknown.equals(plain)
                ? whole
                : UnitTable.known()
                        .nearest(unknown)
                        .map(near -> plain.replace(unknown, near))
                        .filter(near -> of(near).isKnown());
    }

    /** The SI text of the derivative's unit with respect to time: order 0 of {@code km/h} is {@code m/s}, order 1 {@code m/s2}. */
    public String text(int order) {
        if (order < texts.length && texts[order] != null) {
            return texts[order];
        }
        String written =
                quantity != null ? quantity.text(order) : order == 0 ? text : text + "/s" + (order == 1 ? "" : order);
        if (order < texts.length) {
            texts[order] = written;
        }
        return written;
    }

    /** The text of a derivative's unit where nothing says what the value is measured in; null for the value itself. */
    public static String unknown(int order) {
        return order == 0 ? null : "1/s" + (order == 1 ? "" : order);
    }

    /** A value of this unit in SI. */
    public double toSi(double value) {
        return quantity == null ? value : quantity.toSi(value);
    }

    /** A difference of values of this unit in SI: an offset, as of degrees Celsius, doesn't count. */
    public double sizeToSi(double size) {
        return quantity == null ? size : quantity.sizeToSi(size);
    }

    /** A value in SI as one of this unit, which must be known. */
    public double fromSi(double value) {
        return quantity.fromSi(value);
    }

    /** A difference, a rate or a standard error in SI as one of this unit, which must be known. */
    public double sizeFromSi(double size) {
        return quantity.sizeFromSi(size);
    }

    /** Whether this unit is of the kind of another one, differentiated so many times by time; both must be known. */
    public boolean isDerivative(Unit other, int order) {
        return quantity != null && other.quantity != null && quantity.isDerivative(other.quantity, order);
    }

    /** The SI text of this unit over another: {@code L} per {@code km} is {@code m2}, an unknown unit stays as it is. */
    public String per(Unit other) {
        return quantity != null && other.quantity != null
                ? quantity.over(other.quantity).text(0)
                : text(0) + "/" + other.text(0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Unit unit && unit.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
