package org.hodograph.pipeline.series;

import java.io.Serializable;
import java.util.Objects;
import java.util.Set;
import org.hodograph.kernels.Lookback;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.RuleTexts;
import org.hodograph.pipeline.unit.ShowIn;
import org.hodograph.pipeline.unit.Unit;

/**
 * How one series is treated: the effective result of the configuration's rules.
 *
 * @param unit the unit of its samples, whatever they say; null: what they say, or none
 * @param order 0 for a position or a plain value, 1 for a speed, and so on
 * @param kind what its values are
 * @param resolution of the sensor, in the declared unit; 0: none is known
 * @param method the estimator
 * @param lag of the estimates behind the newest sample
 * @param gapNanos a silence longer than this breaks the fit; {@link #NO_GAP} and {@link #BRIDGED}: none does
 * @param idle what a silent series says
 * @param duplicates what happens to a second sample at an instant
 * @param emit when a sample is answered
 * @param maxOutOfOrdernessNanos how far samples may come behind the newest one and still be used
 * @param maxFutureSkewNanos how far ahead of its record's timestamp a sample may be
 * @param lowSnr below this many standard errors a value is flagged LOW_SNR
 * @param expireAfterNanos the state goes when nothing was heard for so long, by arrival time
 * @param events beside gaps, resets and silence that are to be told
 * @param curvature what goes to the curvature topic
 * @param missing numbers that stand for none
 * @param plausibility what a reading can be
 * @param showIn the units of its records where they are not SI
 * @param repeats whether a value that is shown again counts again
 */
