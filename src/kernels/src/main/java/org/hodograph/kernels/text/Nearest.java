package org.hodograph.kernels.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The valid word a user probably meant. */
public final class Nearest {

    private Nearest() {}

    /** The candidate with the fewest single-letter edits from {@code word}, if these are at most a third of its length (and one is always allowed). */
    public static Optional<String> to(String word, Collection<String> candidates) {
        int most = Math.max(1, (word.length() + 1) / 3);
        return candidates.stream()
                .filter(candidate -> edits(word, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> edits(word, candidate)));
    }

    /** {@code ", did you mean X?"}, or nothing when no candidate is near. */
    public static String hint(String word, Collection<String> candidates) {
        return to(word, candidates).map(near -> ", did you mean " + near + "?").orElse("");
    }

    /** Levenshtein's distance (1966): insertions, deletions and substitutions. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
