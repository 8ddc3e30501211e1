package org.hodograph.pipeline.account;

import java.util.regex.Pattern;

/**
 * Reasons of one kind: those that differ only in what was read. Quoted texts, numbers, durations and what stands in
 * parentheses are left out, so that {@code late: 2.4 s behind …} and {@code late: 3 min behind …} are one.
 */
final class ReasonKind {

    private static final int LONGEST = 200; // characters; a field's name may be as long as its sender likes

    // possessive: the input's own text must not make this slow
    private static final Pattern OF_THE_INPUT = Pattern.compile("\"[^\"]*+\"?+|\\([^)]*+\\)?+"
            + "|(?<![\\w.])[-+]?+\\d++(?:\\.\\d++)?+(?:[eE][-+]?+\\d++)?+(?: (?:ns|us|ms|s|min|h|d)(?!\\w))?+(?!\\w)");

    private ReasonKind() {}

    static String of(String reason) {
        String kind = OF_THE_INPUT.matcher(reason).replaceAll("…");
        return kind.length() <= LONGEST ? kind : kind.substring(0, LONGEST);
    }
}
