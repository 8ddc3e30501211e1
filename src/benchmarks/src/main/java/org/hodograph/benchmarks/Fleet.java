package org.hodograph.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.hodograph.pipeline.SourceRecord;

/** JSON records of many series in turn, prebuilt but for the digits of time and value. Tells {@link Marks} how many have gone. */
final class Fleet implements GeneratorFunction<Long, SourceRecord> {

    static final String TOPIC = "telemetry";

    private static final long serialVersionUID = 1;
    private static final int SERIES = 1_000;
    private static final long BEGIN_MILLIS = 1_767_607_200_000L; // 2026-01-05T10:00:00Z
    private static final int STEP_MILLIS = 100;
    private static final String TIME = "2026-01-05T10:00:00.000Z";
    private static final String VALUE = "48.2537";

    private final long records;
    private transient byte[][] templates;
    private transient byte[] time;
    private transient int timeAt;
    private transient int valueAt;
    private transient Signal signal;
    private transient long sent;

    Fleet(long records) {
        this.records = records;
    }

    private void make() {
        templates = new byte[SERIES][];
        for (int i = 0; i < SERIES; i++) {
            String text = "{\"vehicle\":\"car-%03d\",\"signal\":\"speed\",\"t\":\"%s\",\"value\":%s,\"unit\":\"km/h\"}"
                    .formatted(i, TIME, VALUE);
            templates[i] = text.getBytes(StandardCharsets.ISO_8859_1);
            timeAt = text.indexOf(TIME);
            valueAt = text.indexOf(VALUE);
        }
        signal = new Signal(1);
    }

    @Override
    public SourceRecord map(Long index) {
        if (templates == null) {
            make();
        }
        Marks.sent(sent, records);
        int series = (int) (sent % SERIES);
        long millis = BEGIN_MILLIS + sent / SERIES * STEP_MILLIS;
        if (series == 0) {
            // padded by a millisecond that stays: the text always has three decimals
            time = Instant.ofEpochMilli(millis + 1).toString().getBytes(StandardCharsets.ISO_8859_1);
        }
        byte[] payload = templates[series].clone();
        System.arraycopy(time, 0, payload, timeAt, time.length);
        signal.next();
        value(payload, (int) (signal.value() * 1e4));
        return new SourceRecord(TOPIC, 0, sent++, millis, payload);
    }

    private void value(byte[] payload, int tenThousandths) {
        int left = tenThousandths;
        for (int i = VALUE.length() - 1; i >= 0; i--) {
            if (i != 2) { // the point
                payload[valueAt + i] = (byte) ('0' + left % 10);
                left /= 10;
            }
        }
    }
}
