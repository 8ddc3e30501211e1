package org.hodograph.pipeline.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.kernels.tail.Budget;
import org.hodograph.kernels.tail.SharedTail;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.RuleTexts;

/**
 * The tails by which series are judged that are too young to have their own, {@code share: {"truck-*": "high 2.31 in 412345 samples: …"}}.
 * They are of the rule and in no way learned, so that every host says the same.
 *
 * @param each the first whose pattern a series matches is its own; the others have none
 */
public record Shares(List<Share> each) implements Serializable {

    /** No series has one. */
    public static final Shares NONE = new Shares(List.of());

    private static final String ALL = "*";
    private static final String KEY = "share";

    /**
     * That of some series.
     *
     * @param series a pattern; of a track, of entities
     * @param tail null: these have none
     */
    public record Share(String series, SharedTail tail) implements Serializable {

        private String text() {
            return tail == null ? "" : tail.text();
        }
    }

    public Shares {
        each = List.copyOf(each);
        each.forEach(share -> RuleTexts.require("an alert", share.series(), share.text()));
        SeriesPatterns.requireReachable(KEY, patterns(each));
    }

    private static List<String> patterns(List<Share> each) {
        return each.stream().map(Share::series).toList();
    }

    /** The same one of all series. */
    public static Shares of(SharedTail tail) {
        return new Shares(List.of(new Share(ALL, tail)));
    }

    /** Whether it is one for all series. */
    public boolean isOne() {
        return each.size() == 1 && each.get(0).series().equals(ALL);
    }

    /** That of a series; null: it has none. */
    public SharedTail tailOf(String series) {
        for (Share share : each) {
            if (NamePattern.matches(share.series(), series)) {
                return share.tail();
            }
        }
        return null;
    }

    /** Expects the sides on which a budget looks. */
    void require(Budget budget) {
        for (Share share : each) {
            if (share.tail() != null) {
                share.tail().require(budget);
            }
        }
    }

    /** Expects that each is of some of the series of a pattern. */
    void requireWithin(String pattern) {
        SeriesPatterns.requireWithin(KEY, patterns(each), pattern);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(each.size());
        for (Share share : each) {
            out.writeUTF(share.series());
            out.writeUTF(share.text());
        }
    }

    static Shares load(DataInput in) throws IOException {
        List<Share> each = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String series = in.readUTF();
            String text = in.readUTF();
            each.add(new Share(series, text.isEmpty() ? null : SharedTail.parse(text)));
        }
        return new Shares(each);
    }
}
