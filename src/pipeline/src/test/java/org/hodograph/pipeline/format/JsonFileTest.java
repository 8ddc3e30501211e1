package org.hodograph.pipeline.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of JSON that is not one record a line. */
class JsonFileTest {

    private static final String ONE = "{\"series\":\"a\",\"t\":1,\"value\":1}";
    private static final String TWO = "{\"series\":\"a\",\n  \"t\":2,\"value\":2,\"s\":\"]},[{\\\"\"}";

    private static List<String> read(String source, String text) throws IOException {
        FormatSettings settings = NestedJsonTest.settings(source);
        Reading reading = new Reading();
        Format format = Formats.of(settings);
        try (RecordFile file = RecordFile.of(new ByteArrayInputStream(text.getBytes(UTF_8)), "in", settings)) {
            for (SourceRecord record = file.next(); record != null; record = file.next()) {
                format.read(record, reading);
            }
        }
        return reading.all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[" + ONE + ",\n" + TWO + "]",
                "[\n" + ONE + ",\n" + TWO + "\n]\n",
                "\uFEFF\n [ " + ONE + "\n," + TWO + " ] ",
                "{\n\"series\":\"a\",\"t\":1,\"value\":1}\n" + TWO + "\n",
            })
    void listOverTheWholeFileIsReadElementByElement(String text) throws IOException {
        assertThat(read("time: ms", text)).containsExactly("a@1000000=1.0", "a@2000000=2.0");
    }

    @Test
    void listsThatAreLinesStayRecords() throws IOException {
        String line = "[" + ONE + "," + ONE.replace("1", "2") + "]\n";
        assertThat(read("time: ms", line + line))
                .containsExactly("a@1000000=1.0", "a@2000000=2.0", "a@1000000=1.0", "a@2000000=2.0");
    }

    /** A line that was cut is one bad record; the lines behind it are good. */
    @Test
    void brokenFirstLineDoesNotSwallowTheFile() throws IOException {
        assertThat(read("time: ms", "{\"series\":\"a\",\"t\n" + ONE + "\n"))
                .hasSize(2)
                .last()
                .isEqualTo("a@1000000=1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ",\n{\"series\":\"a\",\"t", ",{\"series\":\"a\",\"t\":2,\"value\":2"})
    void ofAListThatBreaksOffEveryCompleteElementCounts(String end) throws IOException {
        assertThat(read("time: ms", "[\n" + ONE + end))
                .containsExactly("a@1000000=1.0", "! malformed: the JSON list breaks off");
    }

    @Test
    void longListsOfOneLineAreReadElementByElement() throws IOException {
        List<String> elements = new ArrayList<>();
        for (int i = 1; i <= 20_000; i++) {
            elements.add("{\"series\":\"a\",\"t\":" + i + ",\"value\":" + i + "}");
        }
        List<String> read = read("time: ms", "[" + String.join(",", elements) + "]");
        assertThat(read).hasSize(20_000).startsWith("a@1000000=1.0").endsWith("a@20000000000=20000.0");
    }

    @Test
    void openXcListsAreReadMessageByMessage() throws IOException {
        String message = "{\"name\":\"speed\",\"value\":42.5,\"timestamp\":1.5}";
        assertThat(read("format: openxc", "[" + message + ",\n" + message + "]"))
                .containsExactly("speed@1500000000=42.5", "speed@1500000000=42.5");
        assertThat(read("format: openxc", "[" + message + "," + message + "]\n"))
                .containsExactly("speed@1500000000=42.5", "speed@1500000000=42.5");
        assertThat(read("format: openxc", "[" + message + ",\n{\"name\":"))
                .containsExactly("speed@1500000000=42.5", "! malformed: the JSON list breaks off");
    }

    /** Base fields hold for the records behind them, as in a pack that is one record. */
    @Test
    void senMlPacksAreReadRecordByRecord() throws IOException {
        String pack =
                "[{\"bn\":\"car \\\"1\\\"/\",\"bt\":1e9,\"bu\":\"km/h\",\"n\":\"v\",\"v\":1},\n{\"n\":\"v\",\"t\":1,\"v\":2},"
                        + "\n{\"bv\":10,\"bt\":2e9},\n{\"n\":\"w\",\"v\":3}";
        String[] read = {
            "car \"1\"/v@1000000000000000000=1.0 km/h",
            "car \"1\"/v@1000000001000000000=2.0 km/h",
            "car \"1\"/w@2000000000000000000=13.0 km/h"
        };
        assertThat(read("format: senml", pack + "]"))
                .filteredOn(line -> !line.contains("unknown-field: v is in no record"))
                .containsExactly(read);
        assertThat(read("format: senml", (pack + "]").replace("\n", ""))).containsExactly(read);
        assertThat(read("format: senml", pack)).last().asString().startsWith("! malformed: not JSON, Unexpected end");
    }
}
