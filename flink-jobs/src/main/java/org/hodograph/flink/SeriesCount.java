package org.hodograph.flink;

import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * How many series a task has a state for. Operator state, so that series which a restart brings back count against
 * max-series like all others. The sum over the tasks is exact; after a restart each task takes an equal share of it, as the
 * hash of the keys gives it about an equal share of the series.
 */
final class SeriesCount {

    private final ListState<Long> saved;
    private long held;

    SeriesCount(FunctionInitializationContext context, TaskInfo task) throws Exception {
        saved = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("series-count", LongSerializer.INSTANCE));
        long total = 0;
        for (long part : saved.get()) {
            total += part;
        }
        int tasks = task.getNumberOfParallelSubtasks();
        held = Math.floorDiv(total, tasks) + (task.getIndexOfThisSubtask() < Math.floorMod(total, tasks) ? 1 : 0);
    }

    void save() throws Exception {
        saved.update(List.of(held));
    }

    void add(int series) {
        held += series;
    }

    boolean isAt(int limit) {
        return held >= limit;
    }

    long held() {
        return held;
    }
}
