package org.hodograph.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.hodograph.pipeline.SourceRecord;

/** Good records of two cars, and hostile ones between them, by their number. Every hostile record is one that must be rejected, or absent. */
final class HostileInput {

    static final int GOOD = 400;

    private static final long SEED = 20260105;
    private static final int DEEP = 100_000;
    private static final int LARGE = 10_000_000;
    private static final List<byte[]> HOSTILE = hostile();

    private HostileInput() {}

    /** How many records a run has, the hostile ones between the good ones included. */
    static int size() {
        return GOOD + HOSTILE.size();
    }

    /** A source of the good records alone. */
    static DataGeneratorSource<SourceRecord> good() {
        GeneratorFunction<Long, SourceRecord> at = index -> record(index, good(Math.toIntExact(index)));
        return new DataGeneratorSource<>(at, GOOD, ValueType.SOURCE_RECORD);
    }

    /** A source of all. */
    static DataGeneratorSource<SourceRecord> all() {
        GeneratorFunction<Long, SourceRecord> at = index -> record(index, payload(Math.toIntExact(index)));
        return new DataGeneratorSource<>(at, size(), ValueType.SOURCE_RECORD);
    }

    private static SourceRecord record(long index, byte[] payload) {
        return new SourceRecord("telemetry", 0, index, OperatorHarness.BEGIN_MILLIS, payload);
    }

    /** One and one in turn, the rest of the longer kind at the end. */
    static byte[] payload(int index) {
        int pairs = Math.min(GOOD, HOSTILE.size());
        if (index < 2 * pairs) {
            return index % 2 == 0 ? HOSTILE.get(index / 2) : good(index / 2);
        }
        return GOOD > HOSTILE.size() ? good(index - pairs) : HOSTILE.get(index - pairs);
    }

    static boolean isHostile(int index) {
        int pairs = Math.min(GOOD, HOSTILE.size());
        return index < 2 * pairs ? index % 2 == 0 : HOSTILE.size() > GOOD;
    }

    /** Whether a record, or its value, is null. */
    static boolean isAbsent(int index) {
        byte[] payload = payload(index);
        return payload.length == 0 || new String(payload, UTF_8).contains("\"value\":null");
    }

    private static byte[] good(int k) {
        return speed(k % 2 == 0 ? "car-1/speed" : "car-2/speed", k / 2, Double.toString(Math.sin(k / 9.0)))
                .getBytes(UTF_8);
    }

    private static String speed(String series, int tenths, String value) {
        return "{\"series\":\"%s\",\"t\":\"2026-01-05T10:00:%02d.%d00Z\",\"value\":%s,\"unit\":\"m/s\"}"
                .formatted(series, tenths / 10, tenths % 10, value);
    }

    private static List<byte[]> hostile() {
        List<byte[]> all = new ArrayList<>();
        Random random = new Random(SEED);
        for (int k = 0; k < 100; k++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            all.add(bytes);
        }
        String record = speed("car-1/speed", 7, "1.25");
        for (int length = 0; length < record.length(); length++) {
            all.add(record.substring(0, length).getBytes(UTF_8));
        }
        for (String value : List.of(
                "1e400",
                "-1e999999999",
                "NaN",
                "Infinity",
                "0x10",
                "\"fast\"",
                "null",
                "true",
                "[1]",
                "{}",
                "1f",
                "")) {
            all.add(speed("car-1/speed", 7, value).getBytes(UTF_8));
        }
        for (String time : List.of(
                "9999-12-31T23:59:59Z", "1600-01-01", "2026-01-05T19:00:00Z", "2261-01-01", "2026-02-30", "noon", "")) {
            all.add(record.replaceFirst("2026[^\"]*", time).getBytes(UTF_8));
        }
        for (String unit : List.of("K", "m", "\\u0000", "m".repeat(101))) { // the series began in m/s
            all.add(record.replace("m/s", unit).getBytes(UTF_8));
        }
        for (String series :
                List.of("null", "{\"a\":\"car-1/speed\"}", "\"\"", "\"" + "x".repeat(1001) + "\"", "7.5e")) {
            all.add(record.replace("\"car-1/speed\"", series).getBytes(UTF_8));
        }
        all.add(record.replace("series", "se.ries").getBytes(UTF_8));
        all.add(record.replace("value", "val\\u0000ue").getBytes(UTF_8));
        all.add(("{\"a\":" + "[".repeat(DEEP)).getBytes(UTF_8));
        all.add("{\"a\":".repeat(DEEP).getBytes(UTF_8));
        byte[] large = new byte[LARGE];
        Arrays.fill(large, (byte) '{');
        all.add(large);
        all.add(("{\"a\":\"" + "x".repeat(LARGE) + "\"}").getBytes(UTF_8));
        all.add(new byte[LARGE]);
        return List.copyOf(all);
    }
}
