package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** Three months of a machine's temperature with four labelled windows: a slope alert hits the second and the fourth. */
class MachineTemperatureTest {

    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    @Test
    void slopeAlertHitsTheSecondAndTheFourth() throws IOException {
        Path file = Replay.recording("nab-machine-temperature/machine_temperature_system_failure.csv");
        Replay replay = Replay.of(file, """
                source: {format: csv, fields: {time: timestamp, value: value}}
                series: [{match: "*", method: "local-polynomial(span=65min, degree=1)", lag: 30min}]
                alerts: [{alert: Slope, on: {series: "*", quantity: d1}, when: "abs > 0.016", release: "abs < 0.008", confidence: 0.5}]
                """);
        List<Instant[]> windows = windows(file.resolveSibling("labels.json"));
        int[] hits = new int[windows.size()];
        int outside = 0;
        for (JsonNode alert : replay.records(Topic.ALERTS)) {
            if (alert.get("state").asText().equals("firing")) {
                Instant at = Instant.parse(alert.get("t").asText());
                boolean inside = false;
                for (int i = 0; i < hits.length; i++) {
                    if (!at.isBefore(windows.get(i)[0]) && !at.isAfter(windows.get(i)[1])) {
                        hits[i]++;
                        inside = true;
                    }
                }
                outside += inside ? 0 : 1;
            }
        }
        // the first and third event don't stand out by their slope; the recording's README says so
        assertThat(hits[1]).isPositive();
        assertThat(hits[3]).isPositive();
        assertThat(hits[0] + hits[2]).isZero();
        assertThat(outside).as("false alarms in 79 days").isZero();
    }

    private static List<Instant[]> windows(Path labels) throws IOException {
        List<Instant[]> windows = new ArrayList<>();
        JsonNode file = new ObjectMapper().readTree(labels.toFile()).elements().next();
        for (JsonNode window : file.get("windows")) {
            windows.add(new Instant[] {instant(window.get(0)), instant(window.get(1))});
        }
        return windows;
    }

    private static Instant instant(JsonNode text) {
        return LocalDateTime.parse(text.asText(), LABEL).toInstant(ZoneOffset.UTC);
    }
}
