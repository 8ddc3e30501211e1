package org.hodograph.flink;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Message;

/** The derivatives operator in Flink's test harness, its outputs as text. */
final class OperatorHarness implements AutoCloseable {

    static final long BEGIN_MILLIS = 1_767_607_200_000L;

    private final KeyedOneInputStreamOperatorTestHarness<String, Sample, Message> flink;

    OperatorHarness(StateBackend backend, OperatorRules rules, OperatorSubtaskState restored) throws Exception {
        flink = new KeyedOneInputStreamOperatorTestHarness<>(
                new TrackerOperator(new DerivativesOperator(rules)), Sample::entity, Types.STRING, 128, 1, 0);
        flink.setStateBackend(backend);
        flink.setup(MessageSerializer.INSTANCE);
        if (restored != null) {
            flink.initializeState(restored);
        }
        flink.open();
        flink.setProcessingTime(BEGIN_MILLIS);
    }

    static OperatorRules rules(String yaml) {
        return OperatorRules.of(JobConfigFile.parse(yaml, "test"));
    }

    /** A sample whose Kafka record has the sample's own time. */
    static Sample sample(String series, long millis, double value) {
        long time = BEGIN_MILLIS + millis;
        SourceRecord source = new SourceRecord("telemetry", 0, millis, time, "x".getBytes(StandardCharsets.UTF_8));
        return new Sample(series, time * 1_000_000, value, null, source);
    }

    KeyedOneInputStreamOperatorTestHarness<String, Sample, Message> flink() {
        return flink;
    }

    OperatorHarness feed(List<Sample> samples) throws Exception {
        for (Sample sample : samples) {
            flink.processElement(new StreamRecord<>(sample));
        }
        return this;
    }

    OperatorHarness wallClock(long millis) throws Exception {
        flink.setProcessingTime(BEGIN_MILLIS + millis);
        return this;
    }

    List<String> results() {
        return flink.extractOutputValues().stream().map(OperatorHarness::text).toList();
    }

    List<String> side(OutputTag<Message> tag) {
        Queue<StreamRecord<Message>> records = flink.getSideOutput(tag);
        List<String> texts = new ArrayList<>();
        if (records != null) {
            records.forEach(element -> texts.add(text(element.getValue())));
        }
        return texts;
    }

    static String text(Message message) {
        return message.topic() + " " + message.key() + " " + message.timestampMillis() + " "
                + new String(message.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            flink.close();
        } catch (Exception e) {
            throw new IllegalStateException("the operator can't be closed", e);
        }
    }
}
