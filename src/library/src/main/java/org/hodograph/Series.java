package org.hodograph;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.text.Durations;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.alert.Quantity;
import org.hodograph.pipeline.alert.Threshold;
import org.hodograph.pipeline.series.Kind;
import org.hodograph.pipeline.series.Lag;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.unit.Unit;

/**
 * How one live series is treated: a description that makes {@link SeriesStream}s. The words, their defaults and their meaning are those of
 * {@code series} in a job's file, docs/configuration.md, and so are the numbers, bit for bit.
 *
 * <p>Immutable, for any thread. Every {@code with…} gives a changed copy and checks it: what can't be meant is an {@link
 * IllegalArgumentException} that names the setting, the rule and the value. Durations are texts such as {@code 250ms}, {@code 1.5 s},
 * {@code 5 min}.
 */
public final class Series {

    private static final String NONE = "none";

    private final String name;
    private final SeriesSettings settings;
    private final AlertRules alerts;

    private Series(String name, SeriesSettings settings, AlertRules alerts) {
        this.name = name;
        this.settings = settings;
        this.alerts = alerts;
    }

    /**
     * A series with the defaults: plain values without a unit, method {@code auto}, no lag, no gap, nothing out of order.
     *
     * @param name in what it says, for example {@code car-1/speed}
     * @return the description
     */
    public static Series of(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a series needs a name, for example car-1/speed");
        }
        return new Series(name, SeriesSettings.defaults(), AlertRules.NONE);
    }

    /**
     * The unit of the samples. Estimates are in SI: of km/h value and derivatives are in m/s, m/s2, m/s3, m/s4.
     *
     * @param unit for example {@code km/h}; all of them: docs/units.md
     * @return a copy
     */
    public Series withUnit(String unit) {
        Unit read = Unit.of(unit);
        if (!read.isKnown()) {
            throw new IllegalArgumentException(
                    "unit must be a known one, or left out, but is \"" + unit + "\"" + read.hint());
        }
        return with(settings.withUnit(unit));
    }

    /**
     * What the samples are: 0 a position or a plain value, 1 already a speed. It decides which derivative alerts on velocity, acceleration
     * and jerk look at.
     *
     * @param order 0 to 3
     * @return a copy
     */
    public Series withOrder(int order) {
        return with(settings.withMethod(order, settings.method(), settings.lag()));
    }

    /**
     * The estimator.
     *
     * @param method {@code name(setting=value, …)}; one with a window needs {@code window=n} or {@code span=d} here
     * @return a copy
     */
    public Series withMethod(String method) {
        return with(settings.withMethod(settings.order(), Methods.parse(method), settings.lag()));
    }

    /**
     * How far behind the newest sample estimates lie. A little lag lowers the noise a lot.
     *
     * @param lag a duration, or a number of samples such as {@code 8 samples}
     * @return a copy
     */
    public Series withLag(String lag) {
        return with(settings.withMethod(settings.order(), settings.method(), Lag.parse(lag)));
    }

    /**
     * The silence, by the samples' own time, that no fit bridges: a longer one begins a new segment.
     *
     * @param gap a duration, or {@code none}
     * @return a copy
     */
    public Series withGap(String gap) {
        return with(settings.withGap(gap.equals(NONE) ? SeriesSettings.NO_GAP : Durations.parse(gap)));
    }

    /**
     * How far behind the newest sample one may come and still be put in its place; estimates wait as long. What comes later is late.
     *
     * @param bound a duration; 0s: samples come in order
     * @return a copy
     */
    public Series withMaxOutOfOrderness(String bound) {
        return with(settings.withBounds(Durations.parse(bound), settings.maxFutureSkewNanos()));
    }

    /**
     * Samples are readings of a counter that only grows; a smaller one that stays is a reset, and no fit uses samples from both sides.
     *
     * @return a copy
     */
    public Series withCounter() {
        return with(settings.withKind(new Kind.Counter(Kind.Counter.Reset.DROP)));
    }

    /**
     * Samples are directions: values a whole turn apart are the same, so 359° to 1° is 2° on.
     *
     * @param turn in the unit of the samples, 360 for degrees
     * @return a copy
     */
    public Series withTurn(double turn) {
        return with(settings.withKind(new Kind.Angle(turn)));
    }

    /**
     * An alert with the defaults: 95 % confidence, over when the condition no longer holds.
     *
     * @param name of the alert, once only
     * @param quantity one of value, velocity, acceleration, jerk, d1, d2, d3
     * @param when a condition such as {@code < -4.4 m/s2} or {@code abs > 5.5 m/s2}
     * @return a copy
     */
    public Series withAlert(String name, String quantity, String when) {
        return withAlert(name, quantity, when, NONE, "0s", AlertRule.DEFAULT_CONFIDENCE);
    }

    /**
     * An alert with hysteresis and a duration.
     *
     * @param name of the alert, once only
     * @param quantity one of value, velocity, acceleration, jerk, d1, d2, d3
     * @param when a condition such as {@code < -4.4 m/s2}
     * @param release the condition that ends it, such as {@code > -3.65 m/s2}, or {@code none}
     * @param lasting how long {@code when} must hold before the alert fires, a duration
     * @param confidence the least probability that the true value is beyond the threshold, from 0 (the value alone decides) to below 1
     * @return a copy
     */
    public Series withAlert(
            String name, String quantity, String when, String release, String lasting, double confidence) {
        AlertRule rule = new AlertRule(
                name,
                "*",
                quantity(quantity),
                Threshold.parse(when),
                release.equals(NONE) ? null : Threshold.parse(release),
                Durations.parse(lasting),
                0,
                confidence,
                AlertRule.NoData.KEEP,
                "warning",
                Map.of(),
                null);
        List<AlertRule> all = new ArrayList<>(alerts.rules());
        all.add(rule);
        return new Series(this.name, settings, new AlertRules(all));
    }

    private static Quantity quantity(String word) {
        List<String> words = Quantity.words().values().stream()
                .filter(one -> one.ofTrack() == null)
                .map(Quantity::word)
                .toList();
        if (!words.contains(word)) {
            throw new IllegalArgumentException("quantity must be one of " + String.join(", ", words) + ", but is \""
                    + word + "\"" + Nearest.hint(word, words));
        }
        return Quantity.words().get(word);
    }

    /**
     * The worker, with an empty state.
     *
     * @return answers are pulled from it
     */
    public SeriesStream newStream() {
        return newStream(new SeriesListener() {});
    }

    /**
     * The worker, with an empty state.
     *
     * @param listener hears what it has to say, during the call that caused it and on its thread
     * @return for one thread
     * @throws IllegalArgumentException if an alert can never apply, because there is no such derivative or its unit is another
     */
    public SeriesStream newStream(SeriesListener listener) {
        alerts.rules().forEach(this::check);
        return new SeriesStream(name, settings, alerts, listener);
    }

    /**
     * A worker that goes on from a saved state: what follows is bit for bit what would have followed the save.
     *
     * @param state of {@link SeriesStream#save}, of this or an older version
     * @param listener as of {@link #newStream(SeriesListener)}
     * @return for one thread
     * @throws IOException if the bytes are not such a state, or of a newer version
     */
    public SeriesStream restoreStream(byte[] state, SeriesListener listener) throws IOException {
        SeriesStream stream = newStream(listener);
        stream.load(new DataInputStream(new ByteArrayInputStream(state)));
        return stream;
    }

    private void check(AlertRule rule) {
        int order = rule.quantity().order(settings.order());
        String cause = "alert " + rule.name() + " can never apply: ";
        if (order < 0 || order > settings.method().maxOrder()) {
            throw new IllegalArgumentException(cause + settings.method() + " on samples of order " + settings.order()
                    + " has no " + rule.quantity().word());
        }
        String unit = settings.unit() == null ? null : Unit.of(settings.unit()).text(order);
        if (!rule.when().fits(unit)) {
            throw new IllegalArgumentException(cause + "its " + rule.quantity().word() + " is in " + unit
                    + ", so when can't be in " + rule.when().unit());
        }
    }

    private Series with(SeriesSettings changed) {
        return new Series(name, changed, alerts);
    }
}
