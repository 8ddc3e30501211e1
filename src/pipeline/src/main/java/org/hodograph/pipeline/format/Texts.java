package org.hodograph.pipeline.format;

/** Pieces of input inside messages. */
final class Texts {

    private static final int LONGEST = 40;

    private Texts() {}

    /** At most 40 characters, on one line. */
    static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
