package org.hodograph.pipeline.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.Envelope;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Fields;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.text.NumberForm;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {

    private static FormatSettings csv(Fields fields, String... columns) {
        return Reading.settings(Kind.CSV, fields, new Csv(List.of(columns), ',', "#", 0, 1), TimeScale.S);
    }

    private static final FormatSettings TWO_VALUES = csv(Reading.fields(List.of(), "t", "a", "b"), "t", "a", "b");

    @Test
    void everyValueColumnIsASeries() {
        assertThat(Reading.of(TWO_VALUES, "1.5, 2 ,-3e2")).containsExactly("a@1500000000=2.0", "b@1500000000=-300.0");
    }

    @Test
    void columnsNameTheSeries() {
        FormatSettings one = csv(Reading.fields(List.of("id", "part"), "t", "v"), "id", "part", "t", "v", "unit");
        assertThat(Reading.of(one, "7,left,0,1,m", "7,left,1,2,"))
                .containsExactly("7/left@0=1.0 m", "7/left@1000000000=2.0");
        FormatSettings two = csv(Reading.fields(List.of("id"), "t", "a", "b"), "id", "t", "a", "b");
        assertThat(Reading.of(two, "7,0,1,2")).containsExactly("7/a@0=1.0", "7/b@0=2.0");
    }

    /** An empty cell, or what stands for one, is absent; the others are read. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "NA", "unavailable"})
    void cellWithoutAValueIsAbsent(String cell) {
        String shown = cell.isBlank() ? "an empty cell" : '"' + cell + '"';
        assertThat(Reading.of(TWO_VALUES, "0," + cell + ",7"))
                .containsExactly("a@0- absent: " + shown + " in a", "b@0=7.0");
        assertThat(Reading.of(TWO_VALUES.withAbsent(FormatSettings.Absent.REJECT), "0," + cell + ",7"))
                .containsExactly("a@0! absent: " + shown + " in a", "b@0=7.0");
    }

    @Test
    void numbersAreReadInTheirForm() {
        FormatSettings german = TWO_VALUES.withNumbers(new NumberForm(',', '.'));
        assertThat(Reading.of(german, "0,\"1.234,5\",\"0,38 m\"")).containsExactly("a@0=1234.5", "b@0=0.38 m");
    }

    /** A text in one value column is a rejected sample of that series; the others are read. */
    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "0x10", "1f", "1d", "1_000", "1,5", "stop", "--1", "1e400"})
    void cellWithoutANumberIsRejectedAlone(String cell) {
        String quoted = cell.contains(",") ? '"' + cell + '"' : cell;
        assertThat(Reading.of(TWO_VALUES, "0," + quoted + ",7"))
                .containsExactly("a@0! not-a-number: \"" + cell + "\" in a", "b@0=7.0");
    }

    /** What can't be read as a row with a time is one rejection, whatever the number of value columns. */
    @Test
    void unreadableRowIsOneRejection() {
        assertThat(Reading.of(TWO_VALUES, "1,2", "1,2,3,4", "now,1,2", ",1,2", "\"1,2,3", "1,2,3\n4,5,6", ""))
                .containsExactly(
                        "! malformed: 2 cells where there are 3 columns",
                        "! malformed: 4 cells where there are 3 columns",
                        "! malformed: time \"now\" is not a number of seconds",
                        "! missing-time",
                        "! malformed: 1 cells where there are 3 columns",
                        "! malformed: not one CSV row",
                        "- absent: a record without a value");
    }

    @Test
    void rejectionOfARowNamesTheSeriesWhereThereIsOnlyOne() {
        FormatSettings plain = csv(Reading.fields(List.of(), "t", "v"), "t", "v");
        FormatSettings named = csv(Reading.fields(List.of("id"), "t", "v"), "id", "t", "v");
        assertThat(Reading.of(plain, ",1")).containsExactly("v! missing-time");
        assertThat(Reading.of(named, "x,,1", ",0,1"))
                .containsExactly("x! missing-time", "! malformed: id, which names the series, is empty");
    }

    @Test
    void seriesCellThatIsNotUtf8NamesNothing() {
        Reading reading = new Reading();
        byte[] latin1 = "Stra\u00dfe,0,1".getBytes(StandardCharsets.ISO_8859_1);
        Formats.of(csv(Reading.fields(List.of("id"), "t", "v"), "id", "t", "v")).read(Reading.record(latin1), reading);
        assertThat(reading.all)
                .containsExactly("! malformed: series name in id \"Stra\uFFFDe\" holds a character that is not text");
    }

    @Test
    void quotedCellsHoldDelimitersQuotesAndLineEnds() {
        FormatSettings settings = csv(Reading.fields(List.of("id"), "t", "v"), "id", "t", "v", "note");
        assertThat(Reading.of(settings, "\"a, \"\"b\"\"\",\"0\",\"1\",\"two\nlines\""))
                .containsExactly("a, \"b\"@0=1.0");
    }

    @ParameterizedTest
    @ValueSource(chars = {';', '|', '\t', ' ', '#', '\''})
    void anyDelimiterCuts(char delimiter) {
        Csv csv = new Csv(List.of("t", "v"), delimiter, "", 0, 1);
        FormatSettings settings = Reading.settings(Kind.CSV, Reading.fields(List.of(), "t", "v"), csv, TimeScale.S);
        assertThat(Reading.of(settings, "0" + delimiter + "1")).containsExactly("v@0=1.0");
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r'})
    void quoteAndLineEndAreNoDelimiters(char delimiter) {
        assertThatThrownBy(() -> new Csv(List.of(), delimiter, "", 0, 1))
                .hasMessage("csv.delimiter must not be a quote, a line end or a null");
    }

    @Test
    void oneColumnThatHoldsADelimiterIsToldAsSuch() {
        assertThatThrownBy(() -> Formats.of(csv(Reading.fields(List.of(), "t", "v"), "t;v")))
                .hasMessageContaining("the one column holds \";\"")
                .hasMessageContaining("source.csv: {delimiter: \";\"}");
        assertThatThrownBy(() -> Formats.of(csv(Reading.fields(List.of(), "t", "v"), "t\t\u00B5m")))
                .hasMessageContaining("the one column holds tabs")
                .hasMessageNotContaining("UTF-8");
    }

    /** Blanks as marks in a column are not those that join columns. */
    @Test
    void timesOfSeveralColumnsHaveTheMarksOfNumbers() {
        FormatSettings settings = new FormatSettings(
                        Kind.CSV,
                        new Fields(List.of(), List.of("sec", "nsec"), List.of("v"), "unit"),
                        new Csv(List.of("sec", "nsec", "v"), ';', "#", 0, 1),
                        new TimeForm.Sum(List.of(TimeScale.S, TimeScale.NS)))
                .withNumbers(new NumberForm(',', ' '));
        assertThat(Reading.of(settings, "1 700 000 000;20\u00A0000\u202F000;1 234,5"))
                .containsExactly("v@1700000000020000000=1234.5");
    }

    @Test
    void missingColumnIsToldWithTheNearest() {
        assertThatThrownBy(() -> Formats.of(csv(Reading.fields(List.of(), "t", "sped"), "t", "speed")))
                .hasMessage("column \"sped\" is not among the columns, did you mean speed? (there are: t, speed)");
    }

    private static FormatSettings rows(Csv csv, String time, String... values) {
        return Reading.settings(Kind.CSV, Reading.fields(List.of(), time, values), csv, TimeScale.S);
    }

    /** Loggers end rows in a delimiter where the header has none, or the other way round. */
    @Test
    void blankCellsAtTheEndMayBeMoreOrFewerThanTheHeaders() {
        assertThat(Reading.of(TWO_VALUES, "0,1,2,", "0,1,2, ,", "0,1,2,3", "0,1,,"))
                .containsExactly(
                        "a@0=1.0",
                        "b@0=2.0",
                        "a@0=1.0",
                        "b@0=2.0",
                        "! malformed: 4 cells where there are 3 columns",
                        "a@0=1.0",
                        "b@0- absent: an empty cell in b");
        FormatSettings nameless = csv(Reading.fields(List.of(), "t", "v"), "t", "v", "#1", "#2");
        assertThat(Reading.of(nameless, "0,1", "0,1,", "0,1,x,y", "0"))
                .containsExactly("v@0=1.0", "v@0=1.0", "v@0=1.0", "v! malformed: 1 cells where there are 4 columns");
    }

    @Test
    void columnsMayBeAskedForByPlace() {
        Csv none = new Csv(List.of(), ';', "#", 0, 0);
        FormatSettings places = rows(none, "$1", "$3").withFields(Reading.fields(List.of("$2"), "$1", "$3"));
        assertThat(Reading.of(places, "0;7;1.5", "1;8;2;more", "2;9"))
                .containsExactly("7@0=1.5", "8@1000000000=2.0", "! malformed: 2 cells where column $3 is read");
        assertThat(Reading.of(csv(Reading.fields(List.of(), "$1", "b"), "t", "a", "b"), "0,1,2"))
                .containsExactly("b@0=2.0");
        assertThatThrownBy(() -> Formats.of(csv(Reading.fields(List.of(), "$1", "$4"), "t", "a", "b")))
                .hasMessageStartingWith("column \"$4\" is not among the columns");
        assertThatThrownBy(() -> Formats.of(rows(none, "t", "$3")))
                .hasMessageStartingWith("csv needs its columns: name them in source.csv.columns");
    }

    /** Whose series it is may stand in the record's key, the columns' places in no header. */
    @Test
    void keyNamesTheSeriesOfRowsByPlace() {
        Reading reading = new Reading();
        FormatSettings places = rows(new Csv(List.of(), ',', "#", 0, 0), "$1", "$2")
                .withFields(Reading.fields(List.of("$key", "$3"), "$1", "$2"));
        Envelope envelope = new Envelope("pump", Map.of());
        byte[] row = "0,1.5,left".getBytes(StandardCharsets.UTF_8);
        Formats.of(places).read(new SourceRecord("in", 0, 0, SourceRecord.NO_TIMESTAMP, row, envelope), reading);
        assertThat(places.readsEnvelope()).isTrue();
        assertThat(reading.all).containsExactly("pump/left@0=1.5");
    }

    @Test
    void columnsHaveUnits() {
        Csv csv = new Csv(List.of("t", "a", "b", "unit"), ',', "#", 0, 1, 0, List.of("s", "km/h"));
        assertThat(Reading.of(rows(csv, "t", "a", "b"), "0,1,2,", "0,1,2,mph", "0,1 kn,2,mph"))
                .containsExactly("a@0=1.0 km/h", "b@0=2.0", "a@0=1.0 mph", "b@0=2.0 mph", "a@0=1.0 kn", "b@0=2.0 mph");
    }

    @Test
    void runsOfBlanksAreOneDelimiter() {
        FormatSettings blanks = rows(new Csv(List.of("t", "a", "b"), Csv.BLANKS, "#", 0, 1), "t", "a", "b");
        assertThat(Reading.of(blanks, "  0 \t 1   2  ", "0 \"1\" \"2 m\"\n", "0 1", "0 1 2 3", "0 1 \"2", "0 1 2\n3"))
                .containsExactly(
                        "a@0=1.0",
                        "b@0=2.0",
                        "a@0=1.0",
                        "b@0=2.0 m",
                        "! malformed: 2 cells where there are 3 columns",
                        "! malformed: 4 cells where there are 3 columns",
                        "! malformed: not one CSV row",
                        "! malformed: not one CSV row");
    }

    /** RFC 4180 knows no blanks before a quote, people do. */
    @Test
    void quotesMayStandBehindBlanks() {
        FormatSettings english = TWO_VALUES.withNumbers(new NumberForm('.', ','));
        assertThat(Reading.of(english, "0, \"1,234.5\" ,  \"2\"", " \"0\",\"1\", \"2\",", "0, \"1, \"2\""))
                .containsExactly(
                        "a@0=1234.5",
                        "b@0=2.0",
                        "a@0=1.0",
                        "b@0=2.0",
                        "! malformed: 2 cells where there are 3 columns");
        FormatSettings settings = csv(Reading.fields(List.of("id"), "t", "v"), "id", "t", "v", "note");
        assertThat(Reading.of(settings, "\"a, \"\"b\"\"\",0,1, \"two\nlines\"")).containsExactly("a, \"b\"@0=1.0");
    }

    @Test
    void timesThatAreNumbersHaveTheMarksOfNumbers() {
        FormatSettings german =
                rows(new Csv(List.of("t", "v"), ';', "#", 0, 1), "t", "v").withNumbers(new NumberForm(',', '.'));
        assertThat(Reading.of(german, "1.767.607.201,25;0,5")).containsExactly("v@1767607201250000000=0.5");
    }

    /** Names in other encodings are read where the setting says which; what is told keeps the original bytes. */
    @Test
    void recordsMayHaveAnotherEncoding() {
        FormatSettings latin1 =
                csv(Reading.fields(List.of("id"), "t", "v"), "id", "t", "v").withLayout(new Layout("latin1", false));
        Reading reading = new Reading();
        byte[] bytes = "Stra\u00dfe,0,1".getBytes(StandardCharsets.ISO_8859_1);
        Formats.of(latin1).read(Reading.record(bytes), reading);
        Formats.of(latin1.withLayout(new Layout("utf-16", false)))
                .read(Reading.record("Stra\u00dfe,1,2".getBytes(StandardCharsets.UTF_16)), reading);
        assertThat(reading.all).containsExactly("Stra\u00dfe@0=1.0", "Stra\u00dfe@1000000000=2.0");
    }
}