public record SeriesSettings(
        String unit,
        int order,
        Kind kind,
        double resolution,
        Method method,
        Lag lag,
        long gapNanos,
        Idle idle,
        Duplicates duplicates,
        Emit emit,
        long maxOutOfOrdernessNanos,
        long maxFutureSkewNanos,
        double lowSnr,
        long expireAfterNanos,
        Set<SeriesEvent.Kind> events,
        SeriesCurvature curvature,
        Missing missing,
        Plausibility plausibility,
        ShowIn showIn,
        RepeatPolicy repeats)
        implements Serializable {

    /** No silence breaks the fit. */
    public static final long NO_GAP = Long.MAX_VALUE;

    /** A gap that none is longer than, either; and a silence takes no answer away, as the signal is known to have gone on through it. */
    public static final long BRIDGED = NO_GAP - 1;

    /** The method of a series that names none. */
    public static final String DEFAULT_METHOD = "auto";

    private static final long HOUR = 3_600_000_000_000L;
    private static final SeriesSettings DEFAULTS = new SeriesSettings(
            null,
            0,
            new Kind.Gauge(),
            0,
            Methods.parse(DEFAULT_METHOD),
            Lag.NONE,
            NO_GAP,
            Idle.DEFAULT,
            Duplicates.FIRST,
            Emit.FINAL,
            0,
            HOUR,
            2,
            24 * HOUR,
            Set.of(),
            SeriesCurvature.NONE,
            Missing.NONE,
            Plausibility.DEFAULT,
            ShowIn.SI,
            RepeatPolicy.AUTO);

    public SeriesSettings {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(method);
        Objects.requireNonNull(lag);
        Objects.requireNonNull(idle);
        Objects.requireNonNull(duplicates);
        Objects.requireNonNull(emit);
        Objects.requireNonNull(curvature);
        Objects.requireNonNull(missing);
        Objects.requireNonNull(showIn);
        Objects.requireNonNull(repeats);
        events = Set.copyOf(events);
        if (order < 0 || order > 3) {
            throw new IllegalArgumentException("order must be 0 to 3, but is " + order);
        }
        if (resolution != 0) {
            Kind.requireSize("resolution", resolution);
        }
        if (resolution > 0 && kind instanceof Kind.Pulse) {
            throw new IllegalArgumentException("a pulse's size is its resolution: kind " + kind + " takes none");
        }
        Objects.requireNonNull(plausibility);
        RuleTexts.require("a series", unit);
        if (plausibility.limitsSteps() && kind instanceof Kind.Pulse) {
            throw new IllegalArgumentException("max-step and max-rate are of readings: kind " + kind + " takes none");
        }
        String misfit = unit == null || !kind.isInUnit() ? null : plausibility.fault(Unit.of(unit));
        if (misfit != null) {
            throw new IllegalArgumentException(misfit);
        }
        if (gapNanos <= 0) {
            throw new IllegalArgumentException("gap must be longer than 0, but is " + gapNanos + " ns");
        }
        if (lag.nanos() >= method.reachNanos() || lag.samples() >= method.reachSamples()) {
            throw new IllegalArgumentException("lag must be below the window of " + method + ", but is " + lag);
        }
        if (method.reachSamples() == Integer.MAX_VALUE && lag.samples() >= Lookback.MOST_SAMPLES) {
            throw new IllegalArgumentException(
                    "lag must be below " + Lookback.MOST_SAMPLES + " samples, but is " + lag);
        }
        if (!(lowSnr >= 0)) {
            throw new IllegalArgumentException("low-snr must not be negative, but is " + lowSnr);
        }
        if (maxOutOfOrdernessNanos < 0 || maxFutureSkewNanos < 0) {
            throw new IllegalArgumentException("max-out-of-orderness and max-future-skew must not be negative, but are "
                    + maxOutOfOrdernessNanos + " ns and " + maxFutureSkewNanos + " ns");
        }
        if (maxOutOfOrdernessNanos == 0 && (duplicates == Duplicates.LAST || duplicates == Duplicates.MEAN)) {
            throw new IllegalArgumentException(
                    "duplicates: last and mean act inside the order buffer and need max-out-of-orderness above 0");
        }
        if (expireAfterNanos <= 0) {
            throw new IllegalArgumentException(
                    "expire-after must be longer than 0, but is " + expireAfterNanos + " ns");
        }
        if (expireAfterNanos <= idle.afterNanos()) {
            throw new IllegalArgumentException("expire-after must be longer than idle.after, "
                    + Durations.print(idle.afterNanos()) + ", but is " + Durations.print(expireAfterNanos));
        }
        method.newDifferentiator(); // a method that cannot stream says so here
    }

    /** The settings of a series for which the configuration says nothing. */
    public static SeriesSettings defaults() {
        return DEFAULTS;
    }

    /** The same settings under other bounds on time. */
    public SeriesSettings withBounds(long outOfOrdernessNanos, long futureSkewNanos) {
        return with(unit, order, kind, method, lag, gapNanos, outOfOrdernessNanos, futureSkewNanos, showIn, events);
    }

    /** The same settings whose records are shown in other units. */
    public SeriesSettings withShowIn(ShowIn units) {
        return with(
                unit, order, kind, method, lag, gapNanos, maxOutOfOrdernessNanos, maxFutureSkewNanos, units, events);
    }

    /** The same settings with another method, as a profile prescribes it. */
    public SeriesSettings withMethod(int otherOrder, Method other, Lag otherLag) {
        return with(
                unit,
                otherOrder,
                kind,
                other,
                otherLag,
                gapNanos,
                maxOutOfOrdernessNanos,
                maxFutureSkewNanos,
                showIn,
                events);
    }

    /** The same settings for values of another kind. */
    public SeriesSettings withKind(Kind other) {
        return with(
                unit, order, other, method, lag, gapNanos, maxOutOfOrdernessNanos, maxFutureSkewNanos, showIn, events);
    }

    /** The same settings with other events told. */
    public SeriesSettings withEvents(Set<SeriesEvent.Kind> told) {
        return with(unit, order, kind, method, lag, gapNanos, maxOutOfOrdernessNanos, maxFutureSkewNanos, showIn, told);
    }

    /** The same settings with samples in another unit; null: they say it themselves. */
    public SeriesSettings withUnit(String other) {
        return with(
                other, order, kind, method, lag, gapNanos, maxOutOfOrdernessNanos, maxFutureSkewNanos, showIn, events);
    }

    /** The same settings with another silence that no fit bridges. */
    public SeriesSettings withGap(long nanos) {
        return with(unit, order, kind, method, lag, nanos, maxOutOfOrdernessNanos, maxFutureSkewNanos, showIn, events);
    }

    private SeriesSettings with(
            String otherUnit,
            int otherOrder,
            Kind otherKind,
            Method otherMethod,
            Lag otherLag,
            long otherGapNanos,
            long outOfOrdernessNanos,
            long futureSkewNanos,
            ShowIn units,
            Set<SeriesEvent.Kind> told) {
        return new SeriesSettings(
                otherUnit,
                otherOrder,
                otherKind,
                resolution,
                otherMethod,
                otherLag,
                otherGapNanos,
                idle,
                duplicates,
                emit,
                outOfOrdernessNanos,
                futureSkewNanos,
                lowSnr,
                expireAfterNanos,
                told,
                curvature,
                missing,
                plausibility,
                units,
                repeats);
    }
}
