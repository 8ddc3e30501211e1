package org.hodograph.pipeline.alert;

import java.util.List;
import org.hodograph.pipeline.NamePattern;

/** The patterns of a setting of an alert by series, of which the first that matches holds. */
final class SeriesPatterns {

    private SeriesPatterns() {}

    /** Expects that none stands behind one that takes all of its series. */
    static void requireReachable(String key, List<String> patterns) {
        for (int i = 0; i < patterns.size(); i++) {
            for (String before : patterns.subList(0, i)) {
                if (NamePattern.covers(before, patterns.get(i))) {
                    throw new IllegalArgumentException(key + ": " + patterns.get(i) + " stands behind " + before
                            + ", which has all of its series: the first that matches holds, so put it before");
                }
            }
        }
    }

    /** Expects that each is of some of the alert's series. */
    static void requireWithin(String key, List<String> patterns, String series) {
        for (String pattern : patterns) {
            if (!NamePattern.overlap(pattern, series)) {
                throw new IllegalArgumentException(
                        key + ": " + pattern + " is of none of the alert's series, which are " + series);
            }
        }
    }
}
