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
}
