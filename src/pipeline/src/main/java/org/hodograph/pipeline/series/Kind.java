package org.hodograph.pipeline.series;

import java.io.Serializable;
import java.util.Objects;
import org.hodograph.pipeline.unit.Unit;

/**
 * What the values of a series are; {@link Object#toString()} is the text form of the configuration. Sizes are in the
 * declared unit of the series. The meaning of every kind: docs/configuration.md, kinds.
 */
public sealed interface Kind extends Serializable {

    /** Whether the values of samples are in the unit of the series, not mere numbers. */
    default boolean isInUnit() {
        return true;
    }

    /** The distance, in SI, at which two values are the same; NaN: none is. */
    default double turn(Unit unit) {
        return Double.NaN;
    }

    /** What of a value, in SI, counts. */
    default double counted(double value) {
        return value;
    }

    /** Why a value, in SI, can't be one of this kind, as words that follow the value; null if it can. */
    default String fault(double value, Unit unit) {
        return null;
    }

    /** Plain values. */
    record Gauge() implements Kind {

        @Override
        public String toString() {
            return "gauge";
        }
    }

    /**
     * A value that only grows; a smaller one means that it began again.
     *
     * @param reset what is known about the new beginning
     */
    record Counter(Reset reset) implements Kind {

        /** What is known when a counter has become smaller. */
        public enum Reset {
            /** Nothing: what it counted since the sample before is not known. */
            DROP,
            /** It began at 0 after the sample before. */
            ZERO
        }

        public Counter {
            Objects.requireNonNull(reset);
        }

        @Override
        public String toString() {
            return "counter(reset=" + (reset == Reset.ZERO ? "zero" : "drop") + ")";
        }
    }

    /**
     * A counter from 0 up to, but without, a modulus, where it goes on at 0.
     *
     * @param modulus above 0
     */
    record Modulo(double modulus) implements Kind {

        public Modulo {
            requireSize("the counter's modulo", modulus);
        }

        @Override
        public double turn(Unit unit) {
            return si(modulus, unit);
        }

        @Override
        public String fault(double value, Unit unit) {
            return value >= 0 && value < turn(unit)
                    ? null
                    : "is not from 0 up to, but without, the counter's modulo " + print(modulus);
        }

        @Override
        public String toString() {
            return "counter(reset=modulo(" + print(modulus) + "))";
        }
    }

    /**
     * A direction: values a whole number of turns apart are the same.
     *
     * @param turn above 0
     */
    record Angle(double turn) implements Kind {

        private static final double MOST_TURNS = 1L << 40; // a double is still exact to 1e-4 of a turn

        public Angle {
            requireSize("the angle's turn", turn);
        }

        @Override
        public double turn(Unit unit) {
            return si(turn, unit);
        }

        @Override
        public String fault(double value, Unit unit) {
            return Math.abs(value) < MOST_TURNS * turn(unit)
                    ? null
                    : "is more turns than a double can tell a direction from";
        }

        @Override
        public String toString() {
            return "angle(" + print(turn) + ")";
        }
    }

    /** A longitude: an angle from −180° up to, but without, 180°. In degrees unless the unit of the series says an angle. */
    record Longitude() implements Kind {

        private static final double DEGREES = 360;

        @Override
        public double turn(Unit unit) {
            return unit != null && unit.text(0).equals("rad") ? 2 * Math.PI : DEGREES;
        }

        @Override
        public String fault(double value, Unit unit) {
            return new Angle(turn(unit)).fault(value, null);
        }

        @Override
        public String toString() {
            return "longitude";
        }
    }

    /**
     * Pulses, each of which stands for the same quantity.
     *
     * @param per the quantity, above 0
     * @param says what a sample's value means
     */
    record Pulse(double per, Says says) implements Kind {

        private static final double MOST_PULSES = 1L << 53; // a double still counts one by one

        /** What the value of a pulse source's sample means. */
        public enum Says {
            /** The sample is a pulse, whatever its value; 0: no pulse since the sample before. */
            PULSE,
            /** The number of pulses since the sample before. */
            COUNT,
            /** The number of pulses ever. */
            TOTAL
        }

        public Pulse {
            Objects.requireNonNull(says);
            requireSize("the pulse's per", per);
        }

        @Override
        public boolean isInUnit() {
            return false;
        }

        /** Of a sample that is a pulse its value says nothing but whether it is one. */
        @Override
        public double counted(double value) {
            return says != Says.PULSE || value == 0 ? value : 1;
        }

        @Override
        public String fault(double value, Unit unit) {
            return says == Says.PULSE || (value >= 0 && value < MOST_PULSES) ? null : "is not a number of pulses";
        }

        @Override
        public String toString() {
            String value = switch (says) {
                case PULSE -> "";
                case COUNT -> ", value=count";
                case TOTAL -> ", value=total";
            };
            return "pulse(per=" + print(per) + value + ")";
        }
    }

    /** A size within bounds that no sum or power of sizes leaves the doubles. */
    static void requireSize(String what, double size) {
        if (!(size >= 1e-100 && size <= 1e100)) {
            throw new IllegalArgumentException(
                    what + " must be a number above 0, from 1e-100 to 1e100, but is " + print(size));
        }
    }

    private static double si(double size, Unit unit) {
        return unit == null ? size : unit.sizeToSi(size);
    }

    private static String print(double size) {
        return size == Math.rint(size) && size < 1e15 ? Long.toString((long) size) : Double.toString(size);
    }
}
