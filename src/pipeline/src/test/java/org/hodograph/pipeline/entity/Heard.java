package org.hodograph.pipeline.entity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.series.Tracker;

/** The trackers of one entity and the entity itself, what they say kept as messages; the smallest host there is. */
final class Heard {

    static final long SECOND = 1_000_000_000;

    final List<Message> messages = new ArrayList<>();
    final Map<String, Tracker> trackers = new HashMap<>();
    final JobConfig config;
    final EntityTap tap;
    Entity entity;

    Heard(String yaml) {
        config = JobConfigFile.parse(yaml, "test");
        tap = new EntityTap(new MessageEncoder(
                messages::add, MessageEncoder.Tally.NONE, config.sink().showIn()));
        entity = new Entity("car", config.entities());
    }

    void give(String signal, long nanos, double value) {
        give(signal, nanos, value, null);
    }

    void give(String signal, long nanos, double value, String unit) {
        String series = "car/" + signal;
        tap.attend(entity, config.entities().alerts());
        SourceRecord source = new SourceRecord("in", 0, nanos / SECOND, -1, new byte[0]);
        tap.from(source);
        boolean isNew = !trackers.containsKey(series);
        trackers.computeIfAbsent(
                        series, name -> new Tracker(name, config.series().settingsFor(name)))
                .accept(new Sample(series, nanos, value, unit, source), nanos / 1_000_000, tap);
        if (isNew) {
            tap.begun(series);
        }
    }

    byte[] savedEntity() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        entity.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    void reload(byte[] saved) throws IOException {
        entity = new Entity("car", config.entities());
        entity.load(new DataInputStream(new ByteArrayInputStream(saved)));
    }

    List<String> texts(Topic topic) {
        return messages.stream()
                .filter(message -> message.topic() == topic)
                .map(message -> new String(message.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
