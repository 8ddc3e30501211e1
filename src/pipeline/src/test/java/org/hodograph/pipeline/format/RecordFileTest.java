package org.hodograph.pipeline.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Fields;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {

    private static final Fields TIME_AND_SPEED = Reading.fields(List.of(), "time", "speed");

    private static FormatSettings csv(Csv csv) {
        return Reading.settings(Kind.CSV, TIME_AND_SPEED, csv, TimeScale.S);
    }

    private static Csv csv(String comment, int skip, int headerRows) {
        return new Csv(List.of(), ',', comment, skip, headerRows);
    }

    private static RecordFile file(FormatSettings settings, String text) throws IOException {
        return RecordFile.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "in.csv", settings);
    }

    private static List<String> records(RecordFile file) throws IOException {
        List<String> records = new ArrayList<>();
        for (SourceRecord record = file.next(); record != null; record = file.next()) {
            assertThat(record.offset()).isEqualTo(records.size());
            records.add(new String(record.payload(), StandardCharsets.UTF_8));
        }
        return records;
    }

    private static List<String> columns(Csv csv, String text) throws IOException {
        return file(csv(csv), text).settings().csv().columns();
    }

    @Test
    void headerBlankLinesAndCommentsAreNoRecords() throws IOException {
        RecordFile file = file(csv(Csv.DEFAULT), "# made by hand\n\ntime,speed\r\n1,2\r\n \t\n#3,4\n5,6");
        assertThat(file.settings().csv().columns()).containsExactly("time", "speed");
        assertThat(records(file)).containsExactly("1,2", "5,6");
    }

    @Test
    void byteOrderMarkIsNoPartOfTheFirstName() throws IOException {
        assertThat(columns(Csv.DEFAULT, "\uFEFFtime,speed\n")).containsExactly("time", "speed");
    }

    @Test
    void headerCellMayHoldTheDelimiterInQuotes() throws IOException {
        assertThat(columns(Csv.DEFAULT, "time,\"speed, in \"\"km/h\"\"\",\"a\nb\"\n"))
                .containsExactly("time", "speed, in \"km/h\"", "a\nb");
    }

    @Test
    void nameThatStandsTwiceGetsItsNumber() throws IOException {
        List<String> columns = columns(Csv.DEFAULT, "time, altitude,speed ,altitude\n");
        assertThat(columns).containsExactly("time", "altitude#1", "speed", "altitude#2");
        assertThat(new CsvColumns(columns).index("altitude#2")).isEqualTo(3);
        assertThatThrownBy(() -> new CsvColumns(columns).index("altitude"))
                .hasMessage(
                        "column \"altitude\" stands 2 times, write altitude#1 for the first, altitude#2 for the second");
    }

    @Test
    void headerRowsAreJoinedByASpace() throws IOException {
        String text = """
                RaceChrono v3
                Created,31/12/2025,02:54

                time,fix,speed,speed
                unix time,,m/s,m/s
                ,,100: gps,200: obd
                1,2,3,4
                """;
        RecordFile file = file(csv(csv("#", 2, 3)), text);
        assertThat(file.settings().csv().columns())
                .containsExactly("time unix time", "fix", "speed m/s 100: gps", "speed m/s 200: obd");
        assertThat(records(file)).containsExactly("1,2,3,4");
    }

    @Test
    void commentThatNamesTheColumnsIsTheHeader() throws IOException {
        RecordFile file = file(csv(Csv.DEFAULT), "# flight 1\n#time, speed ,height\n 1, 2, 3\n");
        assertThat(file.settings().csv().columns()).containsExactly("time", "speed", "height");
        assertThat(records(file)).containsExactly(" 1, 2, 3");
    }

    @Test
    void commentedHeaderDoesNotWinOverTheHeader() throws IOException {
        RecordFile file = file(csv(Csv.DEFAULT), "#time,speed\ntime,speed,height\n1,2,3\n");
        assertThat(file.settings().csv().columns()).containsExactly("time", "speed", "height");
        assertThat(records(file)).containsExactly("1,2,3");
    }

    @Test
    void withoutACommentCharacterItIsPartOfTheName() throws IOException {
        RecordFile file = file(csv(csv("", 0, 1)), "#version,time,speed\n1,2,3\n#4,5,6\n");
        assertThat(file.settings().csv().columns()).containsExactly("#version", "time", "speed");
        assertThat(records(file)).containsExactly("1,2,3", "#4,5,6");
        RecordFile other = file(csv(csv("//", 0, 1)), "//time,speed\n1,2\n// 3\n");
        assertThat(other.settings().csv().columns()).containsExactly("time", "speed");
        assertThat(records(other)).containsExactly("1,2");
    }

    @Test
    void configuredColumnsNameThoseOfTheFile() throws IOException {
        RecordFile file = file(csv(new Csv(List.of("time", "speed"), ',', "#", 0, 1)), "t,v\n1,2\n");
        assertThat(file.settings().csv().columns()).containsExactly("time", "speed");
        assertThat(records(file)).containsExactly("1,2");
        RecordFile headless = file(csv(new Csv(List.of("time", "speed"), ',', "#", 0, 0)), "#x\n1,2\n");
        assertThat(records(headless)).containsExactly("1,2");
    }

    /** R8: nothing is lost uncounted. */
    @Test
    void firstRowOfAFileWithoutAHeaderIsNotLost() {
        assertThatThrownBy(() -> file(csv(new Csv(List.of("time", "speed"), ',', "#", 0, 1)), "1,2\n3,4\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "in.csv: the header row 1,2 holds a time; a file without a header needs csv.header-rows: 0");
    }

    @Test
    void fileWithoutAHeaderIsTold() {
        assertThatThrownBy(() -> file(csv(Csv.DEFAULT), "# only this\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("in.csv ends before its header");
        assertThatThrownBy(() -> file(csv(csv("#", 9, 1)), "a\nb\n")).hasMessage("in.csv ends before its header");
    }

    @Test
    void quotedCellsMayHoldLineEnds() throws IOException {
        RecordFile file =
                file(csv(Csv.DEFAULT), "time,speed,note\n1,2,\"two\r\n#lines, \"\"quoted\"\"\"\n3,4,5\" pipe\n");
        assertThat(records(file)).containsExactly("1,2,\"two\n#lines, \"\"quoted\"\"\"", "3,4,5\" pipe");
    }

    @Test
    void quoteThatIsNotClosedSoonSpoilsItsOwnLineOnly() throws IOException {
        StringBuilder text = new StringBuilder("time,speed\n1,\"2\n");
        for (int i = 0; i < 200; i++) {
            text.append(i).append(",1\n");
        }
        List<String> records = records(file(csv(Csv.DEFAULT), text.toString()));
        assertThat(records).hasSize(201).startsWith("1,\"2", "0,1", "1,1").endsWith("199,1");
    }

    @Test
    void rowOfEmptyCellsIsARecordEvenWithTabs() throws IOException {
        FormatSettings tabs = csv(new Csv(List.of(), '\t', "#", 0, 1));
        assertThat(records(file(tabs, "time\tspeed\n\t\n1\t2\n"))).containsExactly("\t", "1\t2");
    }

    @Test
    void gzipIsReadAsIs(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("speeds.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("time,speed\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        try (RecordFile records = RecordFile.open(file, csv(Csv.DEFAULT))) {
            SourceRecord record = records.next();
            assertThat(record.topic()).isEqualTo("speeds.csv.gz");
            assertThat(record.hasTimestamp()).isFalse();
            assertThat(new String(record.payload(), StandardCharsets.UTF_8)).isEqualTo("1,2");
        }
        Path plain = Files.writeString(folder.resolve("plain.gz"), "time,speed\n");
        assertThatThrownBy(() -> RecordFile.open(plain, csv(Csv.DEFAULT)))
                .hasMessage(plain + " is not in gzip format, as its name says");
        assertThatThrownBy(() -> RecordFile.open(folder, csv(Csv.DEFAULT)))
                .hasMessage(folder + " is a folder, not a file");
    }

    @Test
    void jsonLinesHaveNoHeaderAndNoComments() throws IOException {
        assertThat(records(file(Reading.json(), "\uFEFF{\"a\":1}\r\n\n#2\n{\"b\"")))
                .containsExactly("{\"a\":1}", "#2", "{\"b\"");
    }

    @Test
    void linesOfAnyLengthAndBytesInAnyPortionsAreTheSame() throws IOException {
        String wide = "x".repeat(200_000);
        byte[] bytes = ("{\"a\":1}\n" + wide + "\r\n\n" + wide).getBytes(StandardCharsets.UTF_8);
        InputStream trickle = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int from, int length) {
                return super.read(to, from, Math.min(length, 1000));
            }
        };
        assertThat(records(RecordFile.of(trickle, "in", Reading.json()))).containsExactly("{\"a\":1}", wide, wide);
    }

    @Test
    void lineThatNeverEndsIsNoRecord() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] to, int from, int length) {
                java.util.Arrays.fill(to, from, from + length, (byte) 'x');
                return length;
            }
        };
        RecordFile file = RecordFile.of(endless, "noise", Reading.json());
        assertThatThrownBy(file::next)
                .isInstanceOf(IOException.class)
                .hasMessage("noise: a line is longer than 16 MiB");
    }
}
