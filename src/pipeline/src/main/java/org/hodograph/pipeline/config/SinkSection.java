package org.hodograph.pipeline.config;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.config.SinkConfig.Delivery;
import org.hodograph.pipeline.output.SinkFormat;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.unit.ShowIn;

/** Reads {@code sink}. A topic without a name is called after the first source topic. */
final class SinkSection {

    private static final Map<String, Delivery> DELIVERIES =
            Map.of("at-least-once", Delivery.AT_LEAST_ONCE, "exactly-once", Delivery.EXACTLY_ONCE);
    private static final String AS_SOURCE = "as the source";
    private static final String KEPT = "forever";
    private static final long FOR_EVER = -1;
    private static final String NONE = "none"; // this role is not written

    private SinkSection() {}

    static SinkConfig read(YamlMap sink, List<String> sourceTopics) {
        String first = sourceTopics.isEmpty() ? "telemetry" : sourceTopics.get(0);
        YamlMap names = sink.map("topics");
        Map<Topic, String> topics = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            String name = names.text(topic.word()).orElse(first + "." + topic.word());
            if (!name.equals(NONE)) {
                topics.put(topic, name);
            }
        }
        names.end();
        SinkFormat format = SinkFormatSection.read(sink);
        Delivery delivery = sink.choice("delivery", Delivery.AT_LEAST_ONCE, DELIVERIES);
        int partitions =
                sink.read("partitions", 0, text -> text.equals(AS_SOURCE) ? 0 : Texts.wholeNumber(text, 1, 10_000));
        long retention = sink.read("retention", FOR_EVER, SinkSection::retention);
        KafkaSettings kafka = KafkaSettings.read(sink.map("kafka"));
        ShowIn showIn = ShowInSection.read(sink);
        WebhookSettings webhook = WebhookSection.read(sink);
        sink.end();
        return new SinkConfig(topics, delivery, partitions, retention, kafka, format, showIn, webhook);
    }

    /** What {@link #read} would read to the same. */
    static Map<String, Object> text(SinkConfig sink) {
        Map<String, Object> names = new LinkedHashMap<>();
        for (Topic topic : Topic.values()) {
            names.put(topic.word(), sink.topic(topic) == null ? NONE : sink.topic(topic));
        }
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("topics", names);
        SinkFormatSection.print(sink.format(), text);
        text.put("delivery", Texts.word(DELIVERIES, sink.delivery()));
        text.put("partitions", sink.partitions() == 0 ? AS_SOURCE : sink.partitions());
        text.put("retention", retention(sink));
        text.put("kafka", sink.kafka().shown());
        text.put("show-in", sink.showIn().text());
        text.put("webhook", WebhookSection.text(sink.webhook()));
        return text;
    }

    private static long retention(String text) {
        if (text.equals(KEPT)) {
            return FOR_EVER;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(Durations.parse(text));
        if (millis <= 0) {
            throw new IllegalArgumentException("must be " + KEPT + " or at least 1ms, but is " + text);
        }
        return millis;
    }

    private static String retention(SinkConfig sink) {
        return sink.retentionMillis() < 0
                ? KEPT
                : Durations.print(TimeUnit.MILLISECONDS.toNanos(sink.retentionMillis()));
    }
}
