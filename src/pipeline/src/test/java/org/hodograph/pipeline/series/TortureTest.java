package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hodograph.pipeline.series.Given.SECOND;
import static org.hodograph.pipeline.series.Given.at;
import static org.hodograph.pipeline.series.Given.reloaded;
import static org.hodograph.pipeline.series.Given.rule;
import static org.hodograph.pipeline.series.Given.saved;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.MessageEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded random input of every bad kind: the tracker against a plain model, bit for bit (R3, R6, R7, R8, R9, R11, R13, R22). */
class TortureTest {

    private static final String[] METHODS = {
        "local-polynomial(window=5, degree=2)",
        "local-polynomial(span=4s, degree=1)",
        "local-polynomial(window=7, degree=3)",
        "finite-difference(points=3)"
    };
    private static final String[] LAGS = {"0ms", "0ms", "1500ms", "2 samples"};
    private static final String[] GAPS = {"none", "3s", "bridge", "2500ms"};
    private static final String[] KINDS = {"gauge", "counter", "angle(7)"};
    private static final String[] BOUNDS = {"0", "3s", "10s"};
    private static final double[] VALUES = {
        0, -0.0, Double.MIN_VALUE, 1e308, -1e308, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, 3, 3, 1e-300
    };

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void theTrackerIsThePlainModel(int part) throws IOException {
        for (int seed = 100 * part; seed < 100 * part + 100; seed++) {
            Random random = new Random(seed);
            SeriesSettings settings = settings(random);
            new Run(seed, random, settings).go();
        }
    }

    private static SeriesSettings settings(Random random) {
        String bound = pick(random, BOUNDS);
        String duplicates = pick(random, bound.equals("0") ? new String[] {"first", "reject"} : DUPLICATES);
        return rule(
                bound,
                "kind: " + pick(random, KINDS) + ", method: '" + pick(random, METHODS) + "', lag: " + pick(random, LAGS)
                        + ", repeats: count" // which the plain model knows nothing of
                        + ", gap: " + pick(random, GAPS) + ", duplicates: " + duplicates + ", emit: "
                        + pick(random, new String[] {"final", "immediately"}));
    }

    private static final String[] DUPLICATES = {"first", "reject", "last", "mean"};

    private static String pick(Random random, String[] words) {
        return words[random.nextInt(words.length)];
    }

    /** One series of random input. */
    private static final class Run {

        private final int seed;
        private final Random random;
        private final SeriesSettings settings;
        private final Reference model;
        private final Recording out = new Recording();
        private Tracker tracker;

        Run(int seed, Random random, SeriesSettings settings) {
            this.seed = seed;
            this.random = random;
            this.settings = settings;
            model = new Reference(settings);
            tracker = new Tracker("s", settings);
        }

        void go() throws IOException {
            long clock = 1_700_000_000_000L;
            for (int k = 1; k <= 300; k++) {
                clock += random.nextInt(10) == 0 ? 5000 : 500;
                long nanos = clock * 1_000_000
                        - random.nextInt(8) * SECOND / 2
                        + (random.nextInt(50) == 0 ? 7200 * SECOND : 0);
                double value = random.nextInt(25) == 0 ? VALUES[random.nextInt(VALUES.length)] : value(k);
                tracker.accept(at(nanos, value), clock, out);
                model.accept(nanos, value, clock);
                if (random.nextInt(5) == 0) {
                    tracker.idle(clock + random.nextInt(100_000), new Recording()); // disturbs nothing
                }
                restart();
                assertThat(out.all() + model.waiting()).as(this.toString()).isEqualTo(k);
            }
            tracker.finish(out);
            model.finish();
            compare();
        }

        private double value(int k) {
            return Math.rint(10 * Math.sin(k / 9.0)) / 4 + random.nextInt(3);
        }

        private void restart() throws IOException {
            if (random.nextInt(4) == 0) {
                byte[] bytes = saved(tracker);
                tracker = reloaded(tracker);
                assertThat(saved(tracker)).as(this.toString()).isEqualTo(bytes);
            } else if (random.nextInt(4) == 0) {
                Tracker copy = new Tracker("s", settings);
                copy.copyFrom(tracker);
                tracker = copy;
            }
        }

        private void compare() {
            assertThat(List.of(out.used, out.duplicates, out.late.size(), out.rejected.size()))
                    .as(this.toString())
                    .containsExactly(model.used, model.duplicates, model.late, model.rejected);
            assertThat(out.results).as(this.toString()).isEqualTo(model.results);
            assertThat(out.events.stream().map(e -> e.kind() + " " + e.nanos()))
                    .as(this.toString())
                    .isEqualTo(model.events);
            assertThat(out.written).as(this.toString()).doesNotHaveDuplicates();
        }

        @Override
        public String toString() {
            return "seed " + seed + ", " + settings;
        }
    }

    /** R6, R18: whatever comes in, no record has a NaN or an infinity, and the tracker goes on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gauge",
                "counter(reset=zero)",
                "counter(reset=modulo(1000))",
                "angle(360)",
                "pulse(per=0.5)",
                "'pulse(per=1e100, value=count)'",
                "'pulse(per=0.5, value=total)'",
                "gauge, resolution: 0.5",
                "angle(1e-100), resolution: 1e-100",
                "gauge, resolution: 1e100, idle: {then: hold}"
            })
    void r6NothingButNumbersLeaves(String kind) {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Tracker tracker = new Tracker(
                    "s",
                    rule(
                            "2s",
                            "kind: " + kind + ", emit: immediately, duplicates: mean, method: '" + pick(random, METHODS)
                                    + "'"));
            Numbers out = new Numbers();
            MessageEncoder encoder = new MessageEncoder(out::check, out);
            long clock = 0;
            for (int k = 0; k < 300; k++) {
                clock += random.nextInt(30) == 0 ? 1L << random.nextInt(40) : 300;
                long nanos = random.nextInt(60) == 0
                        ? (random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE)
                        : clock * 1_000_000 - random.nextInt(3) * SECOND / 2;
                double value = random.nextInt(3) == 0
                        ? VALUES[random.nextInt(VALUES.length)]
                        : Math.rint(1000 * random.nextDouble());
                tracker.accept(at(nanos, value), clock, encoder);
                if (random.nextInt(9) == 0) {
                    tracker.idle(clock + 100_000, encoder);
                }
            }
            tracker.finish(encoder);
            assertThat(out.all).as("seed %d", seed).isEqualTo(300);
        }
    }

    private static final class Numbers implements MessageEncoder.Tally {

        private int all;

        void check(Message message) {
            String json = new String(message.value(), StandardCharsets.UTF_8).replaceAll("\"reason\":\"[^\"]*\"", "");
            assertThat(json).doesNotContain("NaN").doesNotContain("Infinity");
        }

        @Override
        public void used() {
            all++;
        }

        @Override
        public void duplicate() {
            all++;
        }

        @Override
        public void late() {
            all++;
        }

        @Override
        public void rejected() {
            all++;
        }

        @Override
        public void absent() {
            all++;
        }
    }
}
