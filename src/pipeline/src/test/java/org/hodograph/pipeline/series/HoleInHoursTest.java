package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An hourly signal between 67 and 73 with a hole of 174 hours, through the whole tracker. */
final class HoleInHoursTest {

    private static final int BEGINNING =
            5; // samples with which the members of auto begin: a day later they say too little there

    @ParameterizedTest
    @ValueSource(strings = {"1h", "3h", "6h", "12h", "24h", "3 samples", "6 samples"})
    void answersAreWithinTheSignalOrNoneAndFlagged(String lag) throws IOException {
        Tracker tracker = new Tracker("s", Given.rule("0s", "method: auto, lag: " + lag));
        Recording heard = new Recording();
        for (String[] row : rows()) {
            long nanos = Math.round(Double.parseDouble(row[0]) * 1e9);
            tracker.accept(Given.at(nanos, Double.parseDouble(row[1])), nanos / 1_000_000, heard);
        }
        tracker.finish(heard);
        int without = 0;
        for (int i = 0; i < heard.numbers.size(); i++) {
            double value = heard.numbers.get(i)[0];
            String when = "at " + heard.instants.get(i) / 3_600e9 + " h";
            if (Double.isNaN(value)) {
                without++;
                boolean isTold = Flag.GAP.in(heard.flags.get(i)) || Flag.WARMUP.in(heard.flags.get(i));
                assertThat(isTold || i < BEGINNING).as("a flag %s", when).isTrue();
                continue;
            }
            assertThat(value).as(when).isBetween(66.0, 74.0);
            for (int order = 0; order < 4; order++) {
                if (!Double.isNaN(heard.numbers.get(i)[order])) {
                    assertThat(heard.errors.get(i)[order])
                            .as("order %d %s", order, when)
                            .isPositive()
                            .isFinite();
                }
            }
        }
        assertThat(without).as("without an answer").isLessThan(heard.numbers.size() / 4);
    }

    private static List<String[]> rows() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                HoleInHoursTest.class.getResourceAsStream("/honest/hole-in-hours.csv"), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split(",")).toList();
        }
    }
}
