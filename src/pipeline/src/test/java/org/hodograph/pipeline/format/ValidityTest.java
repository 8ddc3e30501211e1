package org.hodograph.pipeline.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.ConfigException;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;

/** A field of a record that says whether others are valid. */
class ValidityTest {

    private static final String RULES = """
            series:
              - {match: "*/alt", range: [-500, 9000]}
              - {match: "*", valid: {field: PositionValid, equals: 1}}
            """;

    private static List<String> read(String yaml, String... records) {
        JobConfig job = JobConfigFile.parse(yaml, "test");
        List<String> heard = new ArrayList<>();
        Format format = Formats.of(job.source().format());
        for (String record : records) {
            format.read(new SourceRecord("in", 0, 0, -1, record.getBytes(UTF_8)), new SampleListener() {
                @Override
                public void sample(Sample sample) {
                    heard.add(sample.series() + " " + sample.value());
                }

                @Override
                public void rejected(Rejection rejection) {
                    heard.add("rejected " + rejection.reason());
                }

                @Override
                public void absent(Rejection absence) {
                    heard.add(absence.series() + " " + absence.reason());
                }

                @Override
                public void noted(String line) {
                    heard.add(line);
                }
            });
        }
        return heard;
    }

    @Test
    void ofJson() {
        String source = "source: {time: s, entity: boat, fields: {value: [lat, alt]}}\n";
        assertThat(read(
                        source + RULES,
                        "{\"t\":1,\"lat\":54.5,\"alt\":3,\"PositionValid\":1}",
                        "{\"t\":2,\"lat\":0,\"alt\":3,\"PositionValid\":0}",
                        "{\"t\":3,\"lat\":54.5,\"alt\":3,\"PositionValid\":\"1.0\"}",
                        "{\"t\":4,\"lat\":54.5,\"alt\":3}"))
                .containsExactly(
                        "boat/lat 54.5",
                        "boat/alt 3.0",
                        "boat/lat absent: PositionValid is \"0\", so it is not valid",
                        "boat/alt 3.0",
                        "boat/lat 54.5",
                        "boat/alt 3.0",
                        "boat/lat absent: no PositionValid in the record, which says whether it is valid",
                        "boat/alt 3.0");
        assertThat(read(
                        source.replace("source: {", "source: {absent: reject, ") + RULES,
                        "{\"t\":2,\"lat\":0,\"PositionValid\":false}"))
                .contains("rejected absent: PositionValid is \"false\", so it is not valid");
    }

    @Test
    void ofCsv() {
        String source = "source: {format: csv, time: s, fields: {value: lat}, csv: {columns: [t, lat, fix, sats]}}\n";
        String rules = "series: [{match: lat, valid: [{field: fix, equals: [2, 3]}, {field: sats, equals: [4, 5]}]}]";
        assertThat(read(source + rules, "1,54,3,5", "2,54,1,5", "3,54,2,3", "4,54, 3 ,4"))
                .containsExactly(
                        "lat 54.0",
                        "lat absent: fix is \"1\", so it is not valid",
                        "lat absent: sats is \"3\", so it is not valid",
                        "lat 54.0");
        assertThatThrownBy(() -> read(source + rules.replace("field: fix", "field: fixx"), "1,54,3,5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column \"fixx\" is not among the columns, did you mean fix?");
    }

    @Test
    void ofLineProtocol() {
        assertThat(read(
                        "source: {format: influx, fields: {value: [lat]}}\n"
                                + "series: [{match: \"*\", valid: {field: ok, equals: true}}]",
                        "gps lat=54,ok=true 1\ngps lat=0,ok=false 2"))
                .containsExactly("gps/lat 54.0", "gps/lat absent: ok is \"false\", so it is not valid");
    }

    @Test
    void otherFormatsHaveNoFields() {
        assertThatThrownBy(() -> JobConfigFile.parse("source: {format: nmea}\n" + RULES, "test"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("test:4:")
                .hasMessageContaining("only json, csv, influx, avro and protobuf");
    }
}
