package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is published faster than the job reads it: the wall clock says nothing about the silence of anybody. */
class BacklogIT {

    private static final int CARS = 50;
    private static final int SAMPLES = 4_000; // of each car, 10 a second, none missing

    @TempDir
    Path folder;

    @Test
    void completeSamplesOfABacklogAreNeitherSilentNorWithoutData() throws Exception {
        Path input = folder.resolve("cars.csv");
        try (BufferedWriter rows = Files.newBufferedWriter(input)) {
            rows.write("t,car,speed\n");
            for (int k = 0; k < SAMPLES; k++) {
                for (int car = 0; car < CARS; car++) {
                    rows.write(1_767_607_200 + k / 10 + "." + k % 10 + ",car-" + car + "," + (k + car) % 97 + "\n");
                }
            }
        }
        Path job = Files.writeString(folder.resolve("job.yaml"), """
                source: {topics: [cars], format: csv, time: s, fields: {series: [car], time: t, value: speed}}
                alerts: [{alert: Gone, on: {series: "*", quantity: value}, when: "> 1e9", confidence: 0, no-data: fire}]
                """);
        CommandRun run = CommandRun.done(
                "local", "--config", job, "--input", input, "--until-done", "--dump", folder.resolve("local"));

        JsonNode accounts = new ObjectMapper().readTree(run.out());
        assertThat(accounts.get("used").asInt()).isEqualTo(CARS * SAMPLES);
        assertThat(folder.resolve("local/cars.alerts.jsonl")).isEmptyFile();
        assertThat(folder.resolve("local/cars.events.jsonl")).isEmptyFile();
        assertThat(accounts.at("/records/cars.derivatives").asInt())
                .as("an answer each, and none made by silence")
                .isEqualTo(CARS * SAMPLES);
    }
}
