package org.hodograph.flink;

import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.output.Message;

/** Flink's operator round a {@link DerivativesOperator}, which it tells where keyed states are kept. */
final class TrackerOperator extends KeyedProcessOperator<String, Sample, Message> {

    private static final long serialVersionUID = 1;

    private final DerivativesOperator function;

    TrackerOperator(DerivativesOperator function) {
        super(function);
        this.function = function;
    }

    @Override
    public void open() throws Exception {
        function.keptIn(getKeyedStateBackend());
        super.open();
    }
}
