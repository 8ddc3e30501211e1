package org.hodograph.standalone;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.entity.Clockwork;
import org.hodograph.pipeline.entity.Entity;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.series.Tracker;

/** The states of all series of a job, in memory, in the order in which they began. */
final class MemoryStore implements Clockwork.Store<RuntimeException> {

    private final JobConfig config;
    private final Consumer<String> heard;
    private final Map<String, Tracker> trackers = new LinkedHashMap<>();
    private final Map<String, Entity> entities = new HashMap<>();

    /** {@code heard} takes the names of series without a state. */
    MemoryStore(JobConfig config, Consumer<String> heard) {
        this.config = config;
        this.heard = heard;
    }

    @Override
    public Tracker tracker(String series) {
        return trackers.get(series);
    }

    @Override
    public Tracker newTracker(String series) {
        heard.accept(series);
        return trackers.size() < maxSeries()
                ? new Tracker(series, config.series().settingsFor(series))
                : null;
    }

    @Override
    public int maxSeries() {
        return config.source().maxSeries();
    }

    @Override
    public void keep(String series, Tracker tracker, boolean isNew) {
        if (isNew) {
            trackers.put(series, tracker);
        }
    }

    @Override
    public Entity entity(String name, AlertRules current) {
        EntityRules rules = config.entities();
        return rules.isEmpty(current) ? null : entities.computeIfAbsent(name, made -> new Entity(made, rules));
    }

    @Override
    public void keep(String name, Entity entity) {} // it is in the map

    int size() {
        return trackers.size();
    }

    /** Forgets entities whose last series has gone. */
    void forgetEntities() {
        Set<String> left = new HashSet<>();
        trackers.keySet().forEach(series -> left.add(Sample.entityOf(series)));
        entities.keySet().retainAll(left);
    }

    /** All series. */
    Iterator<Held> all() {
        Iterator<Map.Entry<String, Tracker>> entries = trackers.entrySet().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Held next() {
                Map.Entry<String, Tracker> entry = entries.next();
                return new Held(entry.getKey(), entry.getValue());
            }

            @Override
            public void remove() {
                entries.remove();
            }
        };
    }

    /** A series in memory. */
    record Held(String series, Tracker tracker) implements Clockwork.Held<RuntimeException> {

        @Override
        public Tracker seen() {
            return tracker;
        }

        @Override
        public void keep() {} // it is in the map
    }
}
