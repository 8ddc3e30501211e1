package org.hodograph.pipeline.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hodograph.pipeline.profile.Profile.Limit;
import org.hodograph.pipeline.profile.Profile.Signal;
import org.junit.jupiter.api.Test;

/** What profiles see: the table of docs/tracks-and-alerts.md, which {@code -Dhodograph.profiles.write=true} writes. */
class DetectionTest {

    private static final Path PAGE = Path.of("../../docs/tracks-and-alerts.md");
    private static final String BEGIN = "<!-- profiles: written by DetectionTest -->\n";
    private static final String END = "<!-- profiles: end -->\n";

    private static String table() {
        StringBuilder table = new StringBuilder(
                "| profile | event | samples/s | 1 s | 2 s | 3 s | 5 s |\n|---|---|---|---|---|---|---|\n");
        for (String name : Profiles.names()) {
            Profile profile = Profiles.named(name);
            for (Signal signal : Signal.values()) {
                Limit limit = Sight.first(profile, signal);
                for (double rate : new double[] {1, 2.5}) {
                    if (limit != null) {
                        table.append(row(profile, limit, rate * profile.leastRate()));
                    }
                }
            }
        }
        return table.toString();
    }

    private static String row(Profile profile, Limit limit, double rate) {
        Detection detection = new Detection(profile, limit);
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT, "| `%s` | %s, %.2f | %.3g |", profile.name(), limit.alert(), detection.strength(), rate));
        for (int seconds : Detection.LENGTHS) {
            row.append(String.format(Locale.ROOT, " %.0f %% |", 100 * detection.probability(rate, seconds)));
        }
        return row.append('\n').toString();
    }

    @Test
    void thePageHasWhatIsComputed() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String table = table();
        if (Boolean.getBoolean("hodograph.profiles.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(page.indexOf(END)));
        } else {
            assertThat(page.substring(begin, page.indexOf(END))).isEqualTo(table);
        }
    }

    /** The least rate is one at which the shortest event is seen more often than not; a tenth below that of the second version it is not. */
    @Test
    void theLeastRateIsOneAtWhichTheShortestEventIsSeen() {
        for (String name : List.of(
                "harsh-driving/digital-matter@1",
                "harsh-driving/gps-insight-light@1",
                "harsh-driving/gps-insight-light@2",
                "un-r79-lateral-jerk@1")) {
            Profile profile = Profiles.named(name);
            Detection detection = new Detection(profile, profile.limits().get(0));
            assertThat(detection.probability(profile.leastRate(), profile.shortest()))
                    .as(name)
                    .isGreaterThanOrEqualTo(0.5);
        }
        Profile second = Profiles.named("harsh-driving/gps-insight-light@2");
        Detection braking = new Detection(second, second.limits().get(0));
        assertThat(braking.probability(0.8, 3)).isLessThan(0.5);
        assertThat(braking.probability(1, 3)).isGreaterThan(0.9);
    }

    /** A stop of 6 m/s2 over 3 s, one speed a second. */
    @Test
    void aStopOfThreeSecondsNeedsTheSecondVersion() {
        Profile first = Profiles.named("harsh-driving/gps-insight-light@1");
        Profile second = Profiles.named("harsh-driving/gps-insight-light@2");
        assertThat(new Detection(first, first.limits().get(0)).probability(1, 3))
                .isLessThan(0.05);
        assertThat(new Detection(second, second.limits().get(0)).probability(1, 3))
                .isGreaterThan(0.9);
    }

    @Test
    void sightIsToldInALine() {
        ProfileUse use = new ProfileUse(
                "harsh-driving/gps-insight-light@2", Map.of(Signal.SPEED, "*/speed"), "warning", Map.of());
        assertThat(Sight.lines(List.of(use)))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("profile harsh-driving/gps-insight-light@2 at 0.900 samples/s: of events of 5.59")
                .contains("over 1, 2, 3, 5 s it sees 0, 0, ");
    }
}
