package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kinds of files that loggers of different makers wrote, made anew: each works with what inspect prints. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class InspectNewcomerTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** What stream says at the end with the settings that inspect finds. */
    private String accounts(Path file) throws IOException {
        Run inspect = Run.of("inspect", file);
        assertThat(inspect.code()).as(inspect.err()).isZero();
        Path job = file("job.yaml", inspect.out());
        Run stream = Run.of("stream", file, "--config", job);
        assertThat(stream.code()).as(stream.err()).isZero();
        return stream.err();
    }

    /** An oscilloscope tells its settings in rows of two cells, as its table has. */
    @Test
    void preambleWithAsManyCellsAsTheTable() throws IOException {
        StringBuilder scope = new StringBuilder("""
                Model,S1
                Firmware Version,2.38

                Sample Interval,1e-05
                Record Length,40
                Probe Attenuation,10
                Vertical Offset,0
                Vertical Scale,2
                Vertical Position,-0.02
                Delay,1
                ,
                Label,
                TIME,CH1
                """);
        for (int k = 0; k < 40; k++) {
            scope.append(k * 1e-5).append(',').append(2 * k).append('\n');
        }
        Path file = file("scope.csv", scope.toString());
        assertThat(Run.of("inspect", file).out()).contains("skip: 12 ", "time: TIME ", "value: CH1 ");
        assertThat(accounts(file)).isEqualTo("in 40 = used 40 + duplicate 0 + late 0 + rejected 0\n");
    }

    /** A units row below the names, behind a preamble. */
    @Test
    void unitsBehindThePreamble() throws IOException {
        StringBuilder rows =
                new StringBuilder("Device,7\nSerial,42\nGain,1\nRange,5\nPoints,40\nMode,fast\nTime,Force\ns,N\n");
        for (int k = 0; k < 40; k++) {
            rows.append(k / 10.0).append(',').append(k).append('\n');
        }
        Path file = file("daq.csv", rows.toString());
        assertThat(Run.of("inspect", file).out()).contains("time: Time ", "value: Force ", "units-row: 2");
        assertThat(accounts(file)).isEqualTo("in 40 = used 40 + duplicate 0 + late 0 + rejected 0\n");
    }

    /** A station whose sensors fail for hours writes words with units; its clock has two columns and two digits for the year. */
    @Test
    void sensorsThatFailForMoreThanATenth() throws IOException {
        StringBuilder rows = new StringBuilder("\"Datum\";\"Čas\";\"Teplota\";\"Tlak\"\n");
        for (int k = 0; k < 144; k++) {
            String clock = String.format(Locale.ROOT, "%02d:%02d:00", k / 6, k % 6 * 10);
            String cells = k < 24 ? "\"err°C\";\"errhPa\"" : "\"8," + k % 10 + "°C\";\"965,4hPa\"";
            rows.append("\"20.03.26\";\"" + clock + "\";" + cells + "\n");
        }
        Path file = file("station.csv", rows.toString());
        assertThat(Run.of("inspect", file).out()).contains("value: [Teplota, Tlak]", "{pattern: \"d.M.yy H:mm:ss\"}");
        assertThat(accounts(file)).contains("in 288 = used 240 ", "rejected 24: not-a-number: \"err°C\" in Teplota");
    }

    /** Whole seconds of a logger that writes several rows in one; numbers with a unit or of a quantity name no series. */
    @Test
    void wholeSecondsOfAFasterLogger() throws IOException {
        StringBuilder rows = new StringBuilder("ENGINE_RUN (),VEHICLE_SPEED (),Device Battery(%)\n");
        for (int k = 0; k < 150; k++) {
            rows.append(k / 3 + ".0, " + k % 7 + ".0, " + (90 + k % 2) + ",\n");
        }
        Path file = file("whole.csv", rows.toString());
        String found = Run.of("inspect", file).out();
        assertThat(found)
                .contains("with these settings 100 of the first 300 samples are used")
                .contains("# the other 200 have a time that their series has already")
                .contains("value: [\"VEHICLE_SPEED ()\", \"Device Battery(%)\"]")
                .contains("#   - {match: \"*Device Battery(%)\", unit: \"%\"}  # its name says the unit")
                .doesNotContain("series: \"");
        assertThat(accounts(file)).contains("in 300 = used 100 + duplicate 200 ");
    }

    @Test
    void tracksAndSentencesAreKnownByTheirFirstCharacters() throws IOException {
        StringBuilder gpx = new StringBuilder("<?xml version=\"1.0\"?>\n<gpx version=\"1.1\"><trk><trkseg>\n"
                + "<trkpt lat=\"45\" lon=\"14\"><ele>1</ele></trkpt>\n".repeat(30));
        for (int k = 0; k < 10; k++) {
            gpx.append("<trkpt lat=\"45.00" + k + "\" lon=\"14\"><ele>1</ele><time>2026-03-01T10:00:0" + k
                    + "Z</time></trkpt>\n");
        }
        Path track = file("track.xml", gpx + "</trkseg></trk></gpx>\n");
        assertThat(Run.of("inspect", track).out()).contains("format: gpx");
        assertThat(accounts(track)).contains("used 30 ");
        Path log = file("boat.log", """
                # Name: a receiver
                #
                $GPRMC,094735,A,5251.0094,N,00518.8172,E,5.1,227.0,200818,,
                $GPRMC,094736,A,5251.0080,N,00518.8160,E,5.2,227.0,200818,,
                $GPRMC,094737,A,5251.0066,N,00518.8148,E,5.3,227.0,200818,,
                """);
        assertThat(Run.of("inspect", log).out()).contains("format: nmea");
        assertThat(accounts(log)).isEqualTo("in 12 = used 12 + duplicate 0 + late 0 + rejected 0\n");
    }

    /** Whoever gives no option at all reads what kind of file it is. */
    @Test
    void bareStreamTellsWhatTheFileIs() throws IOException {
        assertThat(Run.of("stream", file("a.jsonl", "{\"t\":1,\"v\":2}\n")).err())
                .contains("that is JSON, not a header: --format json");
        assertThat(Run.of("stream", file("a.gpx", "<gpx>\n</gpx>\n")).err()).contains("that is XML, not a header");
        assertThat(Run.of("stream", file("a.csv", "zeit;x\n1;2\n")).err()).contains("--delimiter \";\"");
        assertThat(Run.of("stream", file("b.csv", "min,v\n1,2\n")).err()).doesNotContain("did you mean");
        assertThat(Run.of("stream", file("c.csv", "x".repeat(9000) + "\n1\n")).err())
                .hasSizeLessThan(700);
        assertThat(Run.of("stream", folder).err()).isEqualTo(folder + " is a folder, not a file\n");
        Path empty = file("empty.yaml", "");
        Run run = Run.of("stream", file("d.csv", "t,value\n1,2\n"), "--config", empty);
        assertThat(run.code()).isEqualTo(CommandLines.WRONG);
        assertThat(run.err()).contains("empty.yaml is empty: it says no settings; hodograph inspect");
        assertThat(run.out()).isEmpty();
    }
}
