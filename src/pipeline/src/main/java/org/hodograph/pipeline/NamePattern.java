package org.hodograph.pipeline;

/** Names of series and entities by pattern: {@code *} stands for any characters, {@code /} too. */
public final class NamePattern {

    private NamePattern() {}

    /** Whether the name is one of the pattern's. */
    public static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1; // the last one passed
        int retry = 0; // where the name goes on if that star takes one more character
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Whether every name of another pattern is one of the pattern's; it may be so without being found. */
    public static boolean covers(String pattern, String other) {
        return matches(pattern, other); // a star of the other is taken by nothing but a star
    }

    /** The fewest letters to put in, take out or exchange so that a name is one of the pattern's. Costs O(pattern · name). */
    public static int edits(String pattern, String name) {
        int[] row = new int[name.length() + 1]; // of the pattern so far, by how much of the name
        for (int n = 0; n < row.length; n++) {
            row[n] = n;
        }
        for (int p = 0; p < pattern.length(); p++) {
            boolean star = pattern.charAt(p) == '*';
            int diagonal = row[0];
            row[0] += star ? 0 : 1;
            for (int n = 1; n < row.length; n++) {
                int above = row[n];
                row[n] = star
                        ? Math.min(above, row[n - 1])
                        : Math.min(
                                diagonal + (pattern.charAt(p) == name.charAt(n - 1) ? 0 : 1),
                                1 + Math.min(above, row[n - 1]));
                diagonal = above;
            }
        }
        return row[name.length()];
    }

    /** Whether some name is one of both patterns. */
    public static boolean overlap(String one, String other) {
        boolean[] below = new boolean[other.length() + 1]; // row i + 1 of the table
        for (int i = one.length(); i >= 0; i--) {
            boolean[] row =
                    new boolean[other.length() + 1]; // whether one from i on and other from j on have a name in common
            for (int j = other.length(); j >= 0; j--) {
                boolean hasOne = i < one.length();
                boolean hasOther = j < other.length();
                if ((hasOne && one.charAt(i) == '*') || (hasOther && other.charAt(j) == '*')) {
                    row[j] = (hasOne && below[j])
                            || (hasOther && row[j + 1]); // a star ends, or takes one more of the other
                } else {
                    row[j] = hasOne == hasOther && (!hasOne || (one.charAt(i) == other.charAt(j) && below[j + 1]));
                }
            }
            below = row;
        }
        return below[0];
    }
}
