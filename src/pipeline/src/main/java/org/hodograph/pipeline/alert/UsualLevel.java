package org.hodograph.pipeline.alert;

/**
 * How far what is usual reaches for one series now, or how far it is with learning that. NaN means not available. Reused: valid during
 * the call only. For one thread.
 */
public final class UsualLevel {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final AlertRule rule;
    private final String series;
    private long nanos;
    private long second = Long.MIN_VALUE; // of the clock of the series; no state: a level may be told twice
    private String unit;
    private double learned;
    private double centre;
    private double below;
    private double above;
    private Object kept; // of a listener

    UsualLevel(AlertRule rule, String series) {
        this.rule = rule;
        this.series = series;
    }

    /** Tells it with the first answer of a second. */
    void tell(long at, String unitText, Learner learner, AlertListener out) {
        long current = Math.floorDiv(at, NANOS_PER_SECOND);
        if (current == second) {
            return;
        }
        second = current;
        nanos = at;
        unit = unitText;
        learned = Math.min(1, learner.progress());
        centre = learner.centre();
        below = learner.below();
        above = learner.above();
        out.usual(this);
    }

    /** What a listener keeps with the series from call to call; null: nothing, or the series was loaded since. No state. */
    public Object kept() {
        return kept;
    }

    public void keep(Object what) {
        kept = what;
    }

    public AlertRule rule() {
        return rule;
    }

    /** The series, or the entity of a track. */
    public String series() {
        return series;
    }

    /** Nanoseconds since 1970, of the answer. */
    public long nanos() {
        return nanos;
    }

    /** SI; null: not known. */
    public String unit() {
        return unit;
    }

    /** How much of {@code learn} was learned at this place of the context, from 0 to 1. */
    public double learned() {
        return learned;
    }

    /** Where the series is usually, from which levels are off. */
    public double centre() {
        return centre;
    }

    /** A value below it, with a usual error, is unusual. */
    public double below() {
        return below;
    }

    /** A value above it, of magnitudes: beyond it on either side, is unusual. */
    public double above() {
        return above;
    }
}
