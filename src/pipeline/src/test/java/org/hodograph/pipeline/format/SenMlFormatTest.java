package org.hodograph.pipeline.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenMlFormatTest {

    private static final FormatSettings SENML =
            Reading.settings(Kind.SENML, Reading.fields(List.of(), "t"), Csv.DEFAULT, TimeScale.ISO);

    /** The example of section 5.1.3 of RFC 8428: base fields hold for all records behind them. */
    @Test
    void baseFieldsHoldForTheRecordsBehindThem() {
        assertThat(Reading.of(
                        SENML,
                        "[{\"bn\":\"urn:dev:ow:10e2073a0108006:\",\"bt\":1.276020076001e+09,\"bu\":\"A\",\"bver\":5,"
                                + "\"n\":\"voltage\",\"u\":\"V\",\"v\":120.1},{\"n\":\"current\",\"t\":-5,\"v\":1.2},"
                                + "{\"n\":\"current\",\"t\":-4,\"v\":1.3}]"))
                .containsExactly(
                        "urn:dev:ow:10e2073a0108006:voltage@1276020076001000000=120.1 V",
                        "urn:dev:ow:10e2073a0108006:current@1276020071001000000=1.2 A",
                        "urn:dev:ow:10e2073a0108006:current@1276020072001000000=1.3 A");
    }

    /** RFC 8428, section 12.1: a coulomb and a farad, no degrees. */
    @Test
    void unitsAreThoseOfTheRegistry() {
        assertThat(
                        Reading.of(
                                SENML,
                                "[{\"bn\":\"a\",\"bt\":1e9,\"u\":\"C\",\"v\":1},{\"u\":\"F\",\"v\":2},{\"u\":\"Cel\",\"v\":3}]"))
                .containsExactly(
                        "a@1000000000000000000=1.0 A s",
                        "a@1000000000000000000=2.0 A s/V",
                        "a@1000000000000000000=3.0 Cel");
    }

    @Test
    void baseValueIsAdded() {
        assertThat(Reading.of(SENML, "[{\"bn\":\"a/b\",\"bt\":1e9,\"bv\":20},{\"v\":-1.5},{\"t\":0.25,\"v\":0}]"))
                .containsExactly("a/b@1000000000000000000=18.5", "a/b@1000000000250000000=20.0");
    }

    /** Times below 2^28 s, and none at all, are relative to the record's timestamp. */
    @Test
    void relativeTimesAreFromTheRecordsTimestamp() {
        Reading reading = new Reading();
        byte[] pack = "[{\"n\":\"a\",\"v\":1},{\"n\":\"a\",\"t\":-0.5,\"v\":2}]".getBytes(UTF_8);
        Formats.of(SENML).read(new SourceRecord("in", 0, 0, 1_700_000_000_000L, pack), reading);
        assertThat(reading.all).containsExactly("a@1700000000000000000=1.0", "a@1699999999500000000=2.0");
        assertThat(Reading.of(SENML, new String(pack, UTF_8))).containsExactly("a! missing-time", "a! missing-time");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"n\":\"a\",\"vs\":\"on\"}|a@1000000000000000000- absent: \"on\" in a is no number",
                "{\"n\":\"a\",\"vb\":true}|a@1000000000000000000- absent: \"true\" in a is no number",
                "{\"n\":\"a\",\"v\":\"1\"}|a@1000000000000000000! not-a-number: \"1\" in a",
                "{\"n\":\"a\",\"v\":1e400}|a@1000000000000000000! not-a-number: \"1e400\" in a",
                "{\"n\":\"a\"}|a@1000000000000000000! unknown-field: v is not in the record",
                "{\"v\":1}|! malformed: bn and n, which names the series, is empty",
                "{\"n\":\"a\",\"v\":1,\"t\":9e9}|a! time-range: the sum of bt and t is outside 1677-09-21 to 2262-04-11",
                "{\"n\":\"a\",\"v\":1,\"t\":\"x\"}|a! malformed: time \"x\" is not a number of seconds"
            })
    void valueThatIsNoneIsRejectedOrAbsent(String record, String rejection) {
        assertThat(Reading.of(SENML, "[{\"bt\":1e9}," + record + "]")).containsExactly(rejection);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"n\":\"a\",\"v\":1}|! malformed: not a JSON list of objects",
                "[]|! unknown-field: v is in no record of the pack",
                "[1]|! malformed: not a JSON list of objects",
                "[{\"bver\":11,\"n\":\"a\",\"v\":1}]|! malformed: SenML version 11, read are those to 10 (RFC 8428)",
                "[{\"n\":\"a\",\"v\":1,\"x_\":1}]|! malformed: SenML field x_ has to be understood, and is not",
                "[{\"n\":\"a\",\"v\":1}|! malformed: not JSON, Unexpected end-of-input: expected close …"
            })
    void packThatCannotBeReadIsOneRejection(String pack, String rejection) {
        assertThat(Reading.of(SENML, pack)).containsExactly(rejection);
    }
}
