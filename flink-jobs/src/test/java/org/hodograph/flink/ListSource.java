package org.hodograph.flink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.hodograph.pipeline.SourceRecord;

/** A bounded source of given texts; each subtask gives a run of neighbours, in their order. */
public final class ListSource {

    private ListSource() {}

    public static DataGeneratorSource<SourceRecord> of(List<String> texts) {
        List<String> all = List.copyOf(texts);
        GeneratorFunction<Long, SourceRecord> at = index -> new SourceRecord(
                "telemetry",
                0,
                index,
                OperatorHarness.BEGIN_MILLIS,
                all.get(Math.toIntExact(index)).getBytes(StandardCharsets.UTF_8));
        return new DataGeneratorSource<>(at, all.size(), ValueType.SOURCE_RECORD);
    }
}
