package org.hodograph.pipeline.profile;

import java.util.List;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.alert.Quantity;
import org.hodograph.pipeline.profile.Profile.Limit;
import org.hodograph.pipeline.profile.Profile.Signal;
import org.hodograph.pipeline.series.Lag;

/**
 * The profiles there are. Thresholds and durations are those that their owners publish; where a number is ours the
 * documentation says so. A change of any number is a new version.
 */
public final class Profiles {

    private static final double G = 9.80665;

    private static final List<Profile> ALL = List.of(
            // braking, acceleration 4.4 m/s2, cornering 5.5 m/s2, at least 100 ms, armed again after a drop of 17 %
            new Profile(
                    "harsh-driving/digital-matter@1",
                    Methods.parse("robust(local-polynomial(span=1s, degree=1))"),
                    Methods.parse("robust(local-polynomial(span=1s, degree=2))"),
                    Lag.parse("500ms"),
                    1,
                    8,
                    1,
                    0.95,
                    List.of(
                            new Limit(
                                    "braking",
                                    Signal.SPEED,
                                    Quantity.ACCELERATION,
                                    "< -4.4 m/s2",
                                    "> -3.652 m/s2",
                                    "100ms"),
                            new Limit(
                                    "acceleration",
                                    Signal.SPEED,
                                    Quantity.ACCELERATION,
                                    "> 4.4 m/s2",
                                    "< 3.652 m/s2",
                                    "100ms"),
                            new Limit(
                                    "cornering",
                                    Signal.TRACK,
                                    Quantity.LATERAL_ACCELERATION,
                                    "abs > 5.5 m/s2",
                                    "abs < 4.565 m/s2",
                                    "100ms"))),
            gpsInsightLight("@1", 7, 5, 0.8, 0.95),
            // 1 does not see a stop of 3 s: over 7 s its line takes in what is before and behind
            gpsInsightLight("@2", 4, 3, 0.9, 0.9),
            // UN Regulation No. 79, 5.6.2: 5 m/s3 as a moving average over half a second, of a signal filtered at 0.5
            // Hz
            new Profile(
                    "un-r79-lateral-jerk@1",
                    new LateralJerkFilter(),
                    new LateralJerkFilter(),
                    Lag.NONE,
                    1,
                    99,
                    1,
                    0,
                    List.of(new Limit(
                            "exceeded",
                            Signal.LATERAL_ACCELERATION,
                            Quantity.JERK,
                            "abs > 5 m/s3",
                            "abs < 5 m/s3",
                            "0s"))));

    private Profiles() {}

    /** Vehicles up to 6,000 lb: 0.38, 0.37 and 0.38 g; receivers give one fix a second. */
    private static Profile gpsInsightLight(
            String version, int span, double shortest, double leastRate, double confidence) {
        return new Profile(
                "harsh-driving/gps-insight-light" + version,
                Methods.parse("robust(local-polynomial(span=" + span + "s, degree=1))"),
                Methods.parse("robust(local-polynomial(span=" + span + "s, degree=2))"),
                Lag.parse((span / 2) + "s"),
                shortest,
                leastRate,
                0.1 * G,
                confidence,
                List.of(
                        new Limit("braking", Signal.SPEED, Quantity.ACCELERATION, "< -0.38 g", "> -0.3 g", "0s"),
                        new Limit("acceleration", Signal.SPEED, Quantity.ACCELERATION, "> 0.37 g", "< 0.3 g", "0s"),
                        new Limit(
                                "cornering",
                                Signal.TRACK,
                                Quantity.LATERAL_ACCELERATION,
                                "abs > 0.38 g",
                                "abs < 0.3 g",
                                "0s")));
    }

    /** The names of all. */
    public static List<String> names() {
        return ALL.stream().map(Profile::name).toList();
    }

    /**
     * The profile of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the valid names and the nearest one
     */
    public static Profile named(String name) {
        for (Profile profile : ALL) {
            if (profile.name().equals(name)) {
                return profile;
            }
        }
        List<String> names = names();
        throw new IllegalArgumentException("unknown profile \"" + name + "\"" + Nearest.hint(name, names) + " (valid: "
                + String.join(", ", names) + ")");
    }
}
