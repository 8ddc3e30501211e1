package org.hodograph.kernels.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The valid word a user probably meant. */
public final class Nearest {

    private Nearest() {}

    /** The candidate with the fewest edits (a letter more, less, another, or two swapped) from {@code word}, if these are at most a third of its length (and one is always allowed) and leave a letter of it. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        int most = Math.max(1, (word.length() + 1) / 3);
        return candidates.stream()
                .filter(candidate -> Math.abs(word.length() - candidate.length()) <= most)
                .filter(candidate -> edits(word, candidate) <= most)
                .filter(candidate -> edits(word, candidate) < Math.max(word.length(), candidate.length()))
                .min(Comparator.comparingInt(candidate -> edits(word, candidate)));
    }

    /** {@code ", did you mean X?"}, or nothing when no candidate is near. */
    public static String hint(String word, Collection<String> candidates) {
        return to(word, candidates).map(near -> ", did you mean " + near + "?").orElse("");
    }

    /** Levenshtein's distance (1966) with Damerau's (1964) swaps: insertions, deletions, substitutions and swapped neighbours. */
    private static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int substituted = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(substituted, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
