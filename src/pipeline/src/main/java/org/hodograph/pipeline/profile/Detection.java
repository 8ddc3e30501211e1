package org.hodograph.pipeline.profile;

import java.util.List;
import java.util.Random;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Lookback;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.alert.Threshold;
import org.hodograph.pipeline.profile.Profile.Limit;
import org.hodograph.pipeline.profile.Profile.Signal;

/**
 * How likely a profile's limit sees an event of some length at some rate of samples: its own filter, window, confidence and duration
 * on {@value #RUNS} simulated events, half as strong again as the threshold ({@value #STRENGTH} of it), that begin anywhere between two samples, in
 * white noise of the size that {@link #noise} says. At the threshold itself the probability is one less the confidence, by its
 * definition. The same numbers at every call.
 *
 * <p>An event is a derivative that is 0, then the event's strength for its length, then 0: a braking that is constant, a curve
 * between two straights, a steering at constant rate. Cost: some milliseconds for each call at a few samples a second.
 */
public final class Detection {

    /** Strength of an event over the threshold. */
    public static final double STRENGTH = 1.5;

    /** Lengths that tables show, seconds. */
    public static final List<Integer> LENGTHS = List.of(1, 2, 3, 5);

    private static final int RUNS = 100;
    private static final int MOST_LOOKS = 40; // at one event
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double SPEED_NOISE = 0.2; // m/s, of a receiver's Doppler speed
    private static final double POSITION_NOISE = 0.1; // m, from fix to fix: what is alike for longer is no curve
    private static final double ACCELERATION_NOISE = 0.3; // m/s2

    private final Profile profile;
    private final Limit limit;
    private final Threshold when;
    private final Method method;
    private final int order; // of the derivative that is compared
    private final double window; // seconds

    public Detection(Profile profile, Limit limit) {
        this.profile = profile;
        this.limit = limit;
        when = Threshold.parse(limit.when());
        boolean ofTrack = limit.signal() == Signal.TRACK;
        method = ofTrack ? profile.pathMethod() : profile.method();
        order = ofTrack ? 2 : 1;
        window = method.reachNanos() / NANOS_PER_SECOND;
    }

    /** The standard deviation of the noise of a signal that is assumed, in SI. */
    public static double noise(Signal signal) {
        return switch (signal) {
            case SPEED -> SPEED_NOISE;
            case TRACK -> POSITION_NOISE;
            case LATERAL_ACCELERATION -> ACCELERATION_NOISE;
        };
    }

    /** The strength of the events, in SI. */
    public double strength() {
        return STRENGTH * Math.abs(when.level());
    }

    /**
     * The probability.
     *
     * @param rate samples a second
     * @param seconds length of the event
     */
    public double probability(double rate, double seconds) {
        Random random = new Random(1);
        int seen = 0;
        for (int run = 0; run < RUNS; run++) {
            seen += isSeen(rate, seconds, random) ? 1 : 0;
        }
        return (double) seen / RUNS;
    }

    private boolean isSeen(double rate, double seconds, Random random) {
        Differentiator worker = method.newDifferentiator(
                new Lookback(profile.lag().nanos(), profile.lag().samples()));
        Estimate estimate = new Estimate();
        double begin = window + 2 / rate + random.nextDouble() / rate;
        double end = begin + seconds + window;
        double sign = when.above() ? 1 : -1;
        long duration = Durations.parse(limit.duration());
        long stride = Math.max(1, (long) ((end - begin + window) * rate / MOST_LOOKS));
        long since = Long.MIN_VALUE;
        for (long k = 0; k / rate <= end; k++) {
            long nanos = Math.round(k / rate * NANOS_PER_SECOND);
            double signal = sign * strength() * shape(k / rate - begin, seconds);
            worker.push(nanos, signal + noise(limit.signal()) * random.nextGaussian());
            if (k % stride != 0 || k / rate < window) {
                continue;
            }
            long instant = nanos - profile.lag().nanos();
            if (worker.estimateAt(instant, estimate) && isRaised(estimate)) {
                since = since == Long.MIN_VALUE ? instant : since;
                if (instant - since >= duration) {
                    return true;
                }
            } else {
                since = Long.MIN_VALUE;
            }
        }
        return false;
    }

    /** A signal whose derivative of the order is 1 for some seconds from 0 on. */
    private double shape(double t, double seconds) {
        double within = Math.max(0, Math.min(t, seconds));
        return order == 1 ? within : within * within / 2 + within * Math.max(0, t - seconds);
    }

    private boolean isRaised(Estimate estimate) {
        double error = estimate.standardError(order);
        double value = estimate.derivative(order);
        boolean isSure = profile.confidence() == 0
                || (error > 0 && when.probability(value, error, estimate.freedom()) >= profile.confidence());
        return when.isBeyond(value) && isSure && !(error > profile.mostError());
    }
}
