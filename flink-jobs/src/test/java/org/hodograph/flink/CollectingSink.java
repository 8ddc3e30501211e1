package org.hodograph.flink;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.hodograph.pipeline.output.Message;

/** Collects the messages of a mini cluster in this process as texts. */
public final class CollectingSink implements Sink<Message> {

    private static final long serialVersionUID = 1;

    // Flink ships a copy of a sink to its tasks: what they share has to be found by name
    private static final Map<String, List<String>> COLLECTED = new ConcurrentHashMap<>();

    private final String name = UUID.randomUUID().toString();

    public CollectingSink() {
        COLLECTED.put(name, new CopyOnWriteArrayList<>());
    }

    public List<String> texts() {
        return COLLECTED.get(name);
    }

    @Override
    public SinkWriter<Message> createWriter(WriterInitContext context) {
        List<String> texts = texts();
        return new SinkWriter<>() {
            @Override
            public void write(Message message, Context at) {
                texts.add(OperatorHarness.text(message));
            }

            @Override
            public void flush(boolean endOfInput) {
                // nothing waits
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
