package org.hodograph.kernels.embedding;

import java.util.List;
import org.hodograph.kernels.text.Setting;

/** What {@link Glla} and {@link Gold} share: settings and their rules. */
final class Runs {

    static final int MAX_ORDER = 6;
    static final int MAX_EMBEDDING = 10_000;
    static final int EMBEDDING = 5;
    static final int ORDER = 2;

    private Runs() {}

    static void check(String name, int embedding, int order) {
        if (order < 1 || order > MAX_ORDER) {
            throw new IllegalArgumentException(name + ": order must be 1 to " + MAX_ORDER + ", but is " + order);
        }
        if (embedding <= order || embedding > MAX_EMBEDDING) {
            throw new IllegalArgumentException(name + ": embedding must be order + 1 = " + (order + 1) + " to "
                    + MAX_EMBEDDING + " samples, but is " + embedding);
        }
    }

    static List<Setting> settings() {
        return List.of(
                new Setting(
                        "embedding",
                        "samples, above order, at most " + MAX_EMBEDDING,
                        Integer.toString(EMBEDDING),
                        "of a run; streams: the newest; batch: the run whose mean is nearest to the point"),
                new Setting(
                        "order",
                        "1 to " + MAX_ORDER,
                        Integer.toString(ORDER),
                        "the highest derivative and the degree of the polynomial"));
    }
}
