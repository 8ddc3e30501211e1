package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.account.ReasonTally;
import org.hodograph.pipeline.account.ToldReason;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever comes in, the job keeps running, memory stays bounded, and nobody else's results change. */
class HostileJobTest {

    private static final String SERIES = "series: [{match: \"*\", order: 1, idle: {after: 1h},"
            + " method: \"local-polynomial(window=7, degree=2)\"}]\n";
    private static final int CUT = 64 * 1024; // bytes of a payload that a rejected record keeps

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private final CollectingSink rejected = new CollectingSink();

    private List<String> results(DataGeneratorSource<SourceRecord> source, Counts counts) throws Exception {
        CollectingSink results = new CollectingSink();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        DerivativesJob.define(
                env, source, JobConfigFile.parse(SERIES, "test"), new Sinks(results, new CollectingSink(), rejected));
        JobExecutionResult result = env.execute();
        assertThat(Accounts.of(result)).isEqualTo(counts);
        ReasonTally reasons = Accounts.reasons(result);
        assertThat(reasons.reasons().stream().mapToLong(ToldReason::count).sum() + reasons.others())
                .as("each sample that took no part has a reason")
                .isEqualTo(counts.rejected() + counts.late() + counts.absent());
        return results.texts();
    }

    /** R8: results of the good records are those without the hostile ones, bit for bit, and each hostile one is in rejected, or absent if it says that it has no value. */
    @Test
    void hostileRecordsChangeNothing() throws Exception {
        int good = HostileInput.GOOD;
        int hostile = HostileInput.size() - good;
        int absent = (int) IntStream.range(0, HostileInput.size())
                .filter(HostileInput::isAbsent)
                .count();
        List<String> expected = results(HostileInput.good(), new Counts(good, good, 0, 0, 0, 0));
        assertThat(rejected.texts()).isEmpty();
        LogLines log = new LogLines();
        assertThat(results(HostileInput.all(), new Counts(good + hostile, good, 0, 0, hostile - absent, absent)))
                .isEqualTo(expected);
        assertThat(log.all())
                .filteredOn(line -> line.contains(" Reasons rejected: "))
                .anyMatch(line -> line.contains("not-a-number: \"1e400\" in value (series car-1/speed, telemetry-0 "))
                .allMatch(line -> line.startsWith("WARN ") && line.length() < 1200)
                .satisfies(lines -> assertThat(lines.stream()
                                .collect(Collectors.groupingBy(HostileJobTest::causeAndSeries, Collectors.counting())))
                        .as("lines of a cause and series: at most one of each of the two operators that reject")
                        .allSatisfy((cause, count) -> assertThat(count).isLessThanOrEqualTo(2)));
        assertThat(log.all()).filteredOn(line -> !line.startsWith("INFO ")).hasSizeLessThan(60);
        BitSet offsets = new BitSet();
        for (String text : rejected.texts()) {
            JsonNode json = new ObjectMapper().readTree(text.substring(text.indexOf('{')));
            int offset = json.get("offset").intValue();
            byte[] payload = HostileInput.payload(offset);
            offsets.set(offset);
            assertThat(json.get("reason").textValue())
                    .matches("(malformed|not-a-number|time-range|unknown-field|future): .+|missing-time");
            assertThat(json.get("size").intValue()).isEqualTo(payload.length);
            assertThat(json.get("payload").binaryValue())
                    .isEqualTo(Arrays.copyOf(payload, Math.min(payload.length, CUT)));
        }
        for (int offset = 0; offset < HostileInput.size(); offset++) {
            assertThat(offsets.get(offset))
                    .as("offset %d", offset)
                    .isEqualTo(HostileInput.isHostile(offset) && !HostileInput.isAbsent(offset));
        }
    }

    private static String causeAndSeries(String line) {
        return line.replaceFirst(".*rejected: ([a-z-]+).* \\(series (.+), telemetry-0 .*", "$1 $2");
    }

    /** A million series that nobody expected: those that were there go on, the others are refused, nothing grows. */
    @Test
    void burstOfSeriesMeetsTheLimit() throws Exception {
        int known = 1000;
        int burst = 1_000_000;
        OperatorRules rules = OperatorHarness.rules("source: {max-series: " + known + "}\n" + SERIES);
        List<String> expected;
        try (OperatorHarness operator = new OperatorHarness(new HashMapStateBackend(), rules, null)) {
            for (int k = 0; k <= burst; k += known) {
                operator.feed(List.of(regular(k)));
            }
            expected = operator.results();
        }
        try (OperatorHarness operator = new OperatorHarness(new HashMapStateBackend(), rules, null)) {
            for (int k = 1; k < known; k++) {
                operator.feed(List.of(OperatorHarness.sample("known-" + k + "/speed", 0, k)));
            }
            operator.feed(List.of(regular(0)));
            operator.flink().getOutput().clear();
            long usedBytes = usedBytes();
            int timers = operator.flink().numProcessingTimeTimers();
            List<String> results = new ArrayList<>(expected.subList(0, expected.size() / (burst / known + 1)));
            int refused = 0;
            for (int k = 1; k <= burst; k++) {
                operator.flink()
                        .processElement(new StreamRecord<>(OperatorHarness.sample("burst-" + k + "/speed", k, k)));
                if (k % known == 0) {
                    operator.feed(List.of(regular(k)));
                    results.addAll(operator.results());
                    operator.flink().getOutput().clear();
                    refused += drain(operator.flink().getSideOutput(SideOutputs.REJECTED));
                }
            }
            assertThat(refused).isEqualTo(burst);
            assertThat(results).isEqualTo(expected);
            assertThat(operator.flink().numProcessingTimeTimers()).isEqualTo(timers);
            assertThat(usedBytes() - usedBytes).isLessThan(20 << 20);
        }
    }

    private static Sample regular(int millis) {
        return OperatorHarness.sample("known-0/speed", millis, Math.sin(millis / 7e4));
    }

    private static int drain(Queue<StreamRecord<Message>> refused) {
        int count = refused.size();
        assertThat(OperatorHarness.text(refused.peek().getValue()))
                .contains("\"reason\":\"too-many-series: source.max-series allows 1000\"");
        refused.clear();
        return count;
    }

    private static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
