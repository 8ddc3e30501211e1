package org.hodograph.flink.sql;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.types.Row;

/** Collects the rows of a mini cluster in this process; no state is in the savepoint. */
final class RowSink implements Sink<Row> {

    private static final long serialVersionUID = 1;

    // Flink ships a copy of a sink to its tasks: what they share has to be found by name
    private static final Map<String, List<Row>> COLLECTED = new ConcurrentHashMap<>();

    private final String name = UUID.randomUUID().toString();

    RowSink() {
        COLLECTED.put(name, new CopyOnWriteArrayList<>());
    }

    List<Row> rows() {
        return COLLECTED.get(name);
    }

    @Override
    public SinkWriter<Row> createWriter(WriterInitContext context) {
        List<Row> rows = rows();
        return new SinkWriter<>() {
            @Override
            public void write(Row row, Context at) {
                rows.add(Row.copy(row));
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
