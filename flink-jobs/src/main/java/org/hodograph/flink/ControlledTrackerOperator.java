package org.hodograph.flink;

import java.util.List;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.output.Message;

/** Flink's operator round a {@link ControlledOperator}, which it tells where keyed states are kept. */
final class ControlledTrackerOperator extends CoBroadcastWithKeyedOperator<String, Sample, SourceRecord, Message> {

    private static final long serialVersionUID = 1;

    private final ControlledOperator function;

    ControlledTrackerOperator(ControlledOperator function) {
        super(function, List.of(ControlledOperator.CONTROL));
        this.function = function;
    }

    @Override
    public void open() throws Exception {
        function.keptIn(getKeyedStateBackend());
        super.open();
    }
}
