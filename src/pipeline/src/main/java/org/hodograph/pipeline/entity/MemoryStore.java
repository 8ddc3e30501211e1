package org.hodograph.pipeline.entity;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.alert.FleetTails;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.series.Tracker;

/** The states of all series of a host in memory, in the order in which they began. */
public final class MemoryStore implements Clockwork.Store<RuntimeException> {

    private final Function<String, SeriesSettings> settings;
    private final EntityRules rules;
    private final int maxSeries;
    private final Consumer<String> heard;
    private final Map<String, Tracker> trackers = new LinkedHashMap<>();
    private final Map<String, Entity> entities = new LinkedHashMap<>();

    /**
     * A store without series.
     *
     * @param settings of a series
     * @param maxSeries that have a state
     * @param heard takes the names of series without a state
     */
    public MemoryStore(
            Function<String, SeriesSettings> settings, EntityRules rules, int maxSeries, Consumer<String> heard) {
        this.settings = settings;
        this.rules = rules;
        this.maxSeries = maxSeries;
        this.heard = heard;
    }

    @Override
    public Tracker tracker(String series) {
        return trackers.get(series);
    }

    @Override
    public Tracker newTracker(String series) {
        heard.accept(series);
        return trackers.size() < maxSeries ? new Tracker(series, settings.apply(series)) : null;
    }

    @Override
    public int maxSeries() {
        return maxSeries;
    }

    @Override
    public void keep(String series, Tracker tracker, boolean isNew) {
        if (isNew) {
            trackers.put(series, tracker);
        }
    }

    @Override
    public Entity entity(String name, AlertRules current) {
        return rules.isEmpty(current) ? null : entities.computeIfAbsent(name, made -> new Entity(made, rules));
    }

    @Override
    public void keep(String name, Entity entity) {} // it is in the map

    /** How many series have a state. */
    public int size() {
        return trackers.size();
    }

    /** Forgets entities whose last series has gone. */
    public void forgetEntities() {
        Set<String> left = new HashSet<>();
        trackers.keySet().forEach(series -> left.add(Sample.entityOf(series)));
        entities.keySet().retainAll(left);
    }

    /** Tells what the alerts of all entities have learned. */
    public void tell(FleetTails tails) {
        entities.values().forEach(entity -> entity.tell(tails));
    }

    /** All series. */
    public Iterator<Held> all() {
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
    public record Held(String series, Tracker tracker) implements Clockwork.Held<RuntimeException> {

        @Override
        public Tracker seen() {
            return tracker;
        }

        @Override
        public void keep() {} // it is in the map
    }
}
