package org.hodograph.pipeline.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile input: {@link FormatLaw} for every format, whatever a record holds. The seed is in every message;
 * {@code -Dhodograph.fuzz.seeds=5000} looks longer.
 */
class HostileRecordsTest {

    private static final int LARGE = 10_000_000;
    private static final int DEEP = 100_000;
    private static final int NAMES = 2000;
    private static final int SEEDS = Integer.getInteger("hodograph.fuzz.seeds", 25);
    private static final int RECORDS = 200; // of a seed

    /** Seeded damage to good records, and bytes without any sense. A good record after each seed reads as on the first day. */
    @ParameterizedTest
    @MethodSource("org.hodograph.pipeline.format.HostileSubject#all")
    void anyBytesAreAnswered(HostileSubject subject) throws IOException {
        FormatLaw law = new FormatLaw(subject.settings());
        List<String> expected = read(law, subject.good().get(0), "a good record");
        assertThat(expected).as("a good record").isNotEmpty();
        for (long seed = 0; seed < SEEDS; seed++) {
            HostileRecords hostile = new HostileRecords(seed);
            for (int k = 0; k < RECORDS; k++) {
                byte[] payload = k % 8 == 0 ? hostile.random() : hostile.mutated(subject.good());
                law.holdsFor(payload, "seed " + seed + ", record " + k);
            }
            assertThat(read(law, subject.good().get(0), "seed " + seed))
                    .as("after seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    /** Every hostile number, time and text in every place of every good record, one at a time. */
    @ParameterizedTest
    @MethodSource("org.hodograph.pipeline.format.HostileSubject#all")
    void everyPlaceIsAnswered(HostileSubject subject) throws IOException {
        FormatLaw law = new FormatLaw(subject.settings());
        for (String good : subject.good()) {
            for (List<String> pieces : List.of(HostileRecords.NUMBERS, HostileRecords.TIMES, HostileRecords.TEXTS)) {
                for (String piece : pieces) {
                    for (String text : HostileRecords.everywhere(good, piece)) {
                        law.holdsFor(text.getBytes(UTF_8), piece);
                    }
                }
            }
            for (int length = 0; length < good.length(); length++) {
                law.holdsFor(good.substring(0, length).getBytes(UTF_8), "cut at " + length);
                law.holdsFor(good.substring(length).getBytes(UTF_8), "begun at " + length);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.hodograph.pipeline.format.HostileSubject#all")
    void largeRecordsAreAnswered(HostileSubject subject) throws IOException {
        FormatLaw law = new FormatLaw(subject.settings());
        String good = subject.good().get(0);
        for (String repeated : List.of("9", ",", "\"", "[", "{\"a\":", "\u20AC")) {
            law.holdsFor(HostileRecords.large("", repeated, "", LARGE), "10 MB of " + repeated);
        }
        for (String repeated : List.of(" ", "\n", good)) {
            law.holdsFor(HostileRecords.large(good, repeated, good, LARGE), "good records, 10 MB of " + repeated);
        }
        law.holdsFor(HostileRecords.large("{", "\"a\":1,", "\"b\":2}", LARGE), "a field again and again");
        for (String number : List.of("48.25", "42.1")) { // where the values stand
            int at = good.indexOf(number);
            if (at >= 0) {
                String tail = good.substring(at + number.length());
                law.holdsFor(HostileRecords.large(good.substring(0, at), "9", tail, LARGE), "a number of 10 MB");
                law.holdsFor(HostileRecords.large(good.substring(0, at) + "1e", "9", tail, LARGE), "an exponent");
                law.holdsFor(HostileRecords.large(good.substring(0, at) + '"', "x", '"' + tail, LARGE), "a text");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.hodograph.pipeline.format.HostileSubject#json")
    void deepJsonIsMalformed(HostileSubject subject) throws IOException {
        FormatLaw law = new FormatLaw(subject.settings());
        for (Map.Entry<String, String> pair :
                Map.of("[", "]", "{\"a\":", "}", "{\"value\":[", "]}").entrySet()) {
            String open = "{\"value\":" + pair.getKey().repeat(DEEP);
            for (String record : List.of(open, open + "1" + pair.getValue().repeat(DEEP) + "}")) {
                law.holdsFor(record.getBytes(UTF_8), DEEP + " times " + pair.getKey());
                assertThat(law.reasons()).singleElement().asString().startsWith("malformed: ");
            }
        }
    }

    /** What a million records might teach the reader, it forgets: names never seen before are not kept. */
    @ParameterizedTest
    @MethodSource("org.hodograph.pipeline.format.HostileSubject#json")
    void newNamesAreForgotten(HostileSubject subject) throws IOException {
        FormatLaw law = new FormatLaw(subject.settings());
        String good = subject.good().get(0).substring(1);
        long before = usedBytes();
        for (int k = 0; k < NAMES; k++) {
            String name = k + "x".repeat(k % 10 == 0 ? 40_000 : 900);
            law.holdsFor(("{\"" + name + "\":0," + good).getBytes(UTF_8), "name " + k);
        }
        assertThat(usedBytes() - before).isLessThan(20L << 20);
    }

    private static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** A byte order mark says nothing; another encoding, or bytes of none, are never taken for a name. */
    @ParameterizedTest
    @MethodSource("org.hodograph.pipeline.format.HostileSubject#text")
    void encodingsAreAnswered(HostileSubject subject) throws IOException {
        FormatLaw law = new FormatLaw(subject.settings());
        String good = subject.good().get(0);
        List<String> expected = read(law, good, "a good record");
        assertThat(read(law, "\uFEFF" + good, "a byte order mark")).isEqualTo(expected);
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "IBM037", "UTF-7")) {
            if (Charset.isSupported(charset)) {
                law.holdsFor(good.getBytes(Charset.forName(charset)), charset);
            }
        }
        byte[] bytes = good.getBytes(StandardCharsets.ISO_8859_1);
        for (int bad : new int[] {0x80, 0xC0, 0xC1, 0xE2, 0xED, 0xF4, 0xF5, 0xFE, 0xFF}) {
            for (int at = 0; at < bytes.length; at++) {
                byte[] damaged = bytes.clone();
                damaged[at] = (byte) bad;
                law.holdsFor(damaged, "byte " + Integer.toHexString(bad) + " at " + at);
            }
        }
    }

    /** Records and files that are said to be in another encoding, and are or are not. */
    @ParameterizedTest
    @MethodSource("org.hodograph.pipeline.format.HostileSubject#encoded")
    void otherEncodingsAreAnswered(HostileSubject subject) throws IOException {
        for (String encoding : List.of("UTF-16", "UTF-16LE", "ISO-8859-1", "Shift_JIS", "UTF-32")) {
            Charset charset = Charset.forName(encoding);
            FormatSettings settings = subject.settings().withLayout(new Layout(encoding, false));
            FormatLaw law = new FormatLaw(settings);
            law.holdsFor(subject.good().get(0).getBytes(charset), encoding);
            assertThat(law.samples()).as(encoding).isNotEmpty();
            HostileRecords hostile = new HostileRecords(encoding.hashCode());
            for (int k = 0; k < RECORDS; k++) {
                byte[] payload = k % 8 == 0 ? hostile.random() : hostile.mutated(subject.good());
                law.holdsFor(payload, encoding + ", record " + k);
                byte[] text = new String(payload, UTF_8).getBytes(charset);
                law.holdsFor(text, encoding + ", encoded record " + k);
                file(subject.settings().withLayout(new Layout(encoding, k % 2 == 0)), text, "file " + k);
            }
        }
    }

    private static void file(FormatSettings settings, byte[] bytes, String what) throws IOException {
        try (RecordFile file = RecordFile.of(new ByteArrayInputStream(bytes), "file", settings)) {
            FormatLaw law = new FormatLaw(file.settings());
            for (SourceRecord record = file.next(); record != null; record = file.next()) {
                law.holdsFor(record.payload(), what);
            }
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).as(what).startsWith("file").doesNotContain("\n");
        }
    }

    /** A file of such records: it either can't be opened, which is told in a line, or each of its records is answered. */
    @ParameterizedTest
    @MethodSource("org.hodograph.pipeline.format.HostileSubject#text")
    void filesAreAnswered(HostileSubject subject) throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            HostileRecords hostile = new HostileRecords(seed);
            FormatSettings.Csv csv = subject.settings().csv();
            String delimiter = csv.delimiter() == FormatSettings.Csv.BLANKS ? " " : String.valueOf(csv.delimiter());
            StringBuilder text = new StringBuilder(String.join(delimiter, csv.columns()) + "\n");
            for (int k = 0; k < 20; k++) {
                text.append(new String(hostile.mutated(subject.good()), UTF_8)).append('\n');
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            FormatSettings settings = subject.settings().withColumns(List.of());
            try (RecordFile file = RecordFile.of(new ByteArrayInputStream(bytes), "file", settings)) {
                FormatLaw law = new FormatLaw(file.settings());
                for (SourceRecord record = file.next(); record != null; record = file.next()) {
                    law.holdsFor(record.payload(), "seed " + seed);
                }
            }
        }
    }

    private static List<String> read(FormatLaw law, String record, String what) throws IOException {
        law.holdsFor(record.getBytes(UTF_8), what);
        return law.samples().stream().map(HostileRecordsTest::text).toList();
    }

    private static String text(Sample sample) {
        return sample.series() + "@" + sample.nanos() + "=" + sample.value() + " " + sample.unit();
    }
}
