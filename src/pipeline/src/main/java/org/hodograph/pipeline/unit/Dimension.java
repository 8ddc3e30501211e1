package org.hodograph.pipeline.unit;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of quantity that {@link ShowIn} has a key for, each with its SI unit and a unit that somebody may want instead. */
public enum Dimension {
    LENGTH("m", "km"),
    AREA("m2", "ha"),
    VOLUME("m3", "L"),
    TIME("s", "h"),
    SPEED("m/s", "km/h"),
    ACCELERATION("m/s2", "g"),
    JERK("m/s3", "G/s"),
    ANGLE("rad", "deg"),
    ANGULAR_SPEED("rad/s", "deg/s"),
    ANGULAR_ACCELERATION("rad/s2", "deg/s2"),
    ANGULAR_JERK("rad/s3", "deg/s3"),
    CURVATURE("1/m", "1/km"),
    FREQUENCY("1/s", "1/min"),
    TEMPERATURE("K", "degC"),
    TEMPERATURE_RATE("K/s", "degC/min"),
    MASS("kg", "t"),
    MASS_FLOW("kg/s", "kg/h"),
    DENSITY("kg/m3", "g/L"),
    FORCE("N", "kN"),
    TORQUE("N.m", "lb-ft"),
    TORQUE_RATE("N.m/s", "kN.m/s"),
    PRESSURE("Pa", "bar"),
    PRESSURE_RATE("Pa/s", "hPa/h"),
    ENERGY("J", "kWh"),
    POWER("W", "kW"),
    POWER_RATE("W/s", "kW/min"),
    VOLUME_FLOW("m3/s", "L/min"),
    CURRENT("A", "mA"),
    CHARGE("A s", "Ah"),
    VOLTAGE("V", "mV"),
    RESISTANCE("Ohm", "kOhm");

    private final String si;
    private final String example;

    Dimension(String si, String example) {
        this.si = si;
        this.example = example;
    }

    /** As the configuration writes them. */
    public static Map<String, Dimension> words() {
        Map<String, Dimension> words = new TreeMap<>();
        for (Dimension dimension : values()) {
            words.put(dimension.word(), dimension);
        }
        return words;
    }

    /** As the configuration writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The text of the SI unit. */
    public String si() {
        return si;
    }

    String example() {
        return example;
    }

    /**
     * A unit of this kind.
     *
     * @throws IllegalArgumentException if the text is not known, or of another kind
     */
    public Unit unit(String text) {
        Unit unit = Unit.of(text);
        if (!unit.isKnown()) {
            throw new IllegalArgumentException("must be a unit of " + word() + " such as " + example + ", but \"" + text
                    + "\" is no unit that is known" + unit.hint());
        }
        if (!unit.isDerivative(Unit.of(si), 0)) {
            throw new IllegalArgumentException("must be a unit of " + word() + " such as " + example + ", but \"" + text
                    + "\" is in SI " + unit.text(0) + ", not " + si);
        }
        return unit;
    }
}
