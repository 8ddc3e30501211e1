package org.hodograph.pipeline.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Good records made bad in every way that was ever seen, and some more. Seeded. */
public final class HostileRecords {

    /** What stands where a number should. */
    static final List<String> NUMBERS = List.of(
            "1e400",
            "-1e400",
            "1e-400",
            "-0",
            "-0.0",
            "1e999999999",
            "1e-999999999",
            "0e2147483647",
            "0e-2147483648",
            "1e99999999999999999999",
            "0x1F",
            "0x1p3",
            "NaN",
            "-NaN",
            "Infinity",
            "-Infinity",
            "inf",
            "\"NaN\"",
            "1_000",
            "1 000",
            "1d",
            "1f",
            "1L",
            "\u0661\u0662\u0663",
            "\uFF11\uFF12",
            "1\u0000",
            ".5",
            "5.",
            ".",
            "+1",
            "--1",
            "1e",
            "e1",
            "1.2.3",
            "00012",
            "null",
            "true",
            "\"\"",
            "[1]",
            "{\"a\":1}",
            "",
            "\u2212" + "1",
            "9".repeat(400),
            "9".repeat(5000),
            "0." + "0".repeat(5000) + "1",
            Long.toString(Long.MIN_VALUE),
            Long.toString(Long.MAX_VALUE),
            "9223372036854775808",
            "1.7976931348623157e308",
            "1.7976931348623159e308",
            "4.9e-324",
            "2.2250738585072012e-308");

    /** What stands where a time should. */
    static final List<String> TIMES = List.of(
            "9999-12-31T23:59:59.999999999Z",
            "10000-01-01T00:00:00Z",
            "+10000-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59.999999999-18:00",
            "-999999999-01-01T00:00:00+18:00",
            "0000-00-00",
            "0000-01-01",
            "0001-01-01T00:00:00Z",
            "1600-02-29T00:00:00Z",
            "1677-09-21T00:12:43.145224191Z",
            "1677-09-21T00:12:43.145224192Z",
            "2262-04-11T23:47:16.854775807Z",
            "2262-04-11T23:47:16.854775808Z",
            "2026-02-30T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-01-05T24:00:00Z",
            "2026-01-05T25:00:00Z",
            "2026-12-31T23:59:60Z",
            "2026-01-05T10:00:00+99:00",
            "2026-01-05T10:00:00.1234567890123Z",
            "2026-01-05t10:00:00z",
            "2026-01-05 10:00:00",
            "2026-01-05T10:00:00[Europe/Paris]",
            "2026-W01-1",
            "\u0662\u0660\u0662\u0666-01-05T10:00:00Z",
            "now",
            "1767607200",
            "-1e18",
            "9".repeat(64),
            "9".repeat(65),
            "NaN");

    /** What stands where a name or a text should. */
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t",
            "/",
            "//",
            "a/",
            "/a",
            "a.b.c",
            "a\u0000b",
            "\uFEFFa",
            "\uD800",
            "\uDC00a",
            "\\ud800",
            "\\u0000",
            "\u202Etxt",
            "\u2028",
            "\uD83D\uDE97",
            "\u0085",
            "*",
            "a".repeat(1000),
            "a".repeat(1001),
            "\uD83D\uDE97".repeat(600),
            "null",
            "${env:PATH}",
            "\"",
            "\\",
            "\\n",
            "\r\n",
            ",",
            "#");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[^\"',\\s]*|\\d{7,}(\\.\\d+)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9/.-]*");

    private final Random random;

    public HostileRecords(long seed) {
        random = new Random(seed);
    }

    /** A good record with something wrong in it; or nothing, by chance. */
    public byte[] mutated(List<String> good) {
        String text = pick(good);
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            text = switch (random.nextInt(7)) {
                case 0 -> replaced(text, NUMBER, pick(NUMBERS));
                case 1 -> replaced(text, TIME, pick(TIMES));
                case 2 -> replaced(text, WORD, pick(TEXTS));
                case 3 -> text.substring(0, random.nextInt(text.length() + 1));
                case 4 -> text.substring(0, random.nextInt(text.length() + 1)) + tail(pick(good));
                case 5 -> doubled(text);
                default -> replaced(text, WORD, pick(List.of(text, "t", "value", "series", "name", "unit", "\u00B5")));
            };
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return random.nextInt(3) == 0 ? damaged(bytes) : bytes;
    }

    /** Any bytes at all, mostly few. */
    public byte[] random() {
        byte[] bytes = new byte[random.nextInt(8) == 0 ? random.nextInt(4096) : random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Bytes changed, put in, taken out. */
    private byte[] damaged(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rarity = 2 + random.nextInt(40);
        for (byte b : bytes) {
            switch (random.nextInt(4 * rarity)) {
                case 0 -> out.write(random.nextInt(256));
                case 1 -> {
                    out.write(b);
                    out.write(random.nextInt(256));
                }
                case 2 -> out.write(b ^ (1 << random.nextInt(8)));
                case 3 -> {}
                default -> out.write(b);
            }
        }
        return out.toByteArray();
    }

    private String doubled(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = from + random.nextInt(text.length() - from + 1);
        return text.substring(0, to) + text.substring(from);
    }

    private String tail(String text) {
        return text.substring(random.nextInt(text.length() + 1));
    }

    private String replaced(String text, Pattern pattern, String by) {
        Matcher matcher = pattern.matcher(text);
        List<MatchResult> all = matcher.results().toList();
        if (all.isEmpty()) {
            return text;
        }
        MatchResult one = all.get(random.nextInt(all.size()));
        return text.substring(0, one.start()) + by + text.substring(one.end());
    }

    /** A record with a piece in the place of each of its numbers, times and words in turn. */
    static List<String> everywhere(String good, String piece) {
        return Stream.of(NUMBER, TIME, WORD)
                .flatMap(pattern -> pattern.matcher(good).results())
                .map(place -> good.substring(0, place.start()) + piece + good.substring(place.end()))
                .toList();
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A record of a size that no source should send. */
    static byte[] large(String before, String repeated, String after, int size) {
        byte[] head = before.getBytes(StandardCharsets.UTF_8);
        byte[] body = repeated.getBytes(StandardCharsets.UTF_8);
        byte[] tail = after.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + size / body.length * body.length + tail.length);
        for (int at = head.length; at < all.length - tail.length; at += body.length) {
            System.arraycopy(body, 0, all, at, body.length);
        }
        System.arraycopy(tail, 0, all, all.length - tail.length, tail.length);
        return all;
    }
}
