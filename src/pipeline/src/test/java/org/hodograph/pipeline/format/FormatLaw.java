package org.hodograph.pipeline.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.output.RecordJson;

/**
 * What holds for every format and any bytes: it answers, with bounded work and memory, by samples that are numbers or by
 * rejections that say why, and whatever was refused can be written to the rejected topic and read back.
 */
final class FormatLaw implements SampleListener {

    private static final Pattern REASON = Pattern.compile(
            "(malformed|not-a-number|time-range|unknown-field): \\S.*|missing-time(: \\S.*)?|absent: \\S.*",
            Pattern.DOTALL);
    private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final int LONGEST_REASON = 1000; // characters
    private static final int LONGEST_SERIES = 5000; // characters: several names of at most 1000
    private static final int CUT = 64 * 1024; // bytes of a payload that a rejected record keeps

    // what may be allocated for a record: a multiple of its size, and what parsers take before they begin
    private static final long MOST_FOLD = 10;
    private static final long MOST_BYTES = 1 << 20;
    private static final long MOST_CPU_NANOS = 5_000_000_000L;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Format format;
    private final RecordJson json = new RecordJson();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<Rejection> absences = new ArrayList<>();

    FormatLaw(FormatSettings settings) {
        format = Formats.of(settings);
    }

    /** Reads a record and checks what becomes of it; {@code what} tells which it was. */
    void holdsFor(byte[] payload, String what) throws IOException {
        SourceRecord record = new SourceRecord("in", 3, 7, SourceRecord.NO_TIMESTAMP, payload);
        samples.clear();
        rejections.clear();
        absences.clear();
        try {
            read(record);
            assertThat(samples.size() + rejections.size() + absences.size())
                    .as("answers")
                    .isPositive();
            for (Sample sample : samples) {
                holdsFor(sample, record);
            }
            for (Rejection rejection : rejections) {
                holdsFor(rejection, record);
            }
            for (Rejection absence : absences) {
                holdsFor(absence, record);
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            throw new AssertionError(what + ": " + shown(payload), e);
        }
    }

    private void read(SourceRecord record) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        format.read(record, this);
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        assertThat(allocated).as("allocated bytes").isLessThan(MOST_BYTES + MOST_FOLD * record.payload().length);
        assertThat(cpu).as("nanoseconds of CPU").isLessThan(MOST_CPU_NANOS);
    }

    private static String shown(byte[] payload) {
        byte[] begin = Arrays.copyOf(payload, Math.min(payload.length, 300));
        return new String(begin, StandardCharsets.UTF_8) + " = "
                + HexFormat.of().formatHex(begin);
    }

    private static void holdsFor(Sample sample, SourceRecord record) {
        assertThat(sample.value()).isFinite();
        assertThat(sample.source()).isSameAs(record);
        assertName(sample.series(), LONGEST_SERIES);
        if (sample.unit() != null) {
            assertName(sample.unit(), 100);
        }
    }

    private void holdsFor(Rejection rejection, SourceRecord record) throws IOException {
        assertThat(rejection.reason()).matches(REASON);
        assertText(rejection.reason(), LONGEST_REASON);
        assertThat(rejection.source()).isSameAs(record);
        byte[] written = json.rejection(rejection);
        JsonNode read = MAPPER.readTree(written);
        assertThat(read.get("reason").textValue()).isEqualTo(rejection.reason());
        assertThat(read.get("size").intValue()).isEqualTo(record.payload().length);
        assertThat(read.get("payload").binaryValue())
                .isEqualTo(Arrays.copyOf(record.payload(), Math.min(record.payload().length, CUT)));
        assertThat(read.get("offset").longValue()).isEqualTo(7);
        assertThat(read.has("t")).isEqualTo(rejection.nanos() != null);
        if (rejection.series() != null) {
            assertName(rejection.series(), LONGEST_SERIES);
            assertThat(read.get("series").textValue()).isEqualTo(rejection.series());
        }
    }

    /** One line of text that any consumer can read. */
    private static void assertText(String text, int longest) {
        assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(longest);
        boolean bad = NOT_TEXT.matcher(text).find();
        assertThat(bad).as("what is not text in %s", text).isFalse();
    }

    /** Bytes that are not UTF-8 may be shown, but name nothing. */
    private static void assertName(String text, int longest) {
        assertText(text, longest);
        assertThat(text).doesNotContain("\uFFFD");
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    List<String> reasons() {
        return rejections.stream().map(Rejection::reason).toList();
    }

    @Override
    public void sample(Sample sample) {
        samples.add(sample);
    }

    @Override
    public void rejected(Rejection rejection) {
        rejections.add(rejection);
    }

    @Override
    public void absent(Rejection absence) {
        absences.add(absence);
    }

    @Override
    public void noted(String line) {}
}
