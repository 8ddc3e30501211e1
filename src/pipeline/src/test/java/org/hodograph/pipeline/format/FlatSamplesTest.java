package org.hodograph.pipeline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way through a flat record says what the long way says, of good records and of odd ones. Seeded: a failure repeats. */
class FlatSamplesTest {

    private static final String[] NAMES = {
        "vehicle", "signal", "series", "t", "value", "unit", "rpm", "speed", "id", "meta.id", "Größe", "", "a\\\"b", "t"
    };
    private static final String[] VALUES = {
        "1",
        "-1",
        "0",
        "-0",
        "-0.0",
        "48.25",
        "1767607201250",
        "1767607201.123456789",
        "0.1",
        "123456789012345",
        "1234567890123456",
        "0.000000000000001",
        "9007199254740993",
        "1e5",
        "1E+3",
        "2.5e-7",
        "1e400",
        "01",
        "1.",
        ".5",
        "-",
        "+1",
        "1a",
        "--1",
        "NaN",
        "true",
        "false",
        "null",
        "nul",
        "tru",
        "\"\"",
        "\" \"",
        "\"car-1\"",
        "\"speed\"",
        "\" padded \"",
        "\"1.5\"",
        "\"1,5\"",
        "\"5 km\"",
        "\"-\"",
        "\"°C\"",
        "\"µ\"",
        "\"車\"",
        "\"\\u0041\"",
        "\"a\\\"b\"",
        "\"\\n\"",
        "\"\t\"",
        "\"\u007F\"",
        "\"\u0085\"",
        "\"2026-01-05T10:00:01.250Z\"",
        "\"2026-01-05 10:00\"",
        "\"2026-02-30T10:00:01Z\"",
        "\"10:00:01\"",
        "\"km/h\"",
        "{}",
        "{\"id\":\"x\",\"t\":1}",
        "[]",
        "[1,2]",
        "12345678901234567890123456789012345678901234567890"
    };
    private static final String[] TIMES = {
        "\"2026-01-05T10:00:01.250Z\"", "1767607201250", "1767607201.25", "\"10:00:01\"", "\"2026-10-25 02:30\""
    };
    private static final String[] BLANKS = {"", "", "", " ", "\n", "\t ", "\r\n", "\u000B", "\u00A0"};
    private static final String GOOD =
            "{\"vehicle\":\"car-1\",\"signal\":\"speed\",\"t\":\"2026-01-05T10:00:01.250Z\",\"value\":48.25,\"unit\":\"km/h\"}";

    private final SplittableRandom random = new SplittableRandom(20260105);

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private String record() {
        StringBuilder record = new StringBuilder(one(BLANKS)).append('{');
        int fields = random.nextInt(9);
        for (int i = 0; i < fields; i++) {
            record.append(i == 0 ? "" : ",")
                    .append(one(BLANKS))
                    .append('"')
                    .append(one(NAMES))
                    .append('"')
                    .append(one(BLANKS))
                    .append(':')
                    .append(one(BLANKS))
                    .append(one(VALUES))
                    .append(one(BLANKS));
        }
        return record.append('}').append(one(BLANKS)).toString();
    }

    /** All that is asked for is there; one of the values is odd. */
    private String nearlyGood() {
        String[] values = {"\"car-1\"", "\"speed\"", "\"2026-01-05T10:00:01.250Z\"", "48.25", "\"km/h\""};
        values[2] = one(TIMES);
        values[random.nextInt(values.length)] = one(VALUES);
        return "{\"vehicle\":%s,\"signal\":%s,\"t\":%s,\"value\":%s,\"unit\":%s,\"rpm\":%s,\"id\":\"i\"}"
                .formatted(values[0], values[1], values[2], values[3], values[4], one(VALUES));
    }

    private byte[] bytes() {
        String text = switch (random.nextInt(4)) {
            case 0 -> record();
            case 1 -> GOOD;
            default -> nearlyGood();
        };
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        switch (random.nextInt(6)) {
            case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1);
            case 2 -> {
                ByteArrayOutputStream marked = new ByteArrayOutputStream();
                marked.writeBytes(
                        random.nextBoolean() ? new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF} : new byte[0]);
                marked.writeBytes(bytes);
                marked.write(random.nextInt(256));
                bytes = marked.toByteArray();
            }
            default -> {}
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{time: ms}",
                "{time: clock}",
                "{time: kafka, entity: car}",
                "{time: {pattern: 'yyyy-MM-dd HH:mm', zone: Europe/Berlin}}",
                "{fields: {series: [vehicle, meta.id|id]}}",
                "{fields: {series: [signal], value: [value, rpm]}, numbers: {decimal: ','}}",
                "{fields: {value: value|speed, unit: Größe}, entity: car, absent: reject}"
            })
    void saysWhatTheLongWaySays(String source) {
        FormatSettings settings =
                JobConfigFile.parse("source: " + source, "test").source().format();
        JsonFormat fast = new JsonFormat(settings);
        JsonFormat plain = new JsonFormat(settings, false);
        int samples = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] payload = bytes();
            SourceRecord record =
                    new SourceRecord("in", 0, i, random.nextInt(3) == 0 ? -1 : 1_767_607_201_250L, payload);
            List<String> said = said(fast, record);
            if (!said.equals(said(plain, record))) {
                assertThat(said).as(new String(payload, StandardCharsets.UTF_8)).isEqualTo(said(plain, record));
            }
            samples += said.toString().contains("sample") ? 1 : 0;
        }
        assertThat(samples).as("records with a sample").isGreaterThan(100);
    }

    /** A name that the long way refuses, in a record that is fine otherwise. */
    @ParameterizedTest
    @ValueSource(ints = {900, 1_000, 1_001, 5_000})
    void ofLongNamesBothSayTheSame(int length) {
        FormatSettings settings =
                JobConfigFile.parse("source: {}", "test").source().format();
        String text = GOOD.replaceFirst("\\{", "{\"" + "x".repeat(length) + "\":1,");
        SourceRecord record = new SourceRecord("in", 0, 0, 0, text.getBytes(StandardCharsets.UTF_8));
        assertThat(said(new JsonFormat(settings), record)).isEqualTo(said(new JsonFormat(settings, false), record));
    }

    private static List<String> said(Format format, SourceRecord record) {
        List<String> said = new ArrayList<>();
        format.read(record, new SampleListener() {
            @Override
            public void sample(Sample sample) {
                said.add("sample %s %d %x %s"
                        .formatted(
                                sample.series(),
                                sample.nanos(),
                                Double.doubleToRawLongBits(sample.value()),
                                sample.unit()));
            }

            @Override
            public void rejected(Rejection rejection) {
                said.add("rejected " + rejection.series() + " " + rejection.nanos() + " " + rejection.reason());
            }

            @Override
            public void absent(Rejection absence) {
                said.add("absent " + absence.series() + " " + absence.nanos() + " " + absence.reason());
            }

            @Override
            public void noted(String line) {
                said.add("noted " + line);
            }
        });
        return said;
    }
}
