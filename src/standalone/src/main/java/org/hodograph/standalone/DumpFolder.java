package org.hodograph.standalone;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.hodograph.pipeline.config.SinkConfig;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.Topic;

/** Each output topic as a file of JSON lines; a topic without messages is an empty file. */
public final class DumpFolder implements Consumer<Message>, Closeable {

    private final Map<Topic, OutputStream> files = new EnumMap<>(Topic.class);

    public DumpFolder(Path folder, SinkConfig sink) throws IOException {
        Files.createDirectories(folder);
        for (Topic topic : Topic.values()) {
            if (sink.topic(topic) != null) {
                Path file = folder.resolve(sink.topic(topic) + ".jsonl");
                files.put(topic, new BufferedOutputStream(Files.newOutputStream(file)));
            }
        }
    }

    @Override
    public void accept(Message message) {
        OutputStream file = files.get(message.topic());
        if (file == null) {
            return; // this role is not written
        }
        try {
            file.write(message.value());
            file.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands on what there is, for those who follow a file. */
    void flush() {
        for (OutputStream file : files.values()) {
            try {
                file.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (OutputStream file : files.values()) {
            file.close();
        }
    }
}
