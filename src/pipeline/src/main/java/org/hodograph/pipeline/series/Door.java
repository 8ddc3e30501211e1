package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.unit.Unit;

/**
 * What every sample passes first: it must be a number that means one, not from the future, and in a unit of the series; its value leaves
 * in SI. A refused sample changes nothing.
 *
 * <p>The unit of a series is the configured one; without it the one its first sample declares, or none.
 */
final class Door {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final int CLOSED = 0; // in the state
    private static final int OPENED = 1;
    private static final int OPENED_IN_UNKNOWN_UNIT = 2; // its values did not convert; an older version reads OPENED

    private static final int LONGEST_UNIT = 100; // characters; it is kept in the state and in every record

    private final Kind kind;
    private final long maxFutureSkewNanos;
    private final Missing missing;
    private final Plausibility plausibility;
    private final boolean unitIsConfigured;
    private boolean opened;
    private Unit unit; // null: none
    private String unitText; // as declared, to spare the comparison of equal texts
    private Unit loadedIn; // what the numbers of the state just loaded are in; null: they did not convert
    private double value;

    Door(SeriesSettings settings) {
        kind = settings.kind();
        maxFutureSkewNanos = settings.maxFutureSkewNanos();
        missing = settings.missing();
        plausibility = settings.plausibility();
        unitIsConfigured = settings.unit() != null;
        unitText = settings.unit();
        unit = unitIsConfigured ? Unit.of(unitText) : null;
    }

    /** Whether the sample may enter; if so {@link #value} is its value in SI, otherwise {@code out} has its rejection. */
    boolean admits(Sample sample, long nowMillis, TrackerListener out) {
        if (missing.isMark(sample.value())) {
            refuseMark(sample, out);
            return false;
        }
        String fault = fault(sample, nowMillis);
        if (fault != null) {
            out.rejected(Rejection.of(sample, fault));
            return false;
        }
        if (!opened && !unitIsConfigured && sample.unit() != null) {
            unitText = sample.unit();
            unit = Unit.of(unitText);
        }
        if (!opened && unit != null && !unit.isKnown()) {
            out.unknownUnit(new UnknownUnit(unitText, sample.series(), sample.nanos()));
        }
        opened = true;
        return true;
    }

    private void refuseMark(Sample sample, TrackerListener out) {
        Rejection absence = Rejection.of(sample, "absent: " + sample.value() + " stands for a missing value");
        if (missing.isRejected()) {
            out.rejected(absence);
        } else {
            out.absent(absence);
        }
    }

    private String fault(Sample sample, long nowMillis) {
        if (!Double.isFinite(sample.value())) {
            return "not-a-number: " + sample.value();
        }
        if (sample.unit() != null && sample.unit().length() > LONGEST_UNIT) {
            return "malformed: a unit of " + sample.unit().length() + " characters, allowed are " + LONGEST_UNIT;
        }
        boolean stamped = sample.source().hasTimestamp();
        long ahead = ahead(sample.nanos(), stamped ? sample.source().timestampMillis() : nowMillis);
        if (ahead > maxFutureSkewNanos) {
            return "future: " + Durations.rounded(ahead) + " ahead of "
                    + (stamped ? "the record's timestamp" : "the clock") + ", allowed are "
                    + Durations.print(maxFutureSkewNanos);
        }
        Unit declared =
                unitIsConfigured || sample.unit() == null || sample.unit().equals(unitText)
                        ? unit
                        : Unit.of(sample.unit());
        if (opened && !Objects.equals(declared, unit) && !Objects.equals(siText(declared), siText(unit))) {
            return "malformed: unit " + sample.unit() + ", but the series began "
                    + (unit == null ? "without one" : "in " + unitText);
        }
        Unit own = opened || declared != null || sample.unit() == null ? declared : Unit.of(sample.unit());
        value = own == null || !kind.isInUnit() ? sample.value() : own.toSi(sample.value());
        if (!Double.isFinite(value)) {
            return "not-a-number: " + sample.value() + " " + unitText + " is beyond the numbers";
        }
        return fault(sample, opened ? unit : own);
    }

    /** What can't be a reading of the series. */
    private String fault(Sample sample, Unit in) {
        Unit own = kind.isInUnit() ? in : null;
        String misfit = own == null ? null : plausibility.fault(own);
        if (misfit != null) {
            return "malformed: " + misfit;
        }
        if (!plausibility.isInRange(value, own)) {
            return plausibility.outside(sample.value(), sample.unit());
        }
        String rule = kind.fault(value, in);
        value = kind.counted(value);
        return rule == null ? null : "malformed: " + sample.value() + " " + rule;
    }

    /** Nanoseconds between a sample and a clock, held at the ends of a long where the clock lies outside its range. */
    private static long ahead(long nanos, long clockMillis) {
        long clock = Math.abs(clockMillis) < Long.MAX_VALUE / NANOS_PER_MILLI
                ? clockMillis * NANOS_PER_MILLI
                : (clockMillis < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        long ahead = nanos - clock;
        boolean overflow = ((nanos ^ clock) & (nanos ^ ahead)) < 0;
        return overflow ? (nanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : ahead;
    }

    private static String siText(Unit unit) {
        return unit == null ? null : unit.text(0);
    }

    /** Whether a sample was ever admitted. */
    boolean isOpen() {
        return opened;
    }

    /** The value of the sample that was admitted last, in SI. */
    double value() {
        return value;
    }

    /** The unit of the series; null if it has none. */
    Unit unit() {
        return unit;
    }

    private static boolean isKnown(Unit of) {
        return of != null && of.isKnown();
    }

    /**
     * Whether the numbers of the state that was loaded are not what those of the next sample will be: the configuration says another
     * unit now, or this version knows one that the version which saved it did not.
     */
    boolean isRescaled() {
        return opened && kind.isInUnit() && (resumed(0) != 0 || resumed(1) != 1);
    }

    /** A value of the state that was loaded as a sample of that number would be now. */
    double resumed(double saved) {
        if (isKnown(loadedIn) ? loadedIn.equals(unit) : !isKnown(unit)) {
            return saved;
        }
        double number = isKnown(loadedIn) ? loadedIn.fromSi(saved) : saved;
        double now = isKnown(unit) ? unit.toSi(number) : number;
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, now)); // what waits was let in
    }

    void copyFrom(Door other) {
        opened = other.opened;
        unit = other.unit;
        unitText = other.unitText;
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(opened ? isKnown(unit) || unit == null ? OPENED : OPENED_IN_UNKNOWN_UNIT : CLOSED);
        out.writeUTF(unitText == null ? "" : unitText);
    }

    void load(DataInput in) throws IOException {
        int told = in.readByte();
        opened = told != CLOSED;
        String text = in.readUTF();
        loadedIn = told == OPENED_IN_UNKNOWN_UNIT || text.isEmpty() ? null : Unit.of(text);
        if (!unitIsConfigured) {
            unitText = text.isEmpty() ? null : text;
            unit = unitText == null ? null : Unit.of(unitText);
        }
    }
}
