package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.rule;
import static org.hodograph.pipeline.series.Given.signal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.SampleListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What records depend on: the samples, and not where a run began or how times were written. */
class ReplayTest {

    private static final long EPOCH = 1_700_000_000_123_456_789L;

    /** R14: twenty runs that begin anywhere agree with the first one as soon as they are warm. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "method: 'local-polynomial(window=9, degree=3)'",
                "method: 'local-polynomial(span=7s, degree=2, weights=tricube)', lag: 2s",
                "method: 'local-polynomial(window=21, degree=3)', lag: 8 samples",
                "method: 'finite-difference(points=4)'",
                "method: 'local-polynomial(window=9, degree=1)', kind: counter, gap: 20s",
                "method: 'local-polynomial(window=9, degree=2)', emit: immediately"
            })
    void r14WhereARunBeginsDoesNotMatter(String keys) {
        SeriesSettings settings = rule("3s", keys);
        List<Sample> samples = irregular(400);
        Recording whole = run(samples, settings);
        Random random = new Random(14);
        for (int run = 0; run < 20; run++) {
            int from = random.nextInt(300);
            Recording part = run(samples.subList(from, samples.size()), settings);
            int warm = 0;
            for (int i = 0; i < part.results.size(); i++) {
                if (!Flag.WARMUP.in(part.flags.get(i))) {
                    assertThat(whole.results).as("seed 14, from %d", from).contains(part.results.get(i));
                    warm++;
                }
            }
            assertThat(warm).as("seed 14, from %d", from).isGreaterThan(20);
        }
    }

    /** R14 for methods without a window: to 1e-6 of their standard error after 2,000 samples. */
    @ParameterizedTest
    @ValueSource(strings = {"kalman()", "kalman(model=iwp2)"})
    void r14ARecursiveMethodForgetsItsBeginning(String method) {
        SeriesSettings settings = rule("0", "method: '" + method + "', lag: 3 samples");
        List<Sample> samples = irregular(4200);
        Recording whole = run(samples, settings);
        Random random = new Random(14);
        for (int run = 0; run < 20; run++) {
            int from = 1 + random.nextInt(2000);
            Recording part = run(samples.subList(from, samples.size()), settings);
            int shift = whole.results.size() - part.results.size();
            for (int i = 2000; i < part.results.size(); i++) {
                for (int order = 0; order < 4; order++) {
                    double expected = whole.numbers.get(i + shift)[order];
                    double allowed = 1e-6 * whole.errors.get(i + shift)[order];
                    if (!Double.isNaN(expected)) {
                        assertThat(part.numbers.get(i)[order])
                                .as("seed 14, from %d, record %d, order %d", from, i, order)
                                .isCloseTo(expected, within(allowed));
                    }
                }
            }
        }
    }

    private static List<Sample> irregular(int count) {
        Random random = new Random(3);
        List<Sample> samples = new ArrayList<>();
        long nanos = EPOCH;
        for (int k = 0; k < count; k++) {
            nanos += SECOND / 2 + random.nextInt(1_000_000_000);
            samples.add(at(nanos, 100 * Math.sin(k / 20.0) + random.nextGaussian()));
        }
        return samples;
    }

    private static Recording run(List<Sample> samples, SeriesSettings settings) {
        Recording out = new Recording();
        Tracker tracker = new Tracker("s", settings);
        samples.forEach(sample -> tracker.accept(sample, sample.nanos() / 1_000_000, out));
        tracker.finish(out);
        return out;
    }

    /** R15: each record is for its own instant t. y = t³, whatever the lag, exact for all orders there. */
    @ParameterizedTest
    @CsvSource({"0ms", "333ms", "4 samples", "1700ms"})
    void r15ACubicIsExactAtItsInstant(String lag) {
        SeriesSettings settings = rule("1s", "lag: " + lag + ", method: 'local-polynomial(window=9, degree=3)'");
        List<Sample> samples = new ArrayList<>();
        Random random = new Random(15);
        long nanos = SECOND;
        for (int k = 0; k < 60; k++) {
            double t = nanos / 1e9;
            samples.add(at(nanos, t * t * t));
            nanos += 200_000_000 + random.nextInt(300_000_000);
        }
        Recording out = run(samples, settings);
        int checked = 0;
        for (int i = 0; i < out.numbers.size(); i++) {
            double[] numbers = out.numbers.get(i);
            if (!Double.isNaN(numbers[3])) {
                double t = out.instants.get(i) / 1e9;
                double[] expected = {t * t * t, 3 * t * t, 6 * t, 6};
                for (int order = 0; order < 4; order++) {
                    assertThat(numbers[order]).isCloseTo(expected[order], within(1e-9 * expected[order]));
                }
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(40);
    }

    /** R16: the same series in s, ms, µs, ns and ISO 8601 gives the same bits. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void r16TheUnitOfTimeMakesNoDifference(String format) {
        List<String> expected = null;
        for (String scale : new String[] {"s", "ms", "us", "ns", "iso"}) {
            List<String> results = throughFormat(format, scale);
            assertThat(results).hasSize(100);
            expected = expected == null ? results : expected;
            assertThat(results).as(scale).isEqualTo(expected);
        }
    }

    private static List<String> throughFormat(String format, String scale) {
        JobConfig config = JobConfigFile.parse(
                "source: {format: " + format + ", time: " + scale + ", csv: {columns: [t, value]}}", "test");
        Format reader = Formats.of(config.source().format());
        Recording out = new Recording();
        Tracker tracker = new Tracker("s", rule("0", "method: 'local-polynomial(window=9, degree=3)'"));
        for (int k = 0; k < 100; k++) {
            // whole milliseconds, which every scale can write
            long millis = 1_700_000_000_123L + 137L * k;
            String value = Double.toString(signal(k));
            String record = format.equals("csv")
                    ? time(millis, scale) + "," + value
                    : "{\"series\":\"s\",\"t\":\"" + time(millis, scale) + "\",\"value\":" + value + "}";
            reader.read(
                    new SourceRecord("in", 0, k, millis, record.getBytes(StandardCharsets.UTF_8)),
                    new Into(tracker, millis, out));
        }
        return out.results;
    }

    private static String time(long millis, String scale) {
        return switch (scale) {
            case "s" -> millis / 1000 + "." + String.format("%03d", millis % 1000);
            case "ms" -> Long.toString(millis);
            case "us" -> millis + "000";
            case "ns" -> millis + "000000";
            default -> java.time.Instant.ofEpochMilli(millis).toString();
        };
    }

    private record Into(Tracker tracker, long nowMillis, Recording out) implements SampleListener {

        @Override
        public void sample(Sample sample) {
            tracker.accept(sample, nowMillis, out);
        }

        @Override
        public void rejected(Rejection rejection) {
            throw new AssertionError(rejection.reason());
        }

        @Override
        public void absent(Rejection absence) {}

        @Override
        public void noted(String line) {}
    }
}
