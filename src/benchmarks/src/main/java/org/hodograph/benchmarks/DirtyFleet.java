package org.hodograph.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.time.TimeText;

/**
 * Records of cars that come, are silent for a while, and go for good, as time goes; among them whatever senders do wrong: the same
 * once more, late and from the future, half records and noise, texts and nothing where a number should be, another unit, and names
 * that are heard once.
 */
final class DirtyFleet implements GeneratorFunction<Long, SourceRecord> {

    private static final long serialVersionUID = 1;
    private static final int CARS = 100; // at a time
    private static final int LIFE = 1_500; // records of a car
    private static final int RESTLESS = 10; // cars that are silent now and then
    private static final int REST = 150; // records of a car that it leaves out, of thrice as many
    private static final int EVERY_NEW_NAME = 5;
    private static final int JITTER_MILLIS = 200;
    private static final int LATE_MILLIS = 30_000;
    private static final int FUTURE_MILLIS = 7_200_000;
    private static final String[] SIGNALS = {"x", "y", "speed"};

    private transient Random random;
    private transient SourceRecord last;
    private transient long sent;

    @Override
    public SourceRecord map(Long index) {
        if (random == null) {
            random = new Random(index);
        }
        long now = System.currentTimeMillis();
        long k = sent++;
        if (last != null && k % 17 == 0) {
            return last;
        }
        last = new SourceRecord("telemetry", 0, k, now, payload(k, now));
        return last;
    }

    private byte[] payload(long k, long now) {
        int car = (int) (k % CARS);
        long turn = k / CARS;
        if (car < RESTLESS && turn / REST % 3 == 2) {
            car = RESTLESS;
        }
        String name = k % EVERY_NEW_NAME == 3
                ? "once-" + Long.toHexString(random.nextLong())
                : "car-" + car + "-" + (k + car * (long) LIFE) / ((long) CARS * LIFE);
        String signal = SIGNALS[(int) (turn % SIGNALS.length)];
        long time = now - random.nextInt(JITTER_MILLIS);
        double angle = time / 5e3 + car;
        String value = String.format(Locale.ROOT, "%.4f", 50 * Math.sin(angle) + 0.1 * random.nextGaussian());
        String unit = signal.equals("speed") ? "m/s" : "m";
        switch ((int) (k % 331)) {
            case 23 -> time -= LATE_MILLIS;
            case 41 -> time += FUTURE_MILLIS;
            case 59 -> value = "\"" + Long.toHexString(random.nextLong()) + "\"";
            case 83 -> value = "null";
            case 107 -> value = "\"NaN\"";
            case 131 -> unit = "furlong/" + random.nextInt();
            case 157 -> {
                return noise();
            }
            default -> {}
        }
        String record = "{\"vehicle\":\"%s\",\"signal\":\"%s\",\"t\":\"%s\",\"value\":%s,\"unit\":\"%s\"}"
                .formatted(name, signal, TimeText.iso(time * 1_000_000), value, unit);
        boolean isCut = k % 331 == 181;
        return record.substring(0, isCut ? random.nextInt(record.length()) : record.length())
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }
}
