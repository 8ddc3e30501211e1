package org.hodograph.pipeline.unit;

import java.util.Arrays;

/**
 * A unit in base units: SI value = value · num / den + offset. Two factors, so that 36 km/h is exactly 10 m/s.
 *
 * @param num numerator
 * @param den denominator
 * @param offset in SI, of temperatures
 * @param powers of the base units, in the order of {@link Symbols#BASE}
 */
@SuppressWarnings("ArrayRecordComponent") // powers are never changed and compared by samePowers
record Quantity(double num, double den, double offset, int[] powers) {

    static final Quantity ONE = new Quantity(1, 1, 0, new int[Symbols.BASE.length]);

    private static final int SECOND = Symbols.BASE.length - 1;

    static Quantity base(int index) {
        int[] powers = new int[Symbols.BASE.length];
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
        for (int i = 0; i < exponent; i++) {
            result = result.times(this);
        }
        return result;
    }

    double toSi(double value) {
        return sizeToSi(value) + offset;
    }

    double sizeToSi(double size) {
        return size * num / den;
    }

    boolean samePowers(Quantity other) {
        return Arrays.equals(powers, other.powers);
    }

    /** The SI text of the unit, differentiated so many times by time. */
    String text(int order) {
        int[] derived = powers.clone();
        derived[SECOND] -= order;
        // the derivative of an energy is a power; further ones are W/s, as for any name
        for (int over = 0; over <= order; over++) {
            int[] candidate = derived.clone();
            candidate[SECOND] += over;
            String name = Symbols.nameOf(new Quantity(1, 1, 0, candidate));
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
                side.append(Symbols.BASE[i]).append(power == 1 ? "" : power);
            }
        }
        return (above.isEmpty() ? "1" : above.toString()) + below;
    }
}
