package org.hodograph.pipeline.time;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hodograph.pipeline.SourceRecord;

/** What is remembered of each clock of each partition; of the {@value #MOST} heard of last. */
final class Clocks<T> {

    private static final int MOST = 65_536;

    private final Map<Key, T> states = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, T> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String topic, int partition, String clock) {}

    T get(SourceRecord source, String clock) {
        return states.get(new Key(source.topic(), source.partition(), clock));
    }

    void put(SourceRecord source, String clock, T state) {
        states.put(new Key(source.topic(), source.partition(), clock), state);
    }
}
