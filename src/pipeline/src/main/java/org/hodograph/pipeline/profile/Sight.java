package org.hodograph.pipeline.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hodograph.pipeline.profile.Profile.Limit;
import org.hodograph.pipeline.profile.Profile.Signal;

/** What a profile can see and what not, in words: the first limit of each signal stands for the others, which are as high. */
public final class Sight {

    private static final double[] RATES = {1, 2.5}; // times the least one

    private Sight() {}

    /** A line for each profile, signal and rate. Takes about a second for each profile. */
    public static List<String> lines(Collection<ProfileUse> uses) {
        List<String> lines = new ArrayList<>();
        for (ProfileUse use : uses) {
            Profile profile = Profiles.named(use.profile());
            for (Signal signal : Signal.values()) {
                Limit limit = first(profile, signal);
                if (limit != null && use.patterns().containsKey(signal)) {
                    for (double rate : RATES) {
                        lines.add(line(profile, limit, rate * profile.leastRate()));
                    }
                }
            }
        }
        return lines;
    }

    /** The limit that stands for those of a signal; null: the profile does not look at it. */
    static Limit first(Profile profile, Signal signal) {
        return profile.limits().stream()
                .filter(limit -> limit.signal() == signal)
                .findFirst()
                .orElse(null);
    }

    private static String line(Profile profile, Limit limit, double rate) {
        Detection detection = new Detection(profile, limit);
        String lengths = Detection.LENGTHS.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String seen = Detection.LENGTHS.stream()
                .map(seconds -> String.format(Locale.ROOT, "%.0f", 100 * detection.probability(rate, seconds)))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "profile %s at %.3g samples/s: of events of %.3g (SI, %.1f times the threshold of %s) over %s s it sees %s %%",
                profile.name(),
                rate,
                detection.strength(),
                Detection.STRENGTH,
                limit.alert(),
                lengths,
                seen);
    }
}
