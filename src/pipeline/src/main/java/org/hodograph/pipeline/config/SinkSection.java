package org.hodograph.pipeline.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.config.SinkConfig.Delivery;
import org.hodograph.pipeline.output.Topic;

/** Reads {@code sink}. A topic without a name is called after the first source topic. */
final class SinkSection {

    private SinkSection() {}

    static SinkConfig read(YamlMap sink, List<String> sourceTopics) {
        String first = sourceTopics.isEmpty() ? "telemetry" : sourceTopics.get(0);
        YamlMap names = sink.map("topics");
        Map<Topic, String> topics = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            topics.put(topic, names.text(topic.word()).orElse(first + "." + topic.word()));
        }
        names.end();
        sink.onlyAvailable("format", "json");
        Delivery delivery = sink.choice(
                "delivery",
                Delivery.AT_LEAST_ONCE,
                Map.of("at-least-once", Delivery.AT_LEAST_ONCE, "exactly-once", Delivery.EXACTLY_ONCE));
        int partitions = sink.read(
                "partitions", 0, text -> text.equals("as the source") ? 0 : Texts.wholeNumber(text, 1, 10_000));
        YamlMap kafka = sink.map("kafka");
        Map<String, String> properties = kafka.texts(Texts::resolved);
        sink.end();
        return new SinkConfig(topics, delivery, partitions, properties);
    }
}
