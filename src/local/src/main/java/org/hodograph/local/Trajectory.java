package org.hodograph.local;

/**
 * A vehicle's way along a road in S-curves: phases of constant jerk, repeated for ever, so that position, velocity,
 * acceleration and jerk are known exactly at every instant. A cycle begins and ends at rest.
 */
final class Trajectory {

    private final double[] begins; // of the phases, seconds into the cycle; one more for the end of the last
    private final double[] jerks;
    private final double[][] states; // position, velocity, acceleration at each begin

    private Trajectory(double[] durations, double[] jerks) {
        this.jerks = jerks;
        begins = new double[durations.length + 1];
        states = new double[durations.length + 1][3];
        for (int i = 0; i < durations.length; i++) {
            begins[i + 1] = begins[i] + durations[i];
            for (int order = 0; order < 3; order++) {
                states[i + 1][order] = advanced(i, durations[i], order);
            }
        }
    }

    /**
     * Speeds up, cruises, brakes and stands.
     *
     * @param jerk m/s³ at the ends of each change of speed
     * @param ramp seconds in which the acceleration rises or falls
     * @param steady seconds of constant acceleration between them
     * @param cruise seconds at constant speed; the stop lasts half as long
     */
    static Trajectory ofStops(double jerk, double ramp, double steady, double cruise) {
        return new Trajectory(
                new double[] {ramp, steady, ramp, cruise, ramp, steady, ramp, cruise / 2},
                new double[] {jerk, 0, -jerk, 0, -jerk, 0, jerk, 0});
    }

    /** The derivative of the position of the given order, 0 to 3, at {@code seconds} after the start. */
    double at(double seconds, int order) {
        double cycle = begins[jerks.length];
        double cycles = Math.floor(seconds / cycle);
        double within = seconds - cycles * cycle;
        int phase = 0;
        while (phase < jerks.length - 1 && within >= begins[phase + 1]) {
            phase++;
        }
        double value = advanced(phase, within - begins[phase], order);
        return order == 0 ? value + cycles * states[jerks.length][0] : value;
    }

    private double advanced(int phase, double t, int order) {
        double[] s = states[phase];
        double j = jerks[phase];
        return switch (order) {
            case 0 -> s[0] + t * (s[1] + t * (s[2] / 2 + t * j / 6));
            case 1 -> s[1] + t * (s[2] + t * j / 2);
            case 2 -> s[2] + t * j;
            default -> j;
        };
    }
}
