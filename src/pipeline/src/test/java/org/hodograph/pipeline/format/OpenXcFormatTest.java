package org.hodograph.pipeline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.Test;

class OpenXcFormatTest {

    private static final FormatSettings OPENXC =
            Reading.settings(Kind.OPENXC, Reading.fields(List.of(), "t"), Csv.DEFAULT, TimeScale.ISO);

    @Test
    void traceAndMessageFormsAreRead() {
        assertThat(
                        Reading.of(
                                OPENXC,
                                "1332794184.319404: {\"name\":\"vehicle_speed\",\"value\":42.1}",
                                "{\"name\":\"vehicle_speed\",\"value\":42.2,\"timestamp\":1332794184.629404,\"unit\":\"km/h\"}"))
                .containsExactly(
                        "vehicle_speed@1332794184319404000=42.1", "vehicle_speed@1332794184629404000=42.2 km/h");
    }

    @Test
    void textsAndBooleansAreRejectedWithTheirSeries() {
        assertThat(Reading.of(
                        OPENXC,
                        "1: {\"name\":\"transmission_gear_position\",\"value\":\"first\"}",
                        "1: {\"name\":\"brake_pedal_status\",\"value\":true}"))
                .containsExactly(
                        "transmission_gear_position@1000000000! not-a-number: \"first\" in transmission_gear_position",
                        "brake_pedal_status@1000000000! not-a-number: \"true\" in brake_pedal_status");
    }

    @Test
    void whatIsNoMessageIsOneRejection() {
        assertThat(Reading.of(
                        OPENXC,
                        "{\"name\":\"a\",\"value\":1}",
                        "soon: {\"name\":\"a\",\"value\":1}",
                        "1: {\"name\":null,\"value\":1}",
                        "1: {\"name\":\"a\"}",
                        "1: {\"bus\":1,\"id\":2,\"value\":\"0x1\"}",
                        "1: ",
                        "1: {\"name\":\"a\",\"val"))
                .containsExactly(
                        "a! missing-time",
                        "a! malformed: time \"soon\" is not a number of seconds",
                        "! malformed: name, which names the series, is null",
                        "! unknown-field: value is not in the record",
                        "! unknown-field: name is not in the record",
                        "! malformed: not a JSON object",
                        "! malformed: not JSON, Unexpected end-of-input in field name");
    }
}
