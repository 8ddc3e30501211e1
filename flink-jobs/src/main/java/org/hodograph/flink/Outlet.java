package org.hodograph.flink;

import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.hodograph.pipeline.output.Message;

/** Where the messages of a call go: late and rejected ones to side outputs. Flink uses its contexts again, and so does this. */
final class Outlet implements KeyedTrackers.Output {

    private final TimerService timers;
    private final Side side;
    private Collector<Message> results;

    /** A side output of one of Flink's contexts, which have no type in common. */
    interface Side {
        <T> void output(OutputTag<T> tag, T value);
    }

    Outlet(TimerService timers, Side side) {
        this.timers = timers;
        this.side = side;
    }

    Outlet to(Collector<Message> out) {
        results = out;
        return this;
    }

    @Override
    public TimerService timers() {
        return timers;
    }

    @Override
    public void emit(Message message) {
        switch (message.topic()) {
            case LATE -> side.output(SideOutputs.LATE, message);
            case REJECTED -> side.output(SideOutputs.REJECTED, message);
            default -> results.collect(message);
        }
    }

    @Override
    public void heard(String series) {
        side.output(SideOutputs.HEARD, series);
    }
}
