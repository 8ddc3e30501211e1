package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole job on a mini cluster, its source a list and its sinks lists. */
class DerivativesJobTest {

    private static final int SLOTS = 2;
    private static final int SAMPLES = 40; // of each series

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(SLOTS)
            .build());

    private final CollectingSink results = new CollectingSink();
    private final CollectingSink late = new CollectingSink();
    private final CollectingSink rejected = new CollectingSink();

    private static JobConfig job(String more) {
        return JobConfigFile.parse(
                "series: [{match: \"*\", order: 1, method: \"local-polynomial(window=7, degree=2)\"}]\n" + more,
                "test");
    }

    /** Two cars one after the other, so that each comes whole from one subtask of the source. */
    private static List<String> fleet() {
        List<String> records = new ArrayList<>();
        for (String car : List.of("car-1", "car-2")) {
            for (int k = 0; k < SAMPLES; k++) {
                records.add(
                        "{\"series\":\"%s/speed\",\"t\":\"2026-01-05T10:00:%02d.%d00Z\",\"value\":%d,\"unit\":\"m/s\"}"
                                .formatted(car, k / 10, k % 10, k * k));
            }
        }
        return records;
    }

    private JobExecutionResult run(JobConfig job, List<String> records) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(SLOTS);
        DerivativesJob.define(env, ListSource.of(records), job, new Sinks(results, late, rejected));
        assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
        return env.execute();
    }

    /** Each task hears of some series only; all of them together are looked at. */
    @Test
    void rulesThatMatchNothingAreToldOnce() throws Exception {
        JobExecutionResult result = run(job("""
                alerts:
                  - {alert: First, on: {series: "car-1/speed", quantity: acceleration}, when: "> 900 m/s2"}
                  - {alert: Second, on: {series: "car-2/speed", quantity: acceleration}, when: "> 900 m/s2"}
                  - {alert: Third, on: {series: "car-3/speed", quantity: acceleration}, when: "> 900 m/s2"}
                """), fleet());
        assertThat(UnmatchedRules.of(result))
                .containsExactly(
                        "alert Third says nothing: no match: no series is car-3/speed, the nearest is car-1/speed");
        assertThat(rejected.texts())
                .singleElement()
                .asString()
                .startsWith("STATUS Third/car-3/speed -1 {\"rule\":\"alert\",\"name\":\"Third\",");
        assertThat(UnmatchedRules.of(run(job(""), fleet()))).isEmpty();
    }

    /** R8: whatever becomes of a sample, the accounts of the job's result add up, and the side outputs tell the same. */
    @Test
    void accountsAddUp() throws Exception {
        List<String> records = fleet();
        // as many faults before the cars as after them: each car still comes whole from one subtask
        records.add(0, "{\"series\":\"car-1/speed\",\"t\":\"2026-01-05T10:00:05Z\",\"value\":\"fast\"}");
        records.add(0, "{\"series\":\"car-1/speed\",\"value\":1}");
        records.add(0, "not JSON");
        records.add("{\"series\":\"car-2/speed\",\"t\":\"2026-01-05T10:00:03.9Z\",\"value\":1,\"unit\":\"m/s\"}");
        records.add("{\"series\":\"car-2/speed\",\"t\":\"2026-01-05T10:00:01Z\",\"value\":1,\"unit\":\"m/s\"}");
        records.add("{\"series\":\"car-2/speed\",\"t\":\"2026-01-05T19:00:01Z\",\"value\":1,\"unit\":\"m/s\"}");
        Counts counts = Accounts.of(run(job(""), records));

        assertThat(counts).isEqualTo(new Counts(86, 80, 1, 1, 4, 0));
        assertThat(counts.addUp()).isTrue();
        assertThat(late.texts()).singleElement().asString().contains("late: ");
        assertThat(rejected.texts())
                .hasSize(4)
                .anyMatch(text -> text.contains("future: "))
                .anyMatch(text -> text.contains("not-a-number: "))
                .anyMatch(text -> text.contains("missing-time"))
                .anyMatch(text -> text.contains("malformed: "));
    }

    @Test
    void everySampleGivesOneRecordOfEachOrder() throws Exception {
        run(job(""), fleet());
        for (String topic : List.of("VELOCITY", "ACCELERATION", "JERK", "DERIVATIVES")) {
            for (String series : List.of("car-1/speed", "car-2/speed")) {
                assertThat(results.texts())
                        .filteredOn(text -> text.startsWith(topic + " " + series + " "))
                        .hasSize(SAMPLES);
            }
        }
    }

    /** Time belongs to the series: what waits for order at the end of the input still gets its answer. */
    @Test
    void endOfInputFlushesWhatWaits() throws Exception {
        Counts counts = Accounts.of(run(job("source: {max-out-of-orderness: 1s}"), fleet()));

        assertThat(counts).isEqualTo(new Counts(80, 80, 0, 0, 0, 0));
        assertThat(results.texts())
                .filteredOn(text -> text.startsWith("DERIVATIVES "))
                .hasSize(2 * SAMPLES);
    }

    /** Inside somebody else's process, as a jar that Flink's page runs in the job manager, a mistake is told and nothing ends. */
    @Test
    void aMistakeEndsNoProcessOfOthers() {
        assertThatThrownBy(() -> DerivativesJob.main(new String[] {"--config"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected --config FILE, perhaps with --check, but got --config");
    }

    /** {@link #run} shows that the job forbids generic types, Flink's word for Kryo; this is why it still runs. */
    @Test
    void noRecordFallsBackToKryo() {
        assertThat(List.of(ValueType.SOURCE_RECORD, ValueType.SAMPLE, ValueType.MESSAGE))
                .allSatisfy(type -> assertThat(type.createSerializer(new SerializerConfigImpl()))
                        .isNotInstanceOf(KryoSerializer.class));
    }
}
