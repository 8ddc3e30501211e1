package org.hodograph.pipeline.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.SourceRecord;

/** Reads each record as the feed of its topic is written. One look-up by name a record. For one thread. */
final class RoutedFormat implements Format {

    private final List<Feed> feeds;
    private final List<Format> formats;
    private final Map<String, Format> byTopic = new HashMap<>();

    RoutedFormat(List<Feed> feeds) {
        this.feeds = List.copyOf(feeds);
        formats = feeds.stream().map(feed -> Formats.of(feed.format())).toList();
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        Format format = byTopic.get(source.topic());
        if (format == null) {
            format = formats.get(feed(source.topic()));
            byTopic.put(source.topic(), format);
        }
        format.read(source, out);
    }

    /** The first feed that has the topic; a topic of none, which nobody asked for, is read as the first feed is. */
    private int feed(String topic) {
        for (int i = 0; i < feeds.size(); i++) {
            if (feeds.get(i).topics().has(topic)) {
                return i;
            }
        }
        return 0;
    }
}
