package org.hodograph.flink;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.OutputTag;
import org.hodograph.pipeline.output.Message;

/** The outputs beside the results. */
final class SideOutputs {

    static final OutputTag<Message> LATE = new OutputTag<>("late", ValueType.MESSAGE);
    static final OutputTag<Message> REJECTED = new OutputTag<>("rejected", ValueType.MESSAGE);

    /** Names of series that are news to {@link UnmatchedRules}. */
    static final OutputTag<String> HEARD = new OutputTag<>("heard", Types.STRING);

    private SideOutputs() {}
}
