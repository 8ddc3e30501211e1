package org.hodograph.pipeline.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hodograph.pipeline.RuleTexts;

/**
 * One rule. It raises where {@code when} holds with the asked confidence for the duration {@code for}, and is over once
 * {@code release} has held for {@code keep-firing-for}.
 *
 * @param name of the alert
 * @param series a pattern of series; for a quantity of a track, of entities
 * @param quantity what is compared
 * @param when the condition; null: {@code unusual} is it
 * @param unusual the condition that learns its threshold; null: {@code when} is it
 * @param release the condition that ends it; null: that {@code when} no longer holds
 * @param forNanos how long the condition must hold before the alert fires
 * @param keepNanos how long the alert still fires after its release
 * @param confidence the least probability that the true value is beyond the threshold; 0: the value alone decides
 * @param noData what a missing number does
 * @param severity passed on
 * @param labels passed on
 * @param requirement of the profile that it is of; null: it is of none
 */
public record AlertRule(
        String name,
        String series,
        Quantity quantity,
        Threshold when,
        Unusual unusual,
        Threshold release,
        long forNanos,
        long keepNanos,
        double confidence,
        NoData noData,
        String severity,
        Map<String, String> labels,
        Requirement requirement)
        implements Serializable {

    /** The confidence of a rule that names none. */
    public static final double DEFAULT_CONFIDENCE = 0.95;

    /** What a missing number does: one that is not available, a standstill, silence. */
    public enum NoData {
        /** Nothing changes. */
        KEEP,
        /** The alert ends. */
        RESOLVE,
        /** The alert fires. */
        FIRE
    }

    /** A rule with a threshold. */
    public AlertRule(
            String name,
            String series,
            Quantity quantity,
            Threshold when,
            Threshold release,
            long forNanos,
            long keepNanos,
            double confidence,
            NoData noData,
            String severity,
            Map<String, String> labels,
            Requirement requirement) {
        this(
                name,
                series,
                quantity,
                when,
                null,
                release,
                forNanos,
                keepNanos,
                confidence,
                noData,
                severity,
                labels,
                requirement);
    }

    public AlertRule {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("an alert needs a name, for example alert: HarshBraking");
        }
        if (!(confidence >= 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be from 0 to below 1, but is " + confidence);
        }
        if (forNanos < 0 || keepNanos < 0) {
            throw new IllegalArgumentException("for and keep-firing-for must not be negative");
        }
        if ((when == null) == (unusual == null)) {
            throw new IllegalArgumentException("an alert compares with a threshold or learns what is unusual");
        }
        if (unusual != null && release != null) {
            throw new IllegalArgumentException(
                    "release is of thresholds: what is unusual is over when it is below the tail's start again");
        }
        if (unusual != null) {
            unusual.generations().requireWithin(series);
            unusual.shares().requireWithin(series);
            for (Context context : unusual.contexts()) {
                if (context.isOwn() && quantity.ofTrack() != null) {
                    throw new IllegalArgumentException("context " + context.text() + " is of a series, but "
                            + quantity.word() + " is of a track: name the series, for example speed." + context.text());
                }
            }
        }
        if (release != null
                && release.unit() != null
                && when.unit() != null
                && !release.unit().equals(when.unit())) {
            throw new IllegalArgumentException(
                    "when and release must have one unit, but have " + when.unit() + " and " + release.unit());
        }
        if (quantity.ofTrack() != null && when != null && !when.fits(quantity.trackUnit())) {
            throw new IllegalArgumentException(
                    quantity.word() + " is in " + quantity.trackUnit() + ", so when can't be in " + when.unit());
        }
        if (release != null && release.above() == when.above()) {
            throw new IllegalArgumentException("release must look the other way than when, for example when: \"< -4.4\""
                    + " and release: \"> -3.65\"");
        }
        if (release != null && release.absolute() != when.absolute()) {
            throw new IllegalArgumentException("when and release must both compare magnitudes with abs, or neither");
        }
        if (release != null && (when.above() ? release.level() > when.level() : release.level() < when.level())) {
            throw new IllegalArgumentException("release " + release.text() + " must not hold where when " + when.text()
                    + " does: the alert would end as soon as it fires");
        }
        labels = Map.copyOf(labels);
        RuleTexts.require("an alert", name, series, severity);
        RuleTexts.require("an alert", labels.keySet().toArray(String[]::new));
        RuleTexts.require("an alert", labels.values().toArray(String[]::new));
    }

    /** The same rule under another name, on what is unusual at another budget. */
    public AlertRule with(String other, Unusual condition) {
        return new AlertRule(
                other,
                series,
                quantity,
                null,
                condition,
                null,
                forNanos,
                keepNanos,
                confidence,
                noData,
                severity,
                labels,
                requirement);
    }

    boolean isOver(double value) {
        return release == null ? !when.isBeyond(value) : release.isBeyond(value);
    }

    /** The condition as the configuration writes it. */
    public String whenText() {
        return when == null ? unusual.text() : when.text();
    }

    /** Whether the condition can be judged in a unit; one that learns can in any. */
    public boolean fits(String unit) {
        return when == null || when.fits(unit);
    }

    void save(DataOutput out, int version) throws IOException {
        out.writeUTF(name);
        out.writeUTF(series);
        out.writeUTF(quantity.name());
        if (version >= AlertStates.UNUSUAL) {
            out.writeBoolean(unusual != null);
        }
        if (unusual != null) {
            unusual.save(out);
        } else {
            save(when, out);
        }
        out.writeBoolean(release != null);
        if (release != null) {
            save(release, out);
        }
        out.writeLong(forNanos);
        out.writeLong(keepNanos);
        out.writeDouble(confidence);
        out.writeUTF(noData.name());
        out.writeUTF(severity);
        out.writeInt(labels.size());
        for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
            out.writeUTF(label.getKey());
            out.writeUTF(label.getValue());
        }
        out.writeBoolean(requirement != null);
        if (requirement != null) {
            out.writeUTF(requirement.profile());
            out.writeDouble(requirement.leastRate());
            out.writeDouble(requirement.mostError());
        }
    }

    static AlertRule load(DataInput in, int version) throws IOException {
        String name = in.readUTF();
        String series = in.readUTF();
        Quantity quantity = Quantity.valueOf(in.readUTF());
        Unusual unusual = version >= AlertStates.UNUSUAL && in.readBoolean() ? Unusual.load(in, version) : null;
        Threshold when = unusual == null ? loadThreshold(in) : null;
        Threshold release = in.readBoolean() ? loadThreshold(in) : null;
        long forNanos = in.readLong();
        long keepNanos = in.readLong();
        double confidence = in.readDouble();
        NoData noData = NoData.valueOf(in.readUTF());
        String severity = in.readUTF();
        Map<String, String> labels = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            labels.put(in.readUTF(), in.readUTF());
        }
        Requirement requirement =
                in.readBoolean() ? new Requirement(in.readUTF(), in.readDouble(), in.readDouble()) : null;
        return new AlertRule(
                name,
                series,
                quantity,
                when,
                unusual,
                release,
                forNanos,
                keepNanos,
                confidence,
                noData,
                severity,
                labels,
                requirement);
    }

    private static void save(Threshold threshold, DataOutput out) throws IOException {
        out.writeBoolean(threshold.absolute());
        out.writeBoolean(threshold.above());
        out.writeBoolean(threshold.inclusive());
        out.writeDouble(threshold.level());
        out.writeUTF(threshold.unit() == null ? "" : threshold.unit());
    }

    private static Threshold loadThreshold(DataInput in) throws IOException {
        boolean absolute = in.readBoolean();
        boolean above = in.readBoolean();
        boolean inclusive = in.readBoolean();
        double level = in.readDouble();
        String unit = in.readUTF();
        return new Threshold(absolute, above, inclusive, level, unit.isEmpty() ? null : unit);
    }
}
