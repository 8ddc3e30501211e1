package org.hodograph.kernels.auto;

/**
 * What later samples say of an instant a little before the newest: the chosen members of a bank run once more over the samples after an
 * old state, and from the instant on each keeps an {@link Anchor} there. The usual way of an answer behind the newest sample; where a
 * silence lies between or a member without a past, the {@link Smoother} loses no digits.
 *
 * <p>Cost O(samples after the old state · chosen members · d²). For one thread; allocates nothing.
 */
final class FixedPoint {

    private final Bank track;
    private final Anchor[] anchors;
    private final Mixture mixture;
    private double
            rest; // seconds from the instant to the sample after it; 0: the instant is that of a sample or lies behind
    // one
    private boolean held;
    private boolean sound;

    /** What the track was used for before is gone with {@link #begin}. */
    FixedPoint(Bank track, Mixture mixture) {
        this.track = track;
        this.mixture = mixture;
        anchors = new Anchor[track.families.length];
        for (int i = 0; i < anchors.length; i++) {
            anchors[i] = new Anchor(track.families[i]);
        }
    }

    /** Begins at an old state with the chosen members. */
    void begin(Bank old, int[][] chosen, int[] counts) {
        track.gather(old, chosen, counts);
        held = false;
        sound = true;
    }

    /** The instant lies {@code after} seconds behind the sample that was taken last and {@code before} the next. */
    void hold(double after, double before) {
        held = true;
        rest = after > 0 ? before : 0;
        double h = Math.scalb(1.0, track.clock.exponent());
        for (Anchor anchor : anchors) {
            anchor.hold(after / h, track.clock.spacing());
        }
    }

    /** Takes the next sample. */
    void follow(double seconds, double y) {
        track.follow(seconds, y);
        sound &= track.clock.interval() <= Filters.GAP * track.clock.spacing();
        if (held) {
            double h = Math.scalb(1.0, track.clock.exponent());
            for (Anchor anchor : anchors) {
                anchor.follow(rest / h, track.clock.spacing());
                sound &= anchor.isSound();
            }
            rest = 0;
        }
    }

    /** Whether the answer has its digits. */
    boolean isSound() {
        return sound;
    }

    /**
     * Begins the mixture with the members at the instant, and adds them to an interior unless that is null.
     *
     * @param weights of the chosen members of each family, {@code shares} those in the mixture
     */
    void mix(double[][] weights, double[][] shares, Interior interior) {
        mixture.begin(track.clock.spacing(), Math.scalb(1.0, track.clock.exponent()));
        for (int i = 0; i < anchors.length; i++) {
            anchors[i].mix(weights[i], shares[i], mixture, interior);
        }
    }
}
