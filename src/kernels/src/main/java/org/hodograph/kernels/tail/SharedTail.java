package org.hodograph.kernels.tail;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * What is usual in a fleet, for members too young to know it of themselves: for each side that a budget looks at the peaks over a
 * threshold and the samples they were seen in, all in the members' own deviations S ({@link Usual}), so that members may differ in scale
 * but not in the shape of their tails. Immutable, equal where their texts are.
 *
 * <p>As text {@code high 2.31 in 412345 samples: 0.12 0.4 0.9+; low 2.2 in 398000 samples: 0.1 0.31}: threshold, samples and excesses of
 * at most {@value #MOST} peaks, each with four digits; with a + it was an alarm, of which is only known that it went so far. The side of
 * magnitudes is {@code abs}.
 */
public final class SharedTail implements Serializable {

    private static final long serialVersionUID = 1;

    /** The most peaks of a side. */
    public static final int MOST = 48;

    private static final String HIGH = "high";
    private static final String LOW = "low";
    private static final String ABS = "abs";
    private static final List<String> WORDS = List.of(HIGH, LOW, ABS);

    private final SharedSide high; // null: it is not known
    private final SharedSide low;
    private final SharedSide magnitudes;
    private final String text;

    private SharedTail(SharedSide high, SharedSide low, SharedSide magnitudes) {
        this.high = high;
        this.low = low;
        this.magnitudes = magnitudes;
        StringJoiner joined = new StringJoiner("; ");
        join(joined, HIGH, high);
        join(joined, LOW, low);
        join(joined, ABS, magnitudes);
        text = joined.toString();
    }

    private static void join(StringJoiner joined, String word, SharedSide side) {
        if (side != null) {
            joined.add(word + " " + side.text());
        }
    }

    /**
     * That of members of a fleet, learned under the same budget. The common threshold is the largest of theirs, above which all peaks of
     * all are known; {@link SharedSide} tells which of them stay.
     *
     * @return null where a side that the budget looks at has no peak
     */
    public static SharedTail pooled(List<Usual> members) {
        if (members.isEmpty()) {
            return null;
        }
        Budget budget = members.get(0).budget();
        SharedSide up = budget.hasHigh() ? SharedSide.pooled(members, true) : null;
        SharedSide down = budget.hasLow() ? SharedSide.pooled(members, false) : null;
        if ((budget.hasHigh() && up == null) || (budget.hasLow() && down == null)) {
            return null;
        }
        return budget.isOfMagnitudes() ? new SharedTail(null, null, up) : new SharedTail(up, down, null);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is none, in one line
     */
    public static SharedTail parse(String text) {
        SharedSide high = null;
        SharedSide low = null;
        SharedSide magnitudes = null;
        for (String between : text.split(";", -1)) {
            String part = between.strip();
            String word = part.split("\\s", 2)[0];
            SharedSide side = SharedSide.parse(part.substring(word.length()).strip(), part);
            if (!WORDS.contains(word)) {
                throw SharedSide.fault(part, "begins with none of high, low, abs");
            }
            SharedSide before = word.equals(HIGH) ? high : word.equals(LOW) ? low : magnitudes;
            if (before != null) {
                throw new IllegalArgumentException("share has the tail " + word + " twice: give each side once");
            }
            switch (word) {
                case HIGH -> high = side;
                case LOW -> low = side;
                default -> magnitudes = side;
            }
        }
        return new SharedTail(high, low, magnitudes);
    }

    /**
     * Expects the sides that a budget looks at.
     *
     * @throws IllegalArgumentException if one is missing
     */
    public void require(Budget budget) {
        List<String> missing = new ArrayList<>();
        if (budget.hasHigh() && side(budget, true) == null) {
            missing.add(budget.isOfMagnitudes() ? ABS : HIGH);
        }
        if (budget.hasLow() && side(budget, false) == null) {
            missing.add(LOW);
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("share has no tail " + String.join(" and ", missing)
                    + ", where the alert looks: give one that was learned under the same when");
        }
    }

    /** The side of a budget; null: it is not known. */
    SharedSide side(Budget budget, boolean isHigh) {
        return budget.isOfMagnitudes() ? magnitudes : isHigh ? high : low;
    }

    /** The text form, which {@link #parse} reads to an equal one. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SharedTail shared && text.equals(shared.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
