package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.rule;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reading that is held says of an instant in the past, and what one says that came too quickly. */
class StaircaseHoldTest {

    private final Recording out = new Recording();
    private final List<Double> times = new ArrayList<>();
    private final List<Double> readings = new ArrayList<>();

    private void read(double t, double reading) {
        times.add(t);
        readings.add(reading);
    }

    private void feed(String keys) {
        Tracker tracker = new Tracker("s", rule("0", keys));
        for (int i = 0; i < times.size(); i++) {
            long nanos = Math.round(times.get(i) * 1e9);
            tracker.accept(at(nanos, readings.get(i)), nanos / 1_000_000, out);
        }
    }

    /** Rows from an instant on, at readings of 0 that were so for two seconds before. */
    private List<Integer> atRest(double from) {
        List<Integer> rows = new ArrayList<>();
        double moving = Double.NEGATIVE_INFINITY;
        int next = 0;
        for (int row = 0; row < out.instants.size(); row++) {
            double t = out.instants.get(row) / 1e9;
            while (next < times.size() && times.get(next) <= t + 1e-6) {
                moving = readings.get(next) == 0 ? moving : times.get(next);
                next++;
            }
            if (t > from && t - moving > 2) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** A car in whole km/h, by turns at 0 and at 40, that starts with so many km/h a second. */
    private void drive(double start) {
        for (int i = 0; i < 900; i++) {
            double p = 0.5 * i % 80 - 30;
            double speed = p < 0 ? 0 : p < 30 ? Math.min(start * p, 40) : Math.max(40 - 8 * (p - 30), 0);
            read(0.5 * i, Math.rint(speed));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 3s, 1", "4, 3s, 2", "8, 3s, 4", "8, 1s, 4", "4, 6s, 2"})
    void aCarThatStandsDoesNotDriveBackwardsBeforeItStarts(double start, String lag, double most) {
        drive(start);
        feed("lag: " + lag);
        List<Integer> rows = atRest(150);
        assertThat(rows).hasSizeGreaterThan(200);
        for (int row : rows) {
            assertThat(out.numbers.get(row)[0])
                    .as("at %s s", out.instants.get(row) / 1e9)
                    .isBetween(-most / 2 - 1e-9, most / 2 + 1e-9);
        }
    }

    @Test
    void aRecordedCarThatStandsDoesNotDriveBackwardsBeforeItStarts() throws IOException {
        String given = System.getenv("HODOGRAPH_DATA");
        Path folder = given != null
                ? Path.of(given)
                : Path.of(System.getProperty("hodograph.root", "../..")).resolve("../shared/data");
        Path file = folder.resolve("canedge-car-drive/obd.csv.gz");
        assumeTrue(Files.isReadable(file), "no recording canedge-car-drive/obd.csv.gz");
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String row = in.readLine(); row != null; row = in.readLine()) {
                String[] cells = row.split(",", -1);
                if (cells[2].equals("vehicle_speed")) {
                    read(Double.parseDouble(cells[0]) - 1_627_305_219, Double.parseDouble(cells[3]));
                }
            }
        }
        feed("lag: 3s");
        List<Integer> rows = atRest(20);
        assertThat(rows).hasSizeGreaterThan(100);
        for (int row : rows) {
            double told = out.numbers.get(row)[0];
            assertThat(told).as("at %s s", out.instants.get(row) / 1e9).isBetween(-0.6, 0.6); // flips now and then
        }
    }

    /** Turned to and fro by up to 3 in 0.4 s, then held for 0.3 s; read in steps of 0.1, at 83 Hz, jittered. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theFirstInstantsOfAHoldMayBeAsQuickAsWhatCameBefore(long seed) {
        Random random = new Random(seed);
        double[] turns = random.doubles(60, -3, 3).toArray();
        double t = 0;
        while (t < 36) {
            t += 0.012 * (0.3 + 1.4 * random.nextDouble());
            read(t, Math.rint(10 * steering(turns, t)) / 10);
        }
        feed("lag: 300ms");
        int answers = 0;
        int inside = 0;
        for (int row = 0; row < out.instants.size(); row++) {
            double at = out.instants.get(row) / 1e9;
            if (at < 3) {
                continue;
            }
            double rate = (steering(turns, at + 1e-6) - steering(turns, at - 1e-6)) / 2e-6;
            double z = Math.abs(out.numbers.get(row)[1] - rate) / out.errors.get(row)[1];
            assertThat(z).as("seed %d, %s s", seed, at).isLessThan(6);
            answers++;
            inside += z <= 1.96 ? 1 : 0;
        }
        assertThat(answers).isGreaterThan(2000);
        assertThat(inside / (double) answers).as("inside 95 %%, seed %d", seed).isGreaterThan(0.95);
    }

    private static double steering(double[] turns, double t) {
        int turn = (int) (t / 0.7);
        double angle = 0;
        for (int i = 0; i < turn; i++) {
            angle += turns[i];
        }
        double s = Math.min((t - 0.7 * turn) / 0.4, 1);
        return angle + turns[turn] * s * s * (3 - 2 * s);
    }

    /** The sensor's clock is even; one reading is stamped 10 ms late, 2 ms before the next. */
    @Test
    void twoReadingsThatCameTooQuicklyAreNoFastSignal() {
        int late = 200;
        for (int i = 0; i < 230; i++) {
            double t = 0.012 * i;
            double angle = i < 190 ? 0.5 * Math.sin(3 * t) : 0.5 * Math.sin(3 * 0.012 * 190) - 15 * (t - 0.012 * 190);
            read(i == late ? t + 0.010 : t, Math.rint(10 * angle) / 10);
        }
        feed("method: auto");
        for (int row = late; row < late + 4; row++) {
            double rate = out.numbers.get(row)[1];
            assertThat(rate).as("%d readings later", row - late).isBetween(-45.0, 0.0);
            assertThat(Math.abs(rate + 15))
                    .as("its error")
                    .isLessThan(1.96 * out.errors.get(row)[1]);
        }
        assertThat(out.instants).hasSize(readings.size()).last().isEqualTo(229 * 12 * SECOND / 1000);
    }
}
