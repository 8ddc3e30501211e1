package org.hodograph.pipeline.unit;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unit of a series: its way to SI and the units of its derivatives. A known text, such as {@code km/h}, {@code kWh/h} or
 * {@code m/s2}, converts; any other stays as it is, converts nothing, and gets {@code /s}, {@code /s2}, {@code /s3}.
 *
 * <p>{@code g} by itself or to a power ({@code g2/Hz}) is standard gravity, as accelerometers mean it; beside other factors it is the
 * gram, as in {@code g/s} of a mass flow. {@code G} and {@code g0} are gravity everywhere.
 */
public final class Unit implements Serializable {

    private static final long serialVersionUID = 1;

    private static final Pattern FACTOR = Pattern.compile("([^0-9²³^]+|1)(?:\\^?([1-9])|([²³]))?");

    private final String text;
    private final transient Quantity quantity; // null: unknown

    private Unit(String text) {
        this.text = text;
        quantity = parse(text);
    }

    /** The unit of a text. */
    public static Unit of(String text) {
        return new Unit(text.strip());
    }

    private Object readResolve() {
        return new Unit(text);
    }

    /** Factors joined by {@code /}, {@code *}, {@code ·} or a space; {@code /} divides by the one factor after it. */
    private static Quantity parse(String text) {
        Quantity product = Symbols.of(text);
        if (product != null) {
            return product;
        }
        product = Quantity.ONE;
        Matcher parts = Pattern.compile("(^|[/*·. ]\\s*)([^/*·. ]+)\\s*").matcher(text);
        int end = 0;
        while (parts.find()) {
            if (parts.start() != end) {
                return null;
            }
            end = parts.end();
            // g by itself was found above
            Quantity factor = parts.group(2).equals("g") ? Symbols.GRAM : factor(parts.group(2));
            if (factor == null) {
                return null;
            }
            product = parts.group(1).startsWith("/") ? product.over(factor) : product.times(factor);
        }
        return end == text.length() && end > 0 ? product : null;
    }

    private static Quantity factor(String text) {
        Quantity whole = Symbols.of(text);
        if (whole != null) {
            return whole;
        }
        Matcher matcher = FACTOR.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        Quantity base = Symbols.of(matcher.group(1));
        String power = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        if (base == null || power == null) {
            return base;
        }
        return base.power("²".equals(power) ? 2 : "³".equals(power) ? 3 : Integer.parseInt(power));
    }

    /** Whether the text is of known units, so that values convert. */
    public boolean isKnown() {
        return quantity != null;
    }

    /** The SI text of the derivative's unit with respect to time: order 0 of {@code km/h} is {@code m/s}, order 1 {@code m/s2}. */
    public String text(int order) {
        if (quantity != null) {
            return quantity.text(order);
        }
        return order == 0 ? text : text + "/s" + (order == 1 ? "" : order);
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
