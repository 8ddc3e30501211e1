package org.hodograph.pipeline.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Set;
import org.hodograph.pipeline.series.SeriesEvent.Kind;

/** The maxima, minima and inflections of a series that asks for them. For one thread. */
final class Shapes {

    private final Set<Kind> asked;
    private final Extrema slope; // null: not asked
    private final Extrema bend; // null: not asked

    private Shapes(Set<Kind> asked) {
        this.asked = asked;
        slope = asked.contains(Kind.MAXIMUM) || asked.contains(Kind.MINIMUM) ? new Extrema(1) : null;
        bend = asked.contains(Kind.INFLECTION) ? new Extrema(2) : null;
    }

    /** Null if the series asks for none. */
    static Shapes of(SeriesSettings settings) {
        Shapes shapes = new Shapes(settings.events());
        return shapes.slope == null && shapes.bend == null ? null : shapes;
    }

    /** Takes the next final answer and tells what has become sure by it. */
    void answer(Derivatives result, TrackerListener out) {
        tell(slope == null ? null : slope.answer(result), out);
        tell(bend == null ? null : bend.answer(result), out);
    }

    private void tell(SeriesEvent event, TrackerListener out) {
        if (event != null && asked.contains(event.kind())) {
            out.event(event);
        }
    }

    void clear() {
        if (slope != null) {
            slope.clear();
        }
        if (bend != null) {
            bend.clear();
        }
    }

    void copyFrom(Shapes other) {
        if (slope != null) {
            slope.copyFrom(other.slope);
        }
        if (bend != null) {
            bend.copyFrom(other.bend);
        }
    }

    void save(DataOutput data) throws IOException {
        if (slope != null) {
            slope.save(data);
        }
        if (bend != null) {
            bend.save(data);
        }
    }

    void load(DataInput data) throws IOException {
        if (slope != null) {
            slope.load(data);
        }
        if (bend != null) {
            bend.load(data);
        }
    }
}
