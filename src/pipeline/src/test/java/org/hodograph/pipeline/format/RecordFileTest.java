package org.hodograph.pipeline.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Fields;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static RecordFile file(FormatSettings settings, byte[] bytes) throws IOException {
        return RecordFile.of(new ByteArrayInputStream(bytes), "in.csv", settings);
    }

    /** Both marks of UTF-16, with nothing set; a pair of characters that a portion cuts is put together. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void markOfUtf16IsRead(String encoding) throws IOException {
        String car = "\uD83D\uDE97".repeat(9000); // longer than the decoder's buffer
        String text = "\uFEFFtime,speed,\u00e9\r\n1,2,x" + car + "\r\n3,4,\u20ac\r\n";
        byte[] bytes = text.getBytes(Charset.forName(encoding));
        RecordFile file = file(csv(Csv.DEFAULT), bytes);
        assertThat(file.settings().csv().columns()).containsExactly("time", "speed", "\u00e9");
        assertThat(records(file)).containsExactly("1,2,x" + car, "3,4,\u20ac");
        InputStream trickle = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int from, int length) {
                return super.read(to, from, Math.min(length, 3));
            }
        };
        assertThat(records(RecordFile.of(trickle, "in.csv", csv(Csv.DEFAULT)))).hasSize(2);
        RecordFile json = file(Reading.json(), "\uFEFF{\"a\":1}\n".getBytes(Charset.forName(encoding)));
        assertThat(records(json)).containsExactly("{\"a\":1}");
    }

    @Test
    void encodingIsReadAsSet() throws IOException {
        FormatSettings latin1 = csv(Csv.DEFAULT).withLayout(new Layout("latin1", false));
        RecordFile file = file(latin1, "time,speed,\u00d6l\n1,2,\u00b0C\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(file.settings().csv().columns()).containsExactly("time", "speed", "\u00d6l");
        assertThat(file.settings().layout()).isEqualTo(Layout.DEFAULT);
        assertThat(records(file)).containsExactly("1,2,\u00b0C");
        byte[] broken = "time,speed\n1,2\n".getBytes(StandardCharsets.UTF_16LE);
        FormatSettings utf16 = csv(Csv.DEFAULT).withLayout(new Layout("utf-16le", false));
        assertThat(records(file(utf16, Arrays.copyOf(broken, broken.length - 1))))
                .containsExactly("1,2\uFFFD");
        assertThatThrownBy(() -> new Layout("latin", false))
                .hasMessage("must be an encoding such as utf-8, utf-16, utf-16le, latin1 or windows-1252,"
                        + " but is \"latin\"");
    }

    /** Pipes: a record is there as soon as its line is, whatever the encoding. */
    @Test
    void decodedPipeWaitsForNothing() throws IOException {
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out)) {
            out.write("\uFEFFtime,speed\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
            out.flush();
            RecordFile file = RecordFile.of(in, "stdin", csv(Csv.DEFAULT));
            assertThat(file.isReady()).isTrue();
            assertThat(file.next()).isNotNull();
            assertThat(file.isReady()).isFalse();
            out.write("3,4\n".getBytes(StandardCharsets.UTF_16LE));
            out.flush();
            assertThat(file.isReady()).isTrue();
            assertThat(file.next().payload()).asString(StandardCharsets.UTF_8).isEqualTo("3,4");
        }
    }

    @Test
    void carriageReturnsAloneEndLinesOfCsv() throws IOException {
        assertThat(records(file(csv(Csv.DEFAULT), "time,speed\r1,2\r3,4\r"))).containsExactly("1,2", "3,4");
        assertThat(records(file(csv(Csv.DEFAULT), "time,speed\r1,2"))).containsExactly("1,2");
        assertThat(records(file(csv(Csv.DEFAULT), "time,speed\n\"1\r\",2\n"))).containsExactly("\"1\r\",2");
        assertThat(records(file(Reading.json(), "{\r\"a\":1}\n"))).containsExactly("{\r\"a\":1}");
    }

    @Test
    void headerOnceMoreIsNoRecord() throws IOException {
        String text = "time,speed\n1,2\ntime,speed\n3,4\n\uFEFFtime,speed\n5,6\ntime,speed,\n";
        assertThat(records(file(csv(Csv.DEFAULT), text))).containsExactly("1,2", "3,4", "5,6", "time,speed,");
        String several = "time,speed\ns,m/s\n,\n1,2\ntime,speed\ns,m/s\n,\n3,4\n";
        assertThat(records(file(csv(csv("#", 0, 3)), several))).containsExactly("1,2", ",", "3,4");
    }

    /** A header in a comment: the first row was looked at as one, and is a record all the same. */
    @Test
    void firstRowBelowACommentedHeaderIsNotLost() throws IOException {
        String text = "#time,speed,state\n1,2,on\n3,4,on\n1,2,on\n";
        assertThat(records(file(csv(Csv.DEFAULT), text))).containsExactly("1,2,on", "3,4,on", "1,2,on");
    }

    @Test
    void firstRowOfAFileReadByPlaceIsNotLost() throws IOException {
        FormatSettings places =
                Reading.settings(Kind.CSV, Reading.fields(List.of(), "$1", "$2"), Csv.DEFAULT, TimeScale.S);
        assertThatThrownBy(() -> file(places, "1,2\n3,4\n"))
                .hasMessageEndingWith("holds a time; a file without a header needs csv.header-rows: 0");
        assertThat(records(file(places, "a,b\n3,4\n"))).containsExactly("3,4");
        FormatSettings headless = places.withCsv(csv("#", 0, 0));
        RecordFile file = file(headless, "1,2\n3,4\n");
        assertThat(file.settings().csv().columns()).isEmpty();
        assertThat(records(file)).containsExactly("1,2", "3,4");
    }

    @Test
    void headerRowMayHoldUnits() throws IOException {
        FormatSettings second = csv(new Csv(List.of(), ',', "#", 0, 3, 2, List.of()));
        Csv read = file(second, "time,speed,x\ns,[km/h],\ngps,obd,\n1,2,3\n")
                .settings()
                .csv();
        assertThat(read.columns()).containsExactly("time gps", "speed obd", "x");
        assertThat(read.units()).containsExactly("s", "km/h", "");
        FormatSettings named = csv(new Csv(List.of(), ',', "#", 0, 1, Csv.IN_NAMES, List.of()));
        Csv names = file(named, "time,Speed (OBD)(km/h),v [m/s],n (spare),u (none)\n")
                .settings()
                .csv();
        assertThat(names.units()).containsExactly("", "km/h", "m/s", "", "");
        FormatSettings configured = csv(new Csv(List.of("time", "speed"), ',', "#", 0, 2, 2, List.of()));
        assertThat(file(configured, "t,v\ns,km/h\n1,2\n").settings().csv().units())
                .containsExactly("s", "km/h");
    }

    /** Places in the file stay what they were, so that a rejected row can be found. */
    @Test
    void newestFirstIsReadFromItsEnd() throws IOException {
        FormatSettings newest = csv(Csv.DEFAULT).withLayout(new Layout("utf-8", true));
        RecordFile file = file(newest, "time,speed\n3,4\n2,\"two\nlines\"\n1,2\n");
        List<String> read = new ArrayList<>();
        for (SourceRecord record = file.next(); record != null; record = file.next()) {
            read.add(record.offset() + ":" + new String(record.payload(), StandardCharsets.UTF_8));
        }
        assertThat(read).containsExactly("2:1,2", "1:2,\"two\nlines\"", "0:3,4");
        assertThat(file(newest, "time,speed\n").next()).isNull();
    }

    @Test
    void moreThanMemoryMayHoldWaitsInFiles() throws IOException {
        try (NewestFirst turned = new NewestFirst(1000)) {
            for (int i = 0; i < 500; i++) {
                turned.add(new byte[] {(byte) i, (byte) (i >> 8)});
            }
            for (int i = 499; i >= 0; i--) {
                assertThat(turned.next()).containsExactly(i, i >> 8);
            }
            assertThat(turned.next()).isNull();
        }
    }

    @Test
    void rowOfManyMegabytesIsARecord() throws IOException {
        String wide = "1," + "9".repeat(9_000_000);
        assertThat(records(file(csv(Csv.DEFAULT), "time,speed\n" + wide + "\n3,4\n")))
                .containsExactly(wide, "3,4");
    }
}
