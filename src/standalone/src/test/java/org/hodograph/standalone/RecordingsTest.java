package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.CsvRow;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.RecordFile;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.Test;

/** Real files with headers as users find them, read with the examples of the documentation. */
class RecordingsTest {

    private static Run stream(Path recording, String example) {
        Run run = Run.of("stream", recording, "--config", Run.example(example), "--out", "csv");
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    /** One column of a series' rows by time. */
    private static NavigableMap<Double, Double> column(Run run, String series, int column) {
        NavigableMap<Double, Double> values = new TreeMap<>();
        run.lines().stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[0].equals(series) && !cells[column].isEmpty())
                .forEach(cells -> values.put(Double.parseDouble(cells[1]), Double.parseDouble(cells[column])));
        return values;
    }

    @Test
    void rocketWithACommentedHeaderAndARepeatedName() throws IOException {
        Path flight = Run.recording("rocket-prometheus/2022-06-24-serial-5115-flight-0001-TeleMetrum.csv.gz");
        Run run = stream(flight, "rocket.yaml");
        // 7,081 rows of three values; 1,369 rows repeat the timestamp of the row before
        assertThat(run.err()).isEqualTo("in 21243 = used 17136 + duplicate 4107 + late 0 + rejected 0\n");
        assertThat(column(run, "height", 3).lastEntry().getValue()).isBetween(-20.0, 60.0);
        assertThat(column(run, "altitude#2", 3).firstEntry().getValue()).isBetween(1380.0, 1400.0);
        // the recorder's speed is the integral of its accelerometer; NumPy's polyfit on the same 11 samples gives
        // 0.2192
        NavigableMap<Double, Double> slope = column(run, "speed", 4).subMap(0.2, true, 25.0, true);
        Map<Double, Double> measured = accelerometer(flight);
        double squares = 0;
        for (Map.Entry<Double, Double> at : slope.entrySet()) {
            squares += Math.pow(at.getValue() - measured.get(at.getKey()), 2);
        }
        assertThat(slope).hasSize(2481);
        assertThat(Math.sqrt(squares / slope.size())).isCloseTo(0.2192, within(1e-4));
    }

    /** The acceleration at each time, read as it stands. */
    private static Map<Double, Double> accelerometer(Path flight) throws IOException {
        Map<Double, Double> values = new HashMap<>();
        FormatSettings settings = new FormatSettings(
                FormatSettings.Kind.CSV,
                new FormatSettings.Fields(List.of(), List.of("time"), List.of("acceleration"), "unit"),
                FormatSettings.Csv.DEFAULT,
                TimeForm.of(TimeScale.S));
        try (RecordFile file = RecordFile.open(flight, settings)) {
            CsvRow row = new CsvRow(',');
            for (SourceRecord record = file.next(); record != null; record = file.next()) {
                List<String> cells = row.cells(record.payload());
                values.put(Double.valueOf(cells.get(4)), Double.valueOf(cells.get(7)));
            }
        }
        return values;
    }

    @Test
    void rocketWhoseSpeedIsTheTextNaN() {
        Path flight = Run.recording("rocket-prometheus/2022-06-24-serial-6583-flight-0003-TeleMega.csv.gz");
        Run run = stream(flight, "rocket.yaml");
        assertThat(run.err()).endsWith(" + late 0 + rejected 3066\n");
    }

    @Test
    void racetrackWithThreeHeaderRows() {
        Path lap = Run.recording("racetrack-lap/session_20251231_111959_tianma_lap13_v3.csv.gz");
        Run run = stream(lap, "racetrack.yaml");
        // 6,488 rows of two values; 170 rows repeat the row before
        assertThat(run.err()).isEqualTo("in 12976 = used 12636 + duplicate 340 + late 0 + rejected 0\n");
        // the hardest braking was 1.17 g
        assertThat(column(run, "speed m/s 100: gps", 4).values().stream()
                        .mapToDouble(a -> a)
                        .min()
                        .orElseThrow())
                .isBetween(-1.25 * 9.80665, -1.05 * 9.80665);
    }
}
