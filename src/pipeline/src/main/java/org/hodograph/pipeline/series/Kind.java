package org.hodograph.pipeline.series;

import java.io.Serializable;
import java.util.Objects;

/**
 * What the values of a series are; {@link Object#toString()} is the text form of the configuration. Sizes are in the
 * declared unit of the series. The meaning of every kind: docs/configuration.md, kinds.
 */
public sealed interface Kind extends Serializable {

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
            requireAboveZero("the counter's modulo", modulus);
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

        public Angle {
            requireAboveZero("the angle's turn", turn);
        }

        @Override
        public String toString() {
            return "angle(" + print(turn) + ")";
        }
    }

    /**
     * Pulses, each of which stands for the same quantity.
     *
     * @param per the quantity, above 0
     * @param says what a sample's value means
     */
    record Pulse(double per, Says says) implements Kind {

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
            requireAboveZero("the pulse's per", per);
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

    private static void requireAboveZero(String what, double size) {
        if (!(size > 0) || Double.isInfinite(size)) {
            throw new IllegalArgumentException(what + " must be a number above 0, but is " + size);
        }
    }

    private static String print(double size) {
        return size == Math.rint(size) && size < 1e15 ? Long.toString((long) size) : Double.toString(size);
    }
}
