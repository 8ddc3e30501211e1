package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.entity.Entity;
import org.hodograph.pipeline.entity.EntityTap;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.series.Tracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tracks and alerts of the whole job on a mini cluster, against the plain classes and with a control topic. */
class TracksAndAlertsJobTest {

    private static final int SLOTS = 2;
    private static final int FIXES = 150;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(SLOTS)
            .build());

    private static final JobConfig JOB = JobConfigFile.parse("""
            series: [{match: "*", method: "local-polynomial(span=1s, degree=2)", lag: 500ms}]
            tracks: [{match: "*", x: lon, y: lat}]
            alerts:
              - {alert: Fast, on: {series: "*", quantity: speed}, when: "> 12 m/s", release: "< 10 m/s", for: 200ms}
              - {alert: Corner, on: {series: "*", quantity: lateral-acceleration}, when: "> 2 m/s2"}
              - {alert: Odd, on: {series: "*", quantity: yaw-rate}, when: unusual high, false-alarms: 1/30 samples, learn: 20 samples}
              - {alert: Young, on: {series: "*", quantity: yaw-rate}, when: unusual high, false-alarms: 1/20 samples, learn: 1e5 samples, share: {"car-*": "high 1.1 in 600 samples: 0.1 0.2 0.3 0.5 0.8"}}
            """, "test");

    private final CollectingSink results = new CollectingSink();
    private final CollectingSink aside = new CollectingSink();

    /** Two cars one after the other, each winding and changing its speed; latitude and longitude in records of their own. */
    private static List<String> fleet() {
        List<String> records = new ArrayList<>();
        for (String car : List.of("car-1", "car-2")) {
            for (int k = 0; k < FIXES; k++) {
                double t = k / 10.0;
                double angle = 0.2 * t + 0.3 * Math.sin(0.7 * t);
                records.add(record(car + "/lat", k, 52 + 6e-4 * Math.sin(angle)));
                records.add(record(car + "/lon", k, 13 + 1e-3 * (1 - Math.cos(angle))));
            }
        }
        return records;
    }

    private static String record(String series, int k, double value) {
        return String.format(
                Locale.ROOT,
                "{\"series\":\"%s\",\"t\":\"2026-01-05T10:00:%02d.%d00Z\",\"value\":%.12f}",
                series,
                k / 10,
                k % 10,
                value);
    }

    private void run(Source<SourceRecord, ?, ?> control) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(SLOTS);
        DerivativesJob.define(
                env,
                ListSource.of(fleet()),
                control == null ? null : new Control(control, null),
                JOB,
                new Sinks(results, aside, aside));
        env.execute();
    }

    /** Everything but the derivatives, by host and topic of no account: sorted. */
    private static List<String> ofTracksAndAlerts(List<String> texts) {
        return texts.stream()
                .filter(text ->
                        text.startsWith("TRACK ") || text.startsWith("CURVATURE ") || text.startsWith("ALERTS "))
                .sorted()
                .toList();
    }

    @Test
    void jobSaysWhatThePlainClassesSay() throws Exception {
        run(null);
        List<String> plain = ofTracksAndAlerts(new Plain().read(fleet()));
        assertThat(plain).filteredOn(text -> text.startsWith("ALERTS ")).hasSizeGreaterThanOrEqualTo(8);
        assertThat(plain).filteredOn(text -> text.contains("\"alert\":\"Odd\"")).isNotEmpty();
        assertThat(plain)
                .filteredOn(text -> text.contains("\"alert\":\"Young\""))
                .as("judged by the tail that the rule shares: none has learned")
                .isNotEmpty();
        assertThat(ofTracksAndAlerts(results.texts())).isEqualTo(plain);
        assertThat(aside.texts()).isEmpty();
    }

    @Test
    void controlTopicLosesNoSampleAndIsAnsweredOnce() throws Exception {
        run(ListSource.of(List.of("{\"id\":\"1\",\"alerts\":[]}")));
        assertThat(results.texts())
                .filteredOn(text -> text.startsWith("STATUS "))
                .singleElement()
                .asString()
                .contains("\"accepted\":true");
        // half a second of each series is owed an answer at the end
        assertThat(results.texts())
                .filteredOn(text -> text.startsWith("DERIVATIVES "))
                .hasSize(4 * (FIXES - 5));
        assertThat(results.texts())
                .filteredOn(text -> text.startsWith("TRACK "))
                .hasSize(2 * (FIXES - 5));
        assertThat(aside.texts()).isEmpty();
    }

    /** A host of a few lines. */
    private static final class Plain implements SampleListener, MessageEncoder.Tally {

        private final List<String> texts = new ArrayList<>();
        private final EntityTap tap =
                new EntityTap(new MessageEncoder(message -> texts.add(OperatorHarness.text(message)), this));
        private final Map<String, Tracker> trackers = new HashMap<>();
        private final Map<String, Entity> entities = new HashMap<>();

        List<String> read(List<String> records) {
            Format format = Formats.of(JOB.source().format());
            long offset = 0;
            for (String record : records) {
                format.read(
                        new SourceRecord(
                                "telemetry",
                                0,
                                offset++,
                                OperatorHarness.BEGIN_MILLIS,
                                record.getBytes(StandardCharsets.UTF_8)),
                        this);
            }
            return texts;
        }

        @Override
        public void sample(Sample sample) {
            tap.attend(
                    entities.computeIfAbsent(sample.entity(), name -> new Entity(name, JOB.entities())),
                    JOB.entities().alerts());
            tap.from(sample.source());
            trackers.computeIfAbsent(
                            sample.series(),
                            name -> new Tracker(name, JOB.series().settingsFor(name)))
                    .accept(sample, OperatorHarness.BEGIN_MILLIS, tap);
        }

        @Override
        public void rejected(Rejection rejection) {
            throw new AssertionError(rejection.reason());
        }

        @Override
        public void absent(Rejection absence) {}

        @Override
        public void noted(String line) {}

        @Override
        public void used() {}

        @Override
        public void duplicate() {}

        @Override
        public void late() {}

        @Override
        public void rejected() {}

        @Override
        public void absent() {}
    }
}
