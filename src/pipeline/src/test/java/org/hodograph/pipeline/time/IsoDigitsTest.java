package org.hodograph.pipeline.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.hodograph.pipeline.text.UnreadableException;
import org.junit.jupiter.api.Test;

/** The reader and writer of digits say what the JDK says, or leave it to it. Seeded: a failure repeats. */
class IsoDigitsTest {

    private static final String ODD = "0123456789-+:.,TtZz /UTCGM[]é";

    private final SplittableRandom random = new SplittableRandom(8601);

    private long instant() {
        return switch (random.nextInt(3)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextLong(-4_000_000_000_000L, 8_000_000_000_000L) * 1_000_000;
            default -> random.nextLong(-8_000_000_000L, 8_000_000_000L) * 1_000_000_000;
        };
    }

    private static String plain(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                .toString();
    }

    private static void write(long nanos) {
        byte[] text = new byte[32];
        int end = IsoDigits.write(nanos, text, 1);
        String written = new String(text, 1, end - 1, StandardCharsets.US_ASCII);
        if (!written.equals(plain(nanos))) {
            assertThat(written).isEqualTo(plain(nanos));
        }
    }

    @Test
    void writesWhatTheJdkWrites() {
        for (long nanos : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 999_999_999, 1_000, 1_000_000}) {
            write(nanos);
        }
        for (int day = -110_000; day < 110_000; day++) { // every date that a long reaches, but for the last years
            write(day * 86_400_000_000_000L % Long.MAX_VALUE);
        }
        for (int i = 0; i < 100_000; i++) {
            write(instant());
        }
    }

    private static Long slowly(String text) {
        try {
            return LocalTimes.nanos(IsoText.parse(TimeText.present(text)), ZoneOffset.UTC, text);
        } catch (UnreadableException e) {
            return null;
        }
    }

    private static boolean read(String text) {
        long nanos = IsoDigits.read(text);
        if (nanos != IsoDigits.NONE) {
            assertThat(slowly(text)).as(text).isEqualTo(nanos);
        }
        return nanos != IsoDigits.NONE;
    }

    @Test
    void readsWhatTheJdkReads() {
        int known = 0;
        for (int i = 0; i < 5_000; i++) {
            String text = plain(instant());
            known += read(text) ? 1 : 0;
            String body = text.substring(0, text.length() - 1);
            read(body);
            read(body.replace('T', ' ') + (random.nextBoolean() ? "+" : "-") + two(20) + ":" + two(63));
            read(body.substring(0, 16));
            read(body.substring(0, 8) + two(34) + body.substring(10));
            read(body.substring(0, 5) + two(14) + "-" + two(34) + "T" + two(26) + ":" + two(63) + ":" + two(63));
            StringBuilder odd = new StringBuilder(text);
            for (int change = random.nextInt(1, 3); change > 0; change--) {
                int at = random.nextInt(odd.length());
                char c = ODD.charAt(random.nextInt(ODD.length()));
                switch (random.nextInt(3)) {
                    case 0 -> odd.setCharAt(at, c);
                    case 1 -> odd.insert(at, c);
                    default -> odd.deleteCharAt(at);
                }
            }
            read(odd.toString());
        }
        assertThat(known).as("of 5,000 texts as programs write them").isGreaterThan(4_700);
    }

    private String two(int below) {
        return "%02d".formatted(random.nextInt(below));
    }
}
