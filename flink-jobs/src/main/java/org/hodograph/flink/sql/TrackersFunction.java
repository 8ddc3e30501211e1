package org.hodograph.flink.sql;

import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.ProcessTableFunction;
import org.apache.flink.table.functions.SpecializedFunction;
import org.apache.flink.table.types.inference.TypeInference;

/** A process table function round the trackers of a partition. Public for the planner's sake. */
public abstract class TrackersFunction extends ProcessTableFunction<RowData> implements SpecializedFunction {

    private static final long serialVersionUID = 1;
    private static final String TIMER = "look"; // one a partition

    private final Call call; // null: before a call is planned
    private transient PartitionTrackers trackers;

    TrackersFunction(Call call) {
        this.call = call;
    }

    abstract Signature signature();

    /** What writes the rows. */
    abstract BiFunction<Consumer<RowData>, Counters, Rows> rows();

    @Override
    public TypeInference getTypeInference(DataTypeFactory types) {
        return signature().inference(call != null);
    }

    @Override
    public void open(FunctionContext context) {
        Counters counters = new Counters(context.getMetricGroup());
        trackers = new PartitionTrackers(call, rows().apply(this::collect, counters), counters);
    }

    /** A row of the table comes. */
    void row(Context context, Memory memory, RowData input) throws IOException {
        memory.partition = trackers.row(input, memory.partition);
        long timer = trackers.timer();
        if (timer != Partition.NEVER) {
            context.timeContext(Long.class).registerOnTime(TIMER, timer);
        }
    }

    /** Called by Flink: the watermark has passed the time of the partition's timer, or the input has ended. */
    public void onTimer(OnTimerContext context, Memory memory) throws IOException {
        if (memory.partition == null) {
            return;
        }
        TimeContext<Long> times = context.timeContext(Long.class);
        memory.partition = trackers.look(memory.partition, times.time(), times.currentWatermark());
        long timer = trackers.timer();
        if (timer != Partition.NEVER) {
            times.registerOnTime(TIMER, timer);
        } else {
            times.clearTimer(TIMER); // its name stays behind otherwise
        }
    }
}
