package org.hodograph.pipeline.unit;

import java.util.Arrays;
import java.util.List;

/**
 * A unit in base units: SI value = value · num / den + offset. Two factors, so that 36 km/h is exactly 10 m/s.
 *
 * @param num numerator
 * @param den denominator
 * @param offset in SI, of temperatures
 * @param powers of the base units, in the order of {@link #BASE}
 */
@SuppressWarnings("ArrayRecordComponent") // powers are never changed and compared by samePowers
record Quantity(double num, double den, double offset, int[] powers) {

    /** Base units in the order in which a text names them. Beside those of mechanics each stands for what converts to nothing else. */
    static final List<String> BASE = List.of(
            "kg", "m", "A", "K", "rad", "%", "VA", "var", "mol", "cd", "lm", "lx", "Bq", "Sv", "bit", "B", "count",
            "ppm", "ppb", "dB", "dBm", "dBA", "dBZ", "pH", "psu", "NTU", "okta", "s");

    static final Quantity ONE = new Quantity(1, 1, 0, new int[BASE.size()]);

    private static final int SECOND = BASE.indexOf("s");
    private static final double HUGE = 1e100;
    private static final int RATES = 3; // of a name: W/s3 is one

    static Quantity base(int index) {
        int[] powers = new int[BASE.size()];
        powers[index] = 1;
        return new Quantity(1, 1, 0, powers);
    }

    Quantity by(double numerator, double denominator) {
        return new Quantity(num * numerator, den * denominator, offset, powers);
    }

    Quantity from(double newOffset) {
        return new Quantity(num, den, newOffset, powers);
    }

    /** A product; an offset makes no sense in one and is left out. */
    Quantity times(Quantity other) {
        int[] sum = powers.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.powers[i];
        }
        return new Quantity(num * other.num, den * other.den, 0, sum);
    }

    Quantity over(Quantity other) {
        int[] negative = Arrays.stream(other.powers).map(power -> -power).toArray();
        return times(new Quantity(/* num= */ other.den, /* den= */ other.num, 0, negative));
    }

    Quantity power(int exponent) {
        Quantity result = ONE;
        for (int i = 0; i < Math.abs(exponent); i++) {
            result = exponent > 0 ? result.times(this) : result.over(this);
        }
        return result;
    }

    /** Whether its factor, both ways, is a number: powers of powers may leave the doubles. */
    boolean isWithinNumbers() {
        return num > 0 && den > 0 && num < HUGE && den < HUGE;
    }

    double toSi(double value) {
        return sizeToSi(value) + offset;
    }

    double sizeToSi(double size) {
        return size * num / den;
    }

    double fromSi(double value) {
        return sizeFromSi(value - offset);
    }

    double sizeFromSi(double size) {
        return size * den / num;
    }

    boolean samePowers(Quantity other) {
        return Arrays.equals(powers, other.powers);
    }

    /** Whether it is of the kind of another one, differentiated so many times by time. */
    boolean isDerivative(Quantity other, int order) {
        for (int i = 0; i < powers.length; i++) {
            if (powers[i] != other.powers[i] - (i == SECOND ? order : 0)) {
                return false;
            }
        }
        return true;
    }

    /** The SI text of the unit, differentiated so many times by time. */
    String text(int order) {
        int[] derived = powers.clone();
        derived[SECOND] -= order;
        // the derivative of an energy is a power; further ones are W/s, as for any name, and so is what was measured in
        // W/s
        for (int over = 0; over <= order + RATES; over++) {
            int[] candidate = derived.clone();
            candidate[SECOND] += over;
            String name = UnitTable.known().nameOf(new Quantity(1, 1, 0, candidate));
            if (name != null) {
                return name + (over == 0 ? "" : "/s" + (over == 1 ? "" : over));
            }
        }
        return text(derived);
    }

    private static String text(int[] powers) {
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        for (int i = 0; i < powers.length; i++) {
            int power = Math.abs(powers[i]);
            if (power != 0) {
                StringBuilder side = powers[i] > 0 ? above : below;
                side.append(powers[i] < 0 ? "/" : side.isEmpty() ? "" : " ");
                side.append(BASE.get(i)).append(power == 1 ? "" : power);
            }
        }
        return (above.isEmpty() ? "1" : above.toString()) + below;
    }
}
