package org.hodograph.pipeline.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import java.util.List;
import java.util.Random;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfluxFormatTest {

    private static final FormatSettings INFLUX =
            Reading.settings(Kind.INFLUX, Reading.fields(List.of(), "t"), Csv.DEFAULT, TimeScale.ISO);

    @Test
    void fieldIsASeriesOfMeasurementAndTags() {
        assertThat(Reading.of(INFLUX, "tank,site=s1 level=2.0 1700000000000000000"))
                .containsExactly("tank,site=s1/level@1700000000000000000=2.0");
        assertThat(Reading.of(INFLUX, "cpu usage=1e-3,cores=8i,max=18446744073709551615u -5"))
                .containsExactly("cpu/usage@-5=0.001", "cpu/cores@-5=8.0", "cpu/max@-5=1.8446744073709552E19");
    }

    /** InfluxDB takes tags in any order for the same series. */
    @Test
    void tagsAreInTheOrderOfTheirKeys() {
        assertThat(Reading.of(INFLUX, "a,z=1,b=2 v=1 1", "a,b=2,z=1 v=2 2"))
                .containsExactly("a,b=2,z=1/v@1=1.0", "a,b=2,z=1/v@2=2.0");
    }

    @Test
    void tagsAndMeasurementNameTheEntityAsConfigured() {
        FormatSettings settings = Reading.settings(
                Kind.INFLUX,
                Reading.fields(List.of("site", "measurement"), "t", "level", "flow"),
                Csv.DEFAULT,
                TimeScale.MS);
        assertThat(Reading.of(
                        settings,
                        "tank,site=s1,rack=7 level=2,noise=3 1700000000000",
                        "tank,rack=7 level=2 1700000000000",
                        "tank,site=s1 noise=3 1700000000000"))
                .containsExactly(
                        "s1/tank/level@1700000000000000000=2.0",
                        "! unknown-field: site is not a tag of the line (it has rack)",
                        "- absent: no line has level, flow");
    }

    @Test
    void tagOfTheUnitIsTheUnit() {
        assertThat(Reading.of(INFLUX, "car,unit=km/h,id=7 speed=36 1")).containsExactly("car,id=7/speed@1=36.0 km/h");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "NS, 1700000000000000001",
        "US, 1700000000000001000",
        "MS, 1700000000001000000",
        "S, 1700000001000000000"
    })
    void timeIsInTheConfiguredUnit(TimeScale scale, long nanos) {
        long perUnit = (nanos - 1_700_000_000_000_000_000L);
        FormatSettings settings = Reading.settings(Kind.INFLUX, Reading.fields(List.of(), "t"), Csv.DEFAULT, scale);
        String time = Long.toString(1_700_000_000_000_000_000L / perUnit + 1);
        assertThat(Reading.of(settings, "a v=1 " + time)).containsExactly("a/v@" + nanos + "=1.0");
    }

    @Test
    void lineWithoutATimeHasThatOfItsRecord() {
        Reading reading = new Reading();
        Format format = Formats.of(INFLUX);
        format.read(new SourceRecord("in", 0, 0, 1_700_000_000_123L, "a v=1\nb v=2 7".getBytes(UTF_8)), reading);
        format.read(new SourceRecord("in", 0, 0, Long.MAX_VALUE, "a v=1".getBytes(UTF_8)), reading);
        format.read(Reading.record("a v=1".getBytes(UTF_8)), reading);
        assertThat(reading.all)
                .containsExactly(
                        "a/v@1700000000123000000=1.0",
                        "b/v@7=2.0",
                        "! time-range: the record's timestamp 9223372036854775807 ms is outside 1677-09-21 to 2262-04-11",
                        "! missing-time");
    }

    /** One bad line of a batch leaves the others as they are. */
    @Test
    void batchIsReadLineByLine() {
        assertThat(Reading.of(INFLUX, "# Telegraf\n\na v=1 1\r\nb v= 2\na v=\"x\ny\",w=2 3\na v=4 4\n"))
                .containsExactly(
                        "a/v@1=1.0",
                        "! malformed: line 4: field v has an empty value",
                        "a/v@3- absent: \"x?y\" in v is no number",
                        "a/w@3=2.0",
                        "a/v@4=4.0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a v=t 1|a/v@1- absent: \"t\" in v is no number",
                "a v=False 1|a/v@1- absent: \"False\" in v is no number",
                "a v=\"on\" 1|a/v@1- absent: \"on\" in v is no number",
                "a v=1.5i 1|a/v@1! not-a-number: \"1.5i\" in v",
                "a v=-1u 1|a/v@1! not-a-number: \"-1u\" in v",
                "a v=NaN 1|a/v@1! not-a-number: \"NaN\" in v",
                "a v=1e999 1|a/v@1! not-a-number: \"1e999\" in v",
                "a v=0x1p3 1|a/v@1! not-a-number: \"0x1p3\" in v",
                "a v=1 1.5|! malformed: time \"1.5\" is not a whole number",
                "a v=1 9223372036854775808|! time-range: 9223372036854775808 is outside 1677-09-21 to 2262-04-11",
                "a v=1 b=2 1|! malformed: text behind the time: b=2 1, a blank in a name is written \"\\ \"",
                "a|! malformed: the line has no field, for example level=2.01",
                "a v 1|! malformed: field \"v\" has no value, for example level=2.01",
                "a v=\"x|! malformed: the quote of \"x is not closed",
                "a v=\"x\"y 1|! malformed: text behind the quotes of field v",
                "a,b v=1 1|! malformed: tag \"b\" has no value, for example site=s1",
                "a,b= v=1 1|! malformed: tag b, which names the series, is empty",
                ",b=c v=1 1|! malformed: the measurement, which names the series, is empty",
                "# only a comment|- absent: nothing but a comment",
            })
    void whatIsNoNumberOrNotTheProtocolIsOneAnswer(String line, String answer) {
        assertThat(Reading.of(INFLUX, line)).containsExactly(answer);
    }

    /** Who names a field wants a number of it. */
    @Test
    void booleanOfAFieldThatIsNamedIsRejected() {
        FormatSettings named =
                Reading.settings(Kind.INFLUX, Reading.fields(List.of(), "t", "on"), Csv.DEFAULT, TimeScale.NS);
        assertThat(Reading.of(named, "a on=true,s=\"x\" 1")).containsExactly("a/on@1! not-a-number: \"true\" in on");
    }

    @Test
    void recordOfTooManyLinesOrFaultsIsBounded() {
        assertThat(Reading.of(INFLUX, "a v=1 1\n".repeat(10_001)))
                .containsExactly("! malformed: 10001 lines, a record has at most 10000");
        assertThat(Reading.of(INFLUX, "a v=1 1\n".repeat(10_000))).hasSize(10_000);
        assertThat(Reading.of(INFLUX, "a\n".repeat(1500)))
                .hasSize(1001)
                .last()
                .isEqualTo("! malformed: 500 more of this record, which has more than 100000 values or 1000 faults");
    }

    /** Written by InfluxDB's own client, with whatever needs an escape in every place. */
    @Test
    void clientsPointsAreReadBack() {
        Random random = new Random(17);
        List<String> texts = List.of("a", "b c", "d,e", "f=g", "h\\i", "\u00B5\u20AC", "#x", "j\"k\"");
        for (int k = 0; k < 500; k++) {
            String measurement = texts.get(random.nextInt(texts.size()));
            String key = texts.get(random.nextInt(texts.size()));
            String tag = texts.get(random.nextInt(texts.size()));
            String field = texts.get(random.nextInt(texts.size()));
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10);
            long count = random.nextLong();
            long nanos = random.nextLong() >> 1;
            String line = Point.measurement(measurement)
                    .addTag(key, tag)
                    .addField(field, value)
                    .addField(field + "2", count)
                    .addField("text", "with, all \"of\" it = \\")
                    .addField("is", true)
                    .time(nanos, WritePrecision.NS)
                    .toLineProtocol();
            if (measurement.startsWith("#")) {
                continue; // the client writes what InfluxDB takes for a comment
            }
            String entity = measurement + "," + key + "=" + tag + "/";
            assertThat(Reading.of(INFLUX, line))
                    .as(line)
                    .contains(
                            entity + field + "@" + nanos + "=" + value,
                            entity + field + "2@" + nanos + "=" + (double) count,
                            entity + "is@" + nanos + "- absent: \"true\" in is is no number")
                    .hasSize(4);
        }
    }
}
