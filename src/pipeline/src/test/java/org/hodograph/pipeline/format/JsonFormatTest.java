package org.hodograph.pipeline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFormatTest {

    @Test
    void vehicleAndSignalNameTheSeries() {
        assertThat(
                        Reading.of(
                                Reading.json(),
                                "{\"vehicle\":\"car-1\",\"signal\":\"speed\",\"t\":\"1970-01-01T00:00:01Z\",\"value\":48.25,\"unit\":\"km/h\"}"))
                .containsExactly("car-1/speed@1000000000=48.25 km/h");
    }

    @Test
    void elseTheFieldSeries() {
        assertThat(Reading.of(Reading.json(), "{\"series\":\"a/b\",\"t\":\"1970-01-01\",\"value\":-0}"))
                .containsExactly("a/b@0=-0.0");
    }

    @Test
    void severalValuesGiveSeveralSeries() {
        assertThat(Reading.of(
                        Reading.json("speed", "rpm"),
                        "{\"series\":\"car\",\"t\":\"1970-01-01\",\"rpm\":900,\"speed\":null}"))
                .containsExactly("car/speed@0- absent: null in speed", "car/rpm@0=900.0");
    }

    @Test
    void innerFieldsHaveDottedNames() {
        FormatSettings settings = Reading.settings(
                Kind.JSON, Reading.fields(List.of("meta.id"), "meta.t", "data.v"), Csv.DEFAULT, TimeScale.MS);
        assertThat(Reading.of(
                        settings,
                        "{\"meta\":{\"id\":7,\"t\":5},\"data\":{\"v\":1e3}}",
                        "{\"meta.id\":8,\"meta\":{\"t\":\"6\"},\"data.v\":2}"))
                .containsExactly("7@5000000=1000.0", "8@6000000=2.0");
    }

    /** A record that can't be read counts as one sample, however many values it should have had. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"series\":\"s\",\"a\":1,\"b\":2}|! missing-time",
                "{\"series\":\"s\",\"t\":null,\"a\":1,\"b\":2}|! missing-time",
                "{\"series\":\"s\",\"t\":\" \",\"a\":1,\"b\":2}|! missing-time",
                "{\"series\":\"s\",\"t\":\"noon\",\"a\":1}|! malformed: time \"noon\" is not ISO 8601, for example 2026-01-05T10:00:01.250Z",
                "{\"series\":\"s\",\"t\":\"9999-01-01\",\"a\":1}|! time-range: 9999-01-01 is outside 1677-09-21 to 2262-04-11",
                "{\"serie\":\"s\",\"t\":\"1970-01-01\"}|! unknown-field: series is not in the record, did you mean serie? (it has serie, t); source.fields.series or source.entity names it",
                "{\"serie\\u0000\":\"s\",\"t\":\"1970-01-01\"}|! unknown-field: series is not in the record (it has serie?, t); source.fields.series or source.entity names it",
                "{\"serie\\u2028\":\"s\",\"t\":\"1970-01-01\"}|! unknown-field: series is not in the record (it has serie?, t); source.fields.series or source.entity names it",
                "[1,2]|! malformed: not a JSON object",
                "{\"series\":\"s\"} {}|! malformed: text after the JSON object",
                "` `|! malformed: not a JSON object",
            })
    void unreadableRecordIsOneRejection(String record, String rejection) {
        assertThat(Reading.of(Reading.json("a", "b"), record)).containsExactly(rejection);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null|malformed: series, which names the series, is null",
                "true|malformed: series, which names the series, is true",
                "[1]|malformed: series, which names the series, is […]",
                "\" \"|malformed: series, which names the series, is empty",
                "\"\\ud800\"|malformed: series name in series \"?\" holds a character that is not text",
                "\"a\\u2028b\"|malformed: series name in series \"a?b\" holds a character that is not text",
                "\"a\\u0000b\"|malformed: series name in series \"a?b\" holds a character that is not text",
            })
    void whatIsNoNameDoesNotNameASeries(String series, String reason) {
        assertThat(Reading.of(Reading.json(), "{\"series\":" + series + ",\"t\":\"1970-01-01\",\"value\":1}"))
                .containsExactly("! " + reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"fast\"|not-a-number: \"fast\" in value",
                "\" \"|not-a-number: \" \" in value",
                "\"NaN\"|not-a-number: \"NaN\" in value",
                "\"Infinity\"|not-a-number: \"Infinity\" in value",
                "\"1,5\"|not-a-number: \"1,5\" in value",
                "true|not-a-number: \"true\" in value",
                "[1]|not-a-number: \"[…]\" in value",
                "1e400|not-a-number: \"1e400\" in value",
                "-1e400|not-a-number: \"-1e400\" in value",
            })
    void whatIsNoNumberIsRejectedWithSeriesAndTime(String value, String reason) {
        assertThat(Reading.of(Reading.json(), "{\"series\":\"s\",\"t\":\"1970-01-01\",\"value\":" + value + "}"))
                .containsExactly("s@0! " + reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"null|", "\" \"|", "\"km/h\"| km/h", "\"\u00b0C\"| \u00b0C", "`\"cars per h\"`| cars per h"})
    void unitIsTextOrNone(String unit, String read) {
        assertThat(Reading.of(
                        Reading.json(), "{\"series\":\"s\",\"t\":\"1970-01-01\",\"value\":1,\"unit\":" + unit + "}"))
                .containsExactly("s@0=1.0" + (read == null ? "" : " " + read));
    }

    /** As many producers write them, since a double does not hold every number; texts as exact as numbers. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"12,12.0", "-3.5e2,-350.0", "50.0 km/h,50.0 km/h", "3.3V,3.3 V"})
    void numbersMayBeTexts(String text, String read) {
        assertThat(Reading.of(Reading.json(), "{\"series\":\"s\",\"t\":\"1970-01-01\",\"value\":\"" + text + "\"}"))
                .containsExactly("s@0=" + read);
    }

    @Test
    void whatAWideRecordLeavesOutIsAbsent() {
        assertThat(Reading.of(
                        Reading.json("speed", "rpm", "gear"),
                        "{\"series\":\"car\",\"t\":\"1970-01-01\",\"rpm\":900,\"gear\":\"unknown\"}"))
                .containsExactly(
                        "car/speed@0- absent: no speed in the record",
                        "car/rpm@0=900.0",
                        "car/gear@0- absent: \"unknown\" in gear");
    }

    @Test
    void recordWithoutAValueIsAbsent() {
        assertThat(Reading.of(Reading.json(), "")).containsExactly("- absent: a record without a value");
        assertThat(Reading.of(Reading.json().withAbsent(FormatSettings.Absent.REJECT), ""))
                .containsExactly("! absent: a record without a value");
    }

    @Test
    void unitOfAnyLengthIsNotState() {
        String unit = "m".repeat(101);
        assertThat(Reading.of(
                        Reading.json(),
                        "{\"series\":\"s\",\"t\":\"1970-01-01\",\"value\":1,\"unit\":\"" + unit + "\"}"))
                .containsExactly("s! malformed: unit has 101 characters, at most 100 are allowed");
    }

    @Test
    void timesAreNeverDoubles() {
        FormatSettings settings = Reading.settings(Kind.JSON, Reading.fields(List.of(), "t"), Csv.DEFAULT, TimeScale.S);
        assertThat(Reading.of(
                        settings,
                        "{\"series\":\"s\",\"t\":1767607201.123456789,\"value\":1}",
                        "{\"series\":\"s\",\"t\":\"1767607201.123456789\",\"value\":1}"))
                .containsExactly("s@1767607201123456789=1.0", "s@1767607201123456789=1.0");
    }
}
