package org.hodograph.pipeline.unit;

import java.util.HashMap;
import java.util.Map;

/** The unit symbols users write, each as factor, offset and powers of the base units metre, kilogram, second, ampere, kelvin, radian, percent. */
final class Symbols {

    /** Base units in the order in which a text names them. */
    static final String[] BASE = {"kg", "m", "A", "K", "rad", "%", "s"};

    /** What {@code g} is beside other factors. */
    static final Quantity GRAM = Quantity.base(0).by(1, 1000);

    private static final Map<String, Quantity> KNOWN = new HashMap<>();

    static {
        Quantity one = Quantity.ONE;
        Quantity kilogram = Quantity.base(0);
        Quantity metre = Quantity.base(1);
        Quantity ampere = Quantity.base(2);
        Quantity kelvin = Quantity.base(3);
        Quantity radian = Quantity.base(4);
        Quantity percent = Quantity.base(5);
        Quantity second = Quantity.base(6);
        Quantity speed = metre.over(second);
        Quantity acceleration = speed.over(second);
        Quantity newton = kilogram.times(acceleration);
        Quantity joule = newton.times(metre);
        Quantity watt = joule.over(second);
        Quantity volt = watt.over(ampere);
        Quantity pascal = newton.over(metre.power(2));
        Quantity litre = metre.power(3).by(1, 1000);
        Quantity degree = radian.by(Math.PI, 180);

        put(one, "1");
        put(metre, "m");
        put(metre.by(1000, 1), "km");
        put(metre.by(1, 100), "cm");
        put(metre.by(1, 1000), "mm");
        put(metre.by(1609.344, 1), "mi");
        put(metre.by(0.3048, 1), "ft");
        put(metre.by(0.0254, 1), "in");
        put(metre.by(1852, 1), "nmi");
        put(second, "s", "sec");
        put(second.by(1, 1000), "ms");
        put(second.by(1, 1_000_000), "us", "µs");
        put(second.by(1, 1_000_000_000), "ns");
        put(second.by(60, 1), "min");
        put(second.by(3600, 1), "h");
        put(second.by(86400, 1), "d");
        put(speed.by(1000, 3600), "kph", "kmh");
        put(speed.by(1609.344, 3600), "mph");
        put(speed.by(1852, 3600), "kn", "kt", "knots");
        // in telemetry g by itself is the acceleration; beside other factors it is GRAM
        put(acceleration.by(9.80665, 1), "g", "G", "g0");
        put(radian, "rad");
        put(degree, "deg", "°");
        put(radian.by(2 * Math.PI, 1), "rev");
        put(radian.by(Math.PI, 30).over(second), "rpm");
        put(one.over(second), "Hz");
        put(kelvin, "K");
        put(kelvin.from(273.15), "degC", "°C");
        put(kelvin.by(5, 9).from(459.67 * 5 / 9), "degF", "°F");
        put(kilogram, "kg");
        put(kilogram.by(1000, 1), "t");
        put(newton, "N");
        put(newton.by(1000, 1), "kN");
        put(newton.times(metre), "Nm");
        put(joule, "J");
        put(joule.by(1000, 1), "kJ");
        put(joule.by(3600, 1), "Wh");
        put(joule.by(3_600_000, 1), "kWh");
        put(watt, "W");
        put(watt.by(1000, 1), "kW");
        put(watt.by(1_000_000, 1), "MW");
        put(watt.by(745.6998715822702, 1), "hp");
        put(pascal, "Pa");
        put(pascal.by(100, 1), "hPa", "mbar");
        put(pascal.by(1000, 1), "kPa");
        put(pascal.by(100_000, 1), "bar");
        put(pascal.by(6894.757293168361, 1), "psi");
        put(ampere, "A");
        put(ampere.by(1, 1000), "mA");
        put(ampere.times(second).by(3600, 1), "Ah");
        put(volt, "V");
        put(volt.by(1, 1000), "mV");
        put(volt.over(ampere), "Ohm", "ohm", "Ω");
        put(litre, "L", "l");
        put(litre.by(1, 1000), "mL", "ml");
        put(percent, "%", "percent");
    }

    private Symbols() {}

    private static void put(Quantity quantity, String... symbols) {
        for (String symbol : symbols) {
            KNOWN.put(symbol, quantity);
        }
    }

    /** The quantity of a symbol, or null. */
    static Quantity of(String symbol) {
        return KNOWN.get(symbol);
    }

    /** The name of a power of base units that has one of its own, or null. */
    static String nameOf(Quantity quantity) {
        for (String name : new String[] {"J", "W", "V", "N", "Pa", "Ohm"}) {
            if (KNOWN.get(name).samePowers(quantity)) {
                return name;
            }
        }
        return null;
    }
}
