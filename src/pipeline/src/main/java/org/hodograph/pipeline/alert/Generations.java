package org.hodograph.pipeline.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.RuleTexts;

/**
 * Which generation of what is usual a series learns: another one forgets and learns anew. So a fleet's rule can make one vehicle
 * relearn, {@code generation: {"truck-7/*": 2}}.
 *
 * @param each the first whose pattern a series matches is its own; of the others it is the empty one
 */
public record Generations(List<Generation> each) implements Serializable {

    /** All series learn the first one. */
    public static final Generations FIRST = new Generations(List.of());

    private static final String ALL = "*";
    private static final String KEY = "generation";

    /**
     * That of some series.
     *
     * @param series a pattern; of a track, of entities
     * @param name of the generation
     */
    public record Generation(String series, String name) implements Serializable {}

    public Generations {
        each = List.copyOf(each);
        each.forEach(generation -> RuleTexts.require("an alert", generation.series(), generation.name()));
        SeriesPatterns.requireReachable(KEY, patterns(each));
    }

    private static List<String> patterns(List<Generation> each) {
        return each.stream().map(Generation::series).toList();
    }

    /** The same one of all series. */
    public static Generations of(String name) {
        return name.isEmpty() ? FIRST : new Generations(List.of(new Generation(ALL, name)));
    }

    /** Whether it is one for all series, which has a name alone. */
    public boolean isOne() {
        return each.isEmpty() || (each.size() == 1 && each.get(0).series().equals(ALL));
    }

    /** That of a series. */
    public String nameOf(String series) {
        for (Generation generation : each) {
            if (NamePattern.matches(generation.series(), series)) {
                return generation.name();
            }
        }
        return "";
    }

    /** Expects that each is of some of the series of a pattern. */
    void requireWithin(String pattern) {
        SeriesPatterns.requireWithin(KEY, patterns(each), pattern);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(each.size());
        for (Generation generation : each) {
            out.writeUTF(generation.series());
            out.writeUTF(generation.name());
        }
    }

    static Generations load(DataInput in) throws IOException {
        List<Generation> each = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            each.add(new Generation(in.readUTF(), in.readUTF()));
        }
        return new Generations(each);
    }
}
